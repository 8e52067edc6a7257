using MeshTargeting.Validation.Common;

namespace MeshTargeting.Tests.Validation;

/// <summary>Regular expressions as Go has them.</summary>
public class GoRegexTests
{
    [Theory]
    [InlineData("")]
    [InlineData("^server[0-9]+$")]
    [InlineData("(?P<name>a|b)(?<other>c)(?i:d)(?s-i)e")]
    [InlineData("[]a][^]-][[:alpha:]_\\d-z\\101-\\x41-][\\x41-\\x{5a}]")]
    [InlineData("a{,2}b{2,}c{3}?d{1,2}x{")]
    [InlineData("\\pL\\p{Greek}\\Q(*\\E\\.\\z\\123")]
    [InlineData("^*()|")]
    public void takes_the_regular_expressions_of_go(string pattern) => Assert.Null(GoRegex.Problem(pattern));

    [Theory]
    [InlineData("a(", "missing closing ): `a(`")]
    [InlineData("a)", "unexpected ): `a)`")]
    [InlineData("[a", "missing closing ]: `[a`")]
    [InlineData("[b-a]", "invalid character class range: `b-a`")]
    [InlineData("[\\n-\\a]", "invalid character class range: `\\n-\\a`")]
    [InlineData("[a-\\d]", "invalid escape sequence: `\\d`")]
    [InlineData("[[:alfa:]]", "invalid character class range: `[:alfa:]`")]
    [InlineData("*a", "missing argument to repetition operator: `*`")]
    [InlineData("(+)", "missing argument to repetition operator: `+`")]
    [InlineData("a**", "invalid nested repetition operator: `**`")]
    [InlineData("a{2,1}", "invalid repeat count: `{2,1}`")]
    [InlineData("a{1001}", "invalid repeat count: `{1001}`")]
    [InlineData("a\\", "trailing backslash at end of expression: ``")]
    [InlineData("\\y", "invalid escape sequence: `\\y`")]
    [InlineData("(a)\\1", "invalid escape sequence: `\\1`")]
    [InlineData("\\xg0", "invalid escape sequence: `\\xg0`")]
    [InlineData("\\x{110000}", "invalid escape sequence: `\\x{110000}`")]
    [InlineData("(?=a)", "invalid or unsupported Perl syntax: `(?=`")]
    [InlineData("(?<!a)", "invalid or unsupported Perl syntax: `(?<`")]
    [InlineData("(?P<a-b>c)", "invalid named capture: `(?P<a-b>`")]
    public void takes_no_others(string pattern, string expected) => Assert.Equal($"error parsing regexp: {expected}", GoRegex.Problem(pattern));
}
