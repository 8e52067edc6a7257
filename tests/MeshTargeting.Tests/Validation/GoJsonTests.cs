using MeshTargeting.Validation.Common;

namespace MeshTargeting.Tests.Validation;

public class GoJsonTests
{
    [Theory]
    [InlineData("""{"a": [1, -0.5e+3, true, false, null, "b\u00e9\n\"", {}, []]} and more""")]
    [InlineData(" \t\r\n0 ")]
    [InlineData("\"a\"")]
    [InlineData("1: [")]
    [InlineData("[[[[]]]]")]
    public void takes_the_first_value(string text) => Assert.Null(GoJson.Problem(text));

    [Theory]
    [InlineData("", "EOF")]
    [InlineData("  ", "EOF")]
    [InlineData("{", "unexpected EOF")]
    [InlineData("[1,", "unexpected EOF")]
    [InlineData("\"a", "unexpected EOF")]
    [InlineData("\"a\\", "unexpected EOF")]
    [InlineData("\"a\\u00", "unexpected EOF")]
    [InlineData("tr", "unexpected EOF")]
    [InlineData("-", "unexpected EOF")]
    [InlineData("1.", "unexpected EOF")]
    [InlineData("1e+", "unexpected EOF")]
    [InlineData("a", "invalid character 'a' looking for beginning of value")]
    [InlineData("[,", "invalid character ',' looking for beginning of value")]
    [InlineData("[1,]", "invalid character ']' looking for beginning of value")]
    [InlineData("{a", "invalid character 'a' looking for beginning of object key string")]
    [InlineData("{\"a\":1,}", "invalid character '}' looking for beginning of object key string")]
    [InlineData("{\"a\" 1", "invalid character '1' after object key")]
    [InlineData("{\"a\":1 2", "invalid character '2' after object key:value pair")]
    [InlineData("[1 2", "invalid character '2' after array element")]
    [InlineData("\"a\nb", "invalid character '\\n' in string literal")]
    [InlineData("\"\\q", "invalid character 'q' in string escape code")]
    [InlineData("\"\\u00g0", "invalid character 'g' in \\u hexadecimal character escape")]
    [InlineData("nil", "invalid character 'i' in literal null (expecting 'u')")]
    [InlineData("-a", "invalid character 'a' in numeric literal")]
    [InlineData("1.a", "invalid character 'a' after decimal point in numeric literal")]
    [InlineData("1ea", "invalid character 'a' in exponent of numeric literal")]
    [InlineData("'a", @"invalid character '\'' looking for beginning of value")]
    [InlineData("[\"a\"\"", "invalid character '\"' after array element")]
    [InlineData("é", "invalid character 'Ã' looking for beginning of value")]
    public void says_what_is_wrong_in_gos_words(string text, string expected) => Assert.Equal(expected, GoJson.Problem(text));

    [Fact]
    public void takes_any_depth() => Assert.Equal("unexpected EOF", GoJson.Problem(new string('[', 1_000_000)));
}
