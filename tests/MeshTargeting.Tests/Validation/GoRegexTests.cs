using CsCheck;
using MeshTargeting.Validation.Common;

namespace MeshTargeting.Tests.Validation;

public class GoRegexTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a|b|")]
    [InlineData("()|^*$+")]
    [InlineData("(?i)a(?-s:b)(?mU-i)")]
    [InlineData("(?P<year>[0-9]{4})(?<month>[0-9]{2})")]
    [InlineData("[]a-]")]
    [InlineData("[^]-]")]
    [InlineData("[[:alpha:][:^digit:]_-z]")]
    [InlineData(@"[\d\pL\]\x{1F600}-\x{1F64F}]")]
    [InlineData(@"\pL\PN\p{Greek}\p{^Han}\P{lowercase letter}")]
    [InlineData(@"\A\bword\B\z")]
    [InlineData(@"\Q(*\E*")]
    [InlineData(@"\Qa(*")]
    [InlineData(@"\0\12\x41\.\_\-")]
    [InlineData("a{1000}b{0,}c{3,5}?")]
    [InlineData("a{,2}{x}{")]
    [InlineData("(a{10}){100}")]
    [InlineData("😀+")]
    public void takes_what_go_takes(string regex) => Assert.Null(GoRegex.Problem(regex));

    [Theory]
    [InlineData("*a")]
    [InlineData("a|*")]
    [InlineData("(+)")]
    [InlineData("(?i)*")]
    [InlineData("a**")]
    [InlineData("a{2}{3}")]
    [InlineData("a{1001}")]
    [InlineData("a{3,2}")]
    [InlineData("(a{11}){100}")]
    [InlineData("a{99999999999999999999}")]
    [InlineData("(")]
    [InlineData("a)")]
    [InlineData("(a")]
    [InlineData("(?=a)")]
    [InlineData("(?<!a)")]
    [InlineData("(?>a)")]
    [InlineData("(?i-)")]
    [InlineData("(?P<>a)")]
    [InlineData("(?P<a b>c)")]
    [InlineData("(?P<a")]
    [InlineData("[")]
    [InlineData("[]")]
    [InlineData("[z-a]")]
    [InlineData("[[:word")]
    [InlineData("[[:letter:]]")]
    [InlineData(@"[a-\d]")]
    [InlineData(@"[\b]")]
    [InlineData(@"\")]
    [InlineData(@"\1")]
    [InlineData(@"\8")]
    [InlineData(@"\q")]
    [InlineData(@"\é")]
    [InlineData(@"\C")]
    [InlineData(@"\Z")]
    [InlineData(@"\x4")]
    [InlineData(@"\x{}")]
    [InlineData(@"\x{110000}")]
    [InlineData(@"\x{41")]
    [InlineData(@"\p")]
    [InlineData(@"\pX")]
    [InlineData(@"\p{Klingon}")]
    [InlineData(@"\p{Greek")]
    public void refuses_what_go_refuses(string regex) => Assert.NotNull(GoRegex.Problem(regex));

    [Fact]
    public void bounds_how_deeply_groups_nest()
    {
        Assert.Null(GoRegex.Problem(new string('(', 900) + new string(')', 900)));
        Assert.NotNull(GoRegex.Problem(new string('(', 100_000) + new string(')', 100_000)));
    }

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
    [InlineData("\\x{110000}", "invalid escape sequence: `\\x{110000`")]
    [InlineData("(?=a)", "invalid or unsupported Perl syntax: `(?=`")]
    [InlineData("(?<!a)", "invalid named capture: `(?<!a)`")]
    [InlineData("(?P<a-b>c)", "invalid named capture: `(?P<a-b>`")]
    public void says_what_is_wrong_in_gos_words(string pattern, string expected) => Assert.Equal($"error parsing regexp: {expected}", GoRegex.Problem(pattern));

    [Fact]
    public void takes_what_is_right_as_a_group_and_as_an_alternative_too() =>
        Gen.Char["()[]{}\\*+?|^$.:-,=!<>PEapxdz0129 "].Array[0, 10].Select(c => new string(c)).Sample(pattern =>
        {
            if (GoRegex.Problem(pattern) is null)
            {
                Assert.Null(GoRegex.Problem($"(?:{pattern})"));
                Assert.Null(GoRegex.Problem($"{pattern}|{pattern}"));
            }
        });
}
