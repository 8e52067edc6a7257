using System.Text.RegularExpressions;
using MeshTargeting.Reports.KindPages;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reports.KindPages;

public partial class KindPageWriterTests
{
    public static TheoryData<string> Kinds => [.. KindCatalog.All.Select(k => k.Name)];

    [Fact]
    public void the_pages_under_docs_are_those_that_the_model_makes() => CheckedInFiles.Verify("docs/kinds", KindPageWriter.WriteAll());

    [Fact]
    public void the_index_leads_to_every_page() => Assert.Equal(
        KindPageWriter.WriteAll().Select(p => p.FileName).Where(f => f != "README.md"),
        FileLinks().Matches(KindPageWriter.WriteAll().Single(p => p.FileName == "README.md").Content)
            .Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void a_page_describes_every_record_that_it_links_to_and_only_once(string name)
    {
        var page = KindPageWriter.Write(KindCatalog.All.Single(k => k.Name == name));
        var headings = Headings().Matches(page).Select(m => m.Groups[1].Value.ToLowerInvariant()).ToList();

        Assert.Equal(headings.Distinct(), headings);
        Assert.Empty(Anchors().Matches(page).Select(m => m.Groups[1].Value).Except(headings));
    }

    [Fact]
    public void a_field_says_what_is_demanded_of_it()
    {
        var page = KindPageWriter.Write(KindCatalog.FindKuma("MeshHTTPRoute")!);

        Assert.Contains("| `statusCode` | integer | Status of the response. One of `301`, `302`, `303`, `307`, `308`. Default `302`. |", page, StringComparison.Ordinal);
        Assert.Contains("**Required.** At least 1 item. |", page, StringComparison.Ordinal);
        Assert.Contains("At most 16 items. Items differ in `name`. |", page, StringComparison.Ordinal);
        Assert.Contains(@"1 to 256 characters. Matches `^[a-z0-9!#$%&'*+\-.^_\x60\|~]+$`. |", page, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\]\(([A-Za-z]+\.md)\)")]
    private static partial Regex FileLinks();

    [GeneratedRegex(@"^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"\]\(#([a-z]+)\)")]
    private static partial Regex Anchors();
}
