using CsCheck;
using MeshTargeting.Analysis;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Tests.Targeting.Naive;

namespace MeshTargeting.Tests.Analysis;

/// <summary>
/// MS501 tells of what the engine itself finds ambiguous, and of nothing else: small worlds in which policies often share a display name
/// and select proxies in every way, each with an inbound of its own that all of them are for, and a value of its own.
/// </summary>
public class AmbiguousOrderProperties
{
    private static readonly Gen<string> TargetRef = Pick.Of(
        "{kind: Mesh}",
        "{kind: Dataplane}",
        "{kind: Dataplane, sectionName: http}",
        "{kind: Dataplane, name: web-0}",
        "{kind: Dataplane, name: web-0, sectionName: http}",
        "{kind: Dataplane, labels: {app: a}}",
        "{kind: Dataplane, labels: {app: a}, sectionName: http}",
        "{kind: Dataplane, labels: {}}");

    private static readonly Gen<AnalysisCase> Given = Gen.Select(
        Pick.Of("a", "b").Array[1, 3],
        Gen.Select(TargetRef, Pick.Of("one", "one", "two")).Array[2, 5],
        (proxies, policies) => AnalysisCase.Of(string.Join("---\n", proxies.Select(Proxy).Concat(policies.Select((p, i) => Policy(p.Item1, p.Item2, i))))));

    [Fact]
    public void whatever_the_engine_finds_ambiguous_is_told_and_nothing_else() => Given.Sample(
        given =>
        {
            var world = given.World;
            var told = Analyzer.Analyze(world, given.Judged).Where(f => f.Rule.Code == "MS501").Select(f => f.Resource!.Value).ToHashSet();
            var ambiguous = world.OfKind("default", DataplaneSpec.Descriptor)
                .Select(proxy => PolicyMatching.Of(world, proxy, MeshTimeoutSpec.Descriptor).Ambiguities)
                .Select(found => found.SelectMany(a => new[] { a.First.Id, a.Second.Id }).ToHashSet())
                .ToList();

            Assert.All(ambiguous.Where(group => group.Count > 0), group => Assert.True(group.Overlaps(told), string.Join(", ", group)));
            Assert.All(told.Where(id => !IsForAll(given, id)), id => Assert.Contains(ambiguous, group => group.Contains(id)));
        },
        iter: 2000);

    /// <summary>Of policies for all, the proxies where they meet need not be known.</summary>
    private static bool IsForAll(AnalysisCase given, ResourceId id) =>
        ((MeshTimeoutSpec)given.Judged.Single(r => r.Id == id).SpecObject).TargetRef!.Kind == "Mesh";

    private static string Proxy(string app, int i) => $$"""
        apiVersion: kuma.io/v1alpha1
        kind: Dataplane
        mesh: default
        metadata: {name: web-{{i}}, namespace: app, labels: {app: {{app}} } }
        spec:
          networking:
            address: 10.0.0.{{i + 1}}
            inbound: [{port: 8080, name: http, tags: {kuma.io/service: web} }]

        """;

    private static string Policy(string targetRef, string displayName, int i) => $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: p{{i}}, namespace: app, annotations: {kuma.io/display-name: {{displayName}} } }
        spec:
          targetRef: {{targetRef}}
          rules: [{default: {idleTimeout: {{i + 1}}h} }]

        """;
}
