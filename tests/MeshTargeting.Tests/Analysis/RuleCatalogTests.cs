using System.Text.RegularExpressions;
using MeshTargeting.Analysis;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Analysis;

public partial class RuleCatalogTests
{
    public static TheoryData<string> Codes => [.. RuleCatalog.All.Select(rule => rule.Descriptor.Code)];

    [Fact]
    public void codes_are_unique_and_in_order()
    {
        var codes = RuleCatalog.Descriptors.Select(d => d.Code).ToList();

        Assert.Equal(codes.Distinct().Order(StringComparer.Ordinal), codes);
        Assert.Equal(RuleCatalog.All.Select(r => r.Descriptor.Code).Order(StringComparer.Ordinal), RuleCatalog.All.Select(r => r.Descriptor.Code));
        Assert.All(codes, code => Assert.Matches("^MS[0-9]{3}$", code));
    }

    [Fact]
    public void finds_a_descriptor_by_its_code()
    {
        Assert.Equal("MS301", RuleCatalog.Find("MS301")?.Code);
        Assert.Null(RuleCatalog.Find("MS999"));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void a_rule_depends_on_no_kind_that_it_does_not_declare(string code)
    {
        var rule = RuleCatalog.All.Single(r => r.Descriptor.Code == code);
        var declared = WithSources(rule.Kinds.Concat(rule.Reads));
        foreach (var given in AnalysisCase.Names.Select(AnalysisCase.Load))
        {
            Assert.Equal(Lines(rule, given, _ => true), Lines(rule, given, declared.Contains));
        }
    }

    /// <summary>The example that fires does, and the mended one does not: the documentation is true.</summary>
    [Theory]
    [MemberData(nameof(Codes))]
    public void the_examples_of_the_documentation_are_true(string code)
    {
        var examples = YamlBlock().Matches(RuleCatalog.Find(code)!.Documentation).Select(m => m.Groups[1].Value).ToList();

        Assert.Equal(2, examples.Count);
        Assert.Contains(AnalysisCase.Of(examples[0]).Findings(), finding => finding.StartsWith(code, StringComparison.Ordinal));
        Assert.DoesNotContain(AnalysisCase.Of(examples[1]).Findings(), finding => finding.StartsWith(code, StringComparison.Ordinal));
    }

    private static List<string> Lines(Rule rule, AnalysisCase given, Func<KindDescriptor, bool> isKept)
    {
        var judged = given.Judged.Where(r => rule.Kinds.Contains(r.Kind));
        var world = World.Create(given.Judged.Concat(given.Context).Where(r => isKept(r.Kind)), given.Options);
        return Analyzer.Analyze(world, judged, rule).Select(AnalysisCase.Line).ToList();
    }

    /// <summary>Who declares MeshServices or Dataplanes means those too that are derived, and so what they are derived of.</summary>
    private static HashSet<KindDescriptor> WithSources(IEnumerable<KindDescriptor> kinds)
    {
        var declared = kinds.ToHashSet();
        if (declared.Contains(MeshServiceSpec.Descriptor) || declared.Contains(DataplaneSpec.Descriptor))
        {
            declared.UnionWith(
            [
                MeshSpec.Descriptor, NamespaceSpec.Descriptor, ServiceSpec.Descriptor, PodSpec.Descriptor, EndpointSliceSpec.Descriptor,
                DeploymentSpec.Descriptor, StatefulSetSpec.Descriptor, DaemonSetSpec.Descriptor, DataplaneSpec.Descriptor,
            ]);
        }

        return declared;
    }

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlBlock();
}
