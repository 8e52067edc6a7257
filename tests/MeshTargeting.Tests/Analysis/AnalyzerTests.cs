using CsCheck;
using MeshTargeting.Analysis;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Analysis;

/// <summary>What the rules find in the folders of <c>Cases</c>, each named after the code that it is about.</summary>
public class AnalyzerTests
{
    public static TheoryData<string> Cases => [.. AnalysisCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void finds_what_is_expected(string name) => CheckedInFiles.VerifyFile(
        Path.Combine(AnalysisCase.Root, name, "expected.txt"),
        string.Concat(AnalysisCase.Load(name).Findings().Select(line => line + "\n")));

    [Fact]
    public void every_rule_has_cases_where_it_fires_and_where_it_must_not()
    {
        var cases = AnalysisCase.Names.ToLookup(name => name[..5].ToUpperInvariant(), name => File.ReadAllText(Path.Combine(AnalysisCase.Root, name, "expected.txt")));

        Assert.All(RuleCatalog.All.Select(rule => rule.Descriptor.Code), code =>
        {
            Assert.Contains(cases[code], expected => expected.Contains(code, StringComparison.Ordinal));
            Assert.Contains(cases[code], expected => !expected.Contains(code, StringComparison.Ordinal));
        });
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void the_order_of_the_input_does_not_matter(string name)
    {
        var given = AnalysisCase.Load(name);
        var findings = Lines(given.World, given.Judged);

        Gen.Shuffle(given.Judged.ToArray()).Sample(
            shuffled => Assert.Equal(findings, Lines(World.Create([.. given.Context, .. shuffled], given.Options), shuffled)), iter: 10);
    }

    [Fact]
    public void many_resources_give_the_findings_of_each()
    {
        // More than are judged on one thread.
        var cases = AnalysisCase.Names.Select(AnalysisCase.Load).Where(c => c.Options == new WorldOptions()).ToList();
        var all = cases.SelectMany(c => c.Judged.Concat(c.Context)).ToList();
        Assert.True(all.Count > 64, "too few resources for several threads");
        var world = World.Create(all, new WorldOptions());

        var together = Analyzer.Analyze(world, all).Where(f => f.Rule.Code != "MS305").Select(AnalysisCase.Line).Order(StringComparer.Ordinal);
        var oneByOne = all.SelectMany(r => Analyzer.Analyze(world, [r])).Select(AnalysisCase.Line).Order(StringComparer.Ordinal);

        Assert.Equal(oneByOne, together);
    }

    [Fact]
    public void derived_resources_are_not_judged()
    {
        var world = AnalysisCase.Load("ms601-service-without-appprotocol").World;

        Assert.Contains(world.Resources, r => r.IsDerived);
        Assert.Empty(Analyzer.Analyze(world, world.Resources.Where(r => r.IsDerived)));
    }

    private static List<string> Lines(World world, IEnumerable<Resource> judged) => Analyzer.Analyze(world, judged).Select(AnalysisCase.Line).ToList();
}
