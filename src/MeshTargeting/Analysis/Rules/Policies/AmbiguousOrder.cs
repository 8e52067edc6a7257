using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Policies;

/// <summary>MS501: which of several policies wins is left to chance.</summary>
internal sealed class AmbiguousOrder : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS501",
        Severity.Warning,
        "Order of policies left to chance",
        "Give one of the policies another display name, or let all of them select proxies in the same way: with a sectionName or without.",
        """
        Of two policies that set the same for one proxy the more specific wins. Kuma compares the kind of `spec.targetRef`, then origin and
        role, and at last the display name. Two policies may be equal in all of that, where a label `kuma.io/display-name` gives them one
        name. And policies of kind Dataplane may go round in a circle: a name goes before labels whatever the `sectionName`, but beside a
        policy that has neither, only the `sectionName` counts. Then it depends on how Kuma happens to sort which of them wins, and another
        policy may change it.

        Only policies are reported that select the same inbound of a proxy and set something differently that no other rule decides. A
        circle is reported at the policy in it that selects its proxy by name.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: Dataplane
        mesh: default
        metadata: {name: web-0, namespace: app, labels: {tier: front}}
        spec:
          networking:
            address: 10.0.0.1
            inbound: [{port: 8080, name: http, tags: {kuma.io/service: web}}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: http-of-all, namespace: app}
        spec:
          targetRef: {kind: Dataplane, sectionName: http}
          rules: [{default: {idleTimeout: 1h}}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: front, namespace: app}
        spec:
          targetRef: {kind: Dataplane, labels: {tier: front}, sectionName: http}
          rules: [{default: {idleTimeout: 2h}}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: canary, namespace: app}
        spec:
          targetRef: {kind: Dataplane, name: web-0}
          rules: [{default: {idleTimeout: 3h}}]
        ```

        Mended:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: Dataplane
        mesh: default
        metadata: {name: web-0, namespace: app, labels: {tier: front}}
        spec:
          networking:
            address: 10.0.0.1
            inbound: [{port: 8080, name: http, tags: {kuma.io/service: web}}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: http-of-all, namespace: app}
        spec:
          targetRef: {kind: Dataplane, sectionName: http}
          rules: [{default: {idleTimeout: 1h}}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: front, namespace: app}
        spec:
          targetRef: {kind: Dataplane, labels: {tier: front}, sectionName: http}
          rules: [{default: {idleTimeout: 2h}}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: canary, namespace: app}
        spec:
          targetRef: {kind: Dataplane, name: web-0, sectionName: http}
          rules: [{default: {idleTimeout: 3h}}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds => RuleKinds.Policies;

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads { get; } = [.. RuleKinds.OfResolution, MeshGatewaySpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var traits = PolicyTraits.Of(resource, context.World.Options);
        if (traits.IsShadow)
        {
            return;
        }

        ReportEqual(resource, traits, context);
        if (context.World.Options.Semantics.NamesInReferences && traits.TargetRef is { Kind: "Dataplane", Name.Length: > 0 })
        {
            ReportCircle(resource, traits, context);
        }
    }

    /// <summary>
    /// Equal policies have the same display name, and what has not the same zone and namespace besides meets on no proxy or is for other
    /// services: so few others are looked at, however many policies there are.
    /// </summary>
    private static void ReportEqual(Resource policy, PolicyTraits traits, AnalysisContext context)
    {
        var world = context.World;
        foreach (var other in world.NamedAlike(policy.Metadata.Mesh, policy.Kind, traits.Meta.Key).Where(o => o.Id != policy.Id).OrderBy(o => o.Id))
        {
            var theirs = PolicyTraits.Of(other, world.Options);
            if (!theirs.IsShadow
                && PolicyOrder.Compare(world.Options.Semantics, traits, theirs) == 0
                && CompetingItems.Find(world, policy, other) is var (here, there)
                && Meet(world, policy, other))
            {
                context.Report(
                    here.Path,
                    $"{other.Id} sets something else for the same traffic at {there.Path}, and the two are equal in all that Kuma compares, "
                    + $"the display name \"{traits.Meta.DisplayName}\" included; which of them wins is left to chance");
                return;
            }
        }
    }

    private static void ReportCircle(Resource policy, PolicyTraits traits, AnalysisContext context)
    {
        var world = context.World;
        var key = ByDataplane.KeyOf(traits.TargetRef, traits.Meta);
        foreach (var proxy in world.NamedAlike(policy.Metadata.Mesh, DataplaneSpec.Descriptor, key).OrderBy(p => p.Id))
        {
            if (PolicyCircle.Of(world, policy, (Resource<DataplaneSpec>)proxy) is { } circle)
            {
                context.Report(
                    "spec.targetRef.name",
                    $"at {proxy.Id} it goes before {circle.Labelled.Id}, which goes before {circle.Bare.Id}, which goes before it: "
                    + "which of the three wins is left to chance");
                return;
            }
        }
    }

    /// <summary>Whether two policies of the same zone and role select the same inbound of some proxy; for whole meshes none need be known.</summary>
    private static bool Meet(World world, Resource policy, Resource other)
    {
        if (IsForAll(world, policy) && IsForAll(world, other))
        {
            return true;
        }

        var theirs = ProxyMatching.Select(world, other).ToDictionary(m => m.Proxy, m => m.Inbounds);
        return theirs.Count > 0 && ProxyMatching.Select(world, policy).Any(m =>
            theirs.TryGetValue(m.Proxy, out var inbounds)
            && ((inbounds.Count == 0 && m.Inbounds.Count == 0) || inbounds.Intersect(m.Inbounds).Any()));
    }

    private static bool IsForAll(World world, Resource policy) =>
        PolicyTraits.Of(policy, world.Options).TargetRef is { Kind: "Mesh", ProxyTypes: not { Count: > 0 } };
}
