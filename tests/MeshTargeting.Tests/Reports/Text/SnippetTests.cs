using MeshTargeting.Reading.Lines;
using MeshTargeting.Reports.Text;

namespace MeshTargeting.Tests.Reports.Text;

/// <summary>The line of a manifest below a finding.</summary>
public class SnippetTests
{
    [Theory]
    [InlineData("    - name: «backend» # x", "12 | - name: backend # x", "   |         ^^^^^^^")]
    [InlineData("\t\tname: «x»", "12 | name: x", "   |       ^")]
    [InlineData("a:\t«b»", "12 | a:    b", "   |       ^")]
    [InlineData("  название: «бэкенд»", "12 | название: бэкенд", "   |           ^^^^^^")]
    [InlineData("  名前: «東京»", "12 | 名前: 東京", "   |       ^^^^")]
    [InlineData("  e\u0301: «x»", "12 | e\u0301: x", "   |    ^")]
    [InlineData("  😀: «x»", "12 | 😀: x", "   |     ^")]
    [InlineData("  a: «\"\u001b[31m\"»", "12 | a: \"\\u001b[31m\"", "   |    ^^^^^^^^^^^^")]
    [InlineData("  a: «\u202Ex»", "12 | a: \\u202ex", "   |    ^^^^^^^")]
    [InlineData("  «»", "12 |", "   |   ^")]
    [InlineData("  name:«»", "12 | name:", "   |      ^")]
    public void marks_what_is_meant(string marked, string text, string mark)
    {
        Assert.Equal($"{text}\n{mark}\n", Write(marked));
    }

    [Fact]
    public void cuts_what_is_too_long_at_both_ends()
    {
        var lines = Write($"a: {new string('b', 200)} «cc» {new string('d', 200)}").Split('\n');

        Assert.Equal($"12 | …{new string('b', 59)} cc {new string('d', 37)}…", lines[0]);
        Assert.Equal($"   | {new string(' ', 61)}^^", lines[1]);
    }

    [Fact]
    public void cuts_a_long_token_and_no_character_in_two()
    {
        var lines = Write($"a: «{new string('b', 79)}😀😀»").Split('\n');

        Assert.Equal($"12 | a: {new string('b', 79)}……", lines[0].Replace("……", "…", StringComparison.Ordinal).Replace("…", "……", StringComparison.Ordinal));
        Assert.DoesNotContain('\uFFFD', lines[0]);
    }

    private static string Write(string marked)
    {
        var start = marked.IndexOf('«', StringComparison.Ordinal);
        var end = marked.IndexOf('»', StringComparison.Ordinal) - 1;
        var line = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        return Snippet.Write(new Region(line, start, end), 12, 5, TextStyle.Plain);
    }
}
