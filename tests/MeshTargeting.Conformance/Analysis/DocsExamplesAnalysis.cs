using MeshTargeting.Analysis;
using MeshTargeting.Findings;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds;

namespace MeshTargeting.Conformance.Analysis;

/// <summary>The examples of Kuma's documentation, each by itself: what they refer to is hardly ever given.</summary>
public class DocsExamplesAnalysis
{
    private const string File = "examples/docs-examples.jsonl";

    /// <summary>
    /// Codes that need nothing but the example: a policy of the system namespace that gives none (the documentation has a few), and a
    /// backendRef without port (it still shows the form of before MeshServices).
    /// </summary>
    private static readonly string[] CertainAlone = ["MS303", "MS401"];

    private static readonly ControlPlaneMode[] Modes = Enum.GetValues<ControlPlaneMode>();

    [CorpusFact]
    public void raise_no_alarm_about_what_was_not_given()
    {
        var warnings = Examples().SelectMany(resources => Analyze(resources, new WorldOptions()))
            .Where(f => f.Severity != Severity.Info && !CertainAlone.Contains(f.Rule.Code))
            .Select(f => $"{f.Source?.File}: {f.Rule.Code} {f.Message}");

        Assert.Empty(warnings);
    }

    [CorpusFact]
    public void are_resolved_and_analysed_on_every_control_plane_and_version()
    {
        Assert.All(Examples(), resources =>
        {
            foreach (var mode in Modes)
            {
                foreach (var semantics in new[] { KumaSemantics.V2_14, KumaSemantics.V3_0 })
                {
                    var options = new WorldOptions { Mode = mode, Semantics = semantics };
                    var world = World.Create(resources, options);
                    Assert.All(resources.SelectMany(References.Of), r => Assert.NotEqual("", ReferenceResolver.Resolve(world, r).Explanation));
                    Assert.All(resources, r => Assert.NotNull(ProxyMatching.Select(world, r)));
                    Assert.All(Analyze(resources, options), f => Assert.NotEqual("", f.Message));
                }
            }
        });
    }

    private static IReadOnlyList<Finding> Analyze(IReadOnlyList<Resource> resources, WorldOptions options) =>
        Analyzer.Analyze(World.Create(resources, options), resources);

    private static IEnumerable<IReadOnlyList<Resource>> Examples() =>
        from row in Corpus.Rows(File)
        from text in DocsExamples.Texts(row)
        let resources = ManifestReader.Read(new SourceText(row.Text("id")!, text)).Resources
        where resources.Count > 0
        select resources;
}
