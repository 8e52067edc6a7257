using System.Text;
using MeshTargeting.Reports;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reports;

/// <summary>
/// Documents near the greatest length that is read. What is made on the way must grow with the length, not with its square; the time is
/// compared in the same way by the benchmark <c>long</c>.
/// </summary>
public class LongDocumentTests
{
    private const int Items = 20_000;

    [Theory]
    [InlineData("MeshTimeout", "to", "{targetRef: {kind: Mesh}, default: {http: {requestTimeout: 1s}}}", 1)]
    [InlineData("MeshTimeout", "to", "{targetRef: {kind: Other}, default: {http: {requestTimeout: -1s}}}", 2)]
    [InlineData("MeshTrafficPermission", "rules", "{default: {allow: [{spiffeID: {type: Other, value: x}}]}}", 1)]
    public void memory_grows_with_the_length_and_not_with_its_square(string kind, string list, string item, int findingsOfAnItem)
    {
        Check(kind, list, item, 10);
        var (_, small) = Check(kind, list, item, Items / 4);
        var (findings, large) = Check(kind, list, item, Items);

        Assert.InRange(findings, (Items * findingsOfAnItem) - 1, Items * (findingsOfAnItem + 1));
        Assert.InRange(large / (double)small, 2, 6);
    }

    [Fact]
    public void ten_thousand_matches_of_one_route_are_told_apart_by_their_paths()
    {
        var text = new StringBuilder("type: MeshHTTPRoute\nname: long\nmesh: default\nspec:\n  to:\n  - targetRef: {kind: MeshService, name: a}\n    rules:\n    - default: {}\n      matches:\n");
        for (var i = 0; i < 10_000; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"      - path: {{type: PathPrefix, value: /p/{i}}}\n");
        }

        text.Append("    - default: {filters: []}\n      matches: [{path: {type: PathPrefix, value: /p/77/below}}, {path: {type: Exact, value: /p/78/x}}, {path: {type: RegularExpression, value: /p/79/.*}}]\n");
        var findings = Checker.Check(new CheckInput { Judged = [new SourceText("long.yaml", text.ToString())] }).Findings;

        Assert.Equal(
            ["spec.to[0].rules[1].matches[2]"],
            findings.Where(f => f.Rule.Code == "MS409").Select(f => f.Path));
    }

    [Fact]
    public void texts_are_told_apart_by_their_content_and_hashed_without_it()
    {
        var (text, same, other) = (new SourceText("a.yaml", "a: 1"), new SourceText("a.yaml", "a: 1"), new SourceText("a.yaml", "a: 2"));

        Assert.Equal(text, same);
        Assert.Equal(text.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(text, other);
    }

    private static (int Findings, long Bytes) Check(string kind, string list, string item, int items)
    {
        var text = new StringBuilder($"type: {kind}\nname: long\nmesh: default\nspec:\n  {list}:\n");
        for (var i = 0; i < items; i++)
        {
            text.Append("    - ").Append(item).Append('\n');
        }

        var input = new CheckInput { Judged = [new SourceText("long.yaml", text.ToString())] };
        var before = GC.GetAllocatedBytesForCurrentThread();
        var findings = Checker.Check(input).Findings.Count;
        return (findings, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
