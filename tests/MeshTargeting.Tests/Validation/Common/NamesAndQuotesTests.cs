using MeshTargeting.Validation.Common;

namespace MeshTargeting.Tests.Validation.Common;

public class NamesAndQuotesTests
{
    [Theory]
    [InlineData("cart", "\"cart\"")]
    [InlineData("", "\"\"")]
    [InlineData("a\"b\\c'd", "\"a\\\"b\\\\c'd\"")]
    [InlineData("\a\b\t\n\v\f\r", "\"\\a\\b\\t\\n\\v\\f\\r\"")]
    [InlineData("\u0001\u007f", "\"\\x01\\x7f\"")]
    [InlineData("é😀", "\"é😀\"")]
    [InlineData("\u00a0\u200b\u0085", "\"\\u00a0\\u200b\\u0085\"")]
    [InlineData("\U000E0001", "\"\\U000e0001\"")]
    public void quotes_text_as_go_does(string text, string expected) => Assert.Equal(expected, GoQuote.Of(text));

    [Theory]
    [InlineData("a")]
    [InlineData("0-a")]
    [InlineData("80")]
    public void accepts_labels(string name) => Assert.Empty(KubernetesNames.Dns1123Label(name));

    [Theory]
    [InlineData("a.b", "must not contain dots")]
    [InlineData("A", "a lowercase RFC 1123 label must")]
    [InlineData("a..b", "a lowercase RFC 1123 label must")]
    [InlineData("", "a lowercase RFC 1123 label must")]
    public void says_of_a_label_with_dots_just_that(string name, string expected) =>
        Assert.StartsWith(expected, Assert.Single(KubernetesNames.Dns1123Label(name)), StringComparison.Ordinal);

    [Fact]
    public void says_both_of_a_long_name_with_dots() => Assert.Equal(
        ["must be no more than 63 characters", "must not contain dots"],
        KubernetesNames.Dns1123Label(new string('a', 63) + ".a"));
}
