using System.Globalization;
using System.Text.RegularExpressions;
using MeshTargeting.Findings;
using MeshTargeting.Reports;
using MeshTargeting.Resources;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MeshTargeting.Tests.Reports;

/// <summary>
/// Every line and column of a report points at the token that its path names. What it names is found a second time by another way:
/// YamlDotNet's own document model.
/// </summary>
public partial class PositionTests
{
    [Fact]
    public void every_finding_of_the_broken_shop_points_at_what_it_names()
    {
        var texts = Examples.Of("shop-broken").ToDictionary(t => t.File);
        var findings = Checker.Check(new CheckInput { Judged = [.. texts.Values] }).Findings;

        // A template is no YAML: nothing but its own line can be said of it.
        var readable = findings.Where(f => f.Rule.Code != "MS005").ToList();
        Assert.InRange(readable.Count, 12, 1000);
        Assert.All(readable, f => Assert.Equal(Oracle(f.Source!, f.Path, f.Anchor), f.Position));
    }

    [Theory]
    [InlineData("shop")]
    [InlineData("shop-broken")]
    public void every_reference_of_the_examples_points_at_what_it_names(string example)
    {
        var references = Resolver.Resolve(new CheckInput { Judged = [.. Examples.Of(example)] }).References;

        Assert.NotEmpty(references);
        Assert.All(references, r => Assert.Equal(Oracle(r.Reference.From.Source!, r.Reference.Path), r.Position));
    }

    private static Position Oracle(SourceDocument source, string path, Anchor anchor = Anchor.Value)
    {
        var (document, firstLine) = Document(source);
        var yaml = new YamlStream();
        yaml.Load(new StringReader(document));

        var node = yaml.Documents[0].RootNode;
        var at = node.Start;
        foreach (var step in Steps().Matches(path).Select(m => m.Value))
        {
            if (node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(step), out var value))
            {
                var key = map.Children.Keys.Single(k => k.Equals(new YamlScalarNode(step)));
                var pointsAtValue = anchor == Anchor.Value && (value is YamlScalarNode || value.Start.Line == key.Start.Line);
                at = pointsAtValue ? value.Start : key.Start;
                node = value;
            }
            else if (node is YamlSequenceNode list && int.Parse(step, CultureInfo.InvariantCulture) is var i && i < list.Children.Count)
            {
                node = list.Children[i];
                at = node.Start;
            }
            else
            {
                break;
            }
        }

        return At(at, firstLine);
    }

    private static Position At(Mark mark, int firstLine) => new((int)mark.Line + firstLine, (int)mark.Column);

    /// <summary>A document of a file, and how many lines stand before it.</summary>
    private static (string Document, int FirstLine) Document(SourceDocument source)
    {
        var documents = source.Text.Content.Split("\n---\n");
        var before = documents.Take(source.Index).Sum(d => d.Count(c => c == '\n') + 2);
        return (documents[source.Index], before);
    }

    [GeneratedRegex(@"[^.\[\]]+")]
    private static partial Regex Steps();
}
