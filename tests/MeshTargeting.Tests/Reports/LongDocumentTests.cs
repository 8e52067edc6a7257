using System.Diagnostics;
using System.Text;
using MeshTargeting.Reports;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reports;

/// <summary>
/// Documents of the greatest length that is read. Work that grows with the square of it would take minutes here; the bound leaves a
/// slow machine ten times what is needed.
/// </summary>
public class LongDocumentTests
{
    private const int Items = 20_000;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("MeshTimeout", "to", "{targetRef: {kind: Mesh}, default: {http: {requestTimeout: 1s}}}", 0)]
    [InlineData("MeshTimeout", "to", "{targetRef: {kind: Other}, default: {http: {requestTimeout: -1s}}}", 2 * Items)]
    [InlineData("MeshTrafficPermission", "rules", "{default: {allow: [{spiffeID: {type: Other, value: x}}]}}", Items)]
    public void time_grows_with_the_length_and_not_with_its_square(string kind, string list, string item, int atLeast)
    {
        var text = new StringBuilder($"type: {kind}\nname: long\nmesh: default\nspec:\n  {list}:\n");
        for (var i = 0; i < Items; i++)
        {
            text.Append("    - ").Append(item).Append('\n');
        }

        var watch = Stopwatch.StartNew();
        var result = Checker.Check(new CheckInput { Judged = [new SourceText("long.yaml", text.ToString())] });

        Assert.True(result.Findings.Count >= atLeast, $"{result.Findings.Count} findings");
        Assert.True(watch.Elapsed < Bound, $"took {watch.Elapsed}");
    }

    [Fact]
    public void texts_are_told_apart_by_their_content_and_hashed_without_it()
    {
        var (text, same, other) = (new SourceText("a.yaml", "a: 1"), new SourceText("a.yaml", "a: 1"), new SourceText("a.yaml", "a: 2"));

        Assert.Equal(text, same);
        Assert.Equal(text.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(text, other);
    }
}
