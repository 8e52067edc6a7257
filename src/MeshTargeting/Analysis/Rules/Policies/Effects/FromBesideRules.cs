using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Policies.Effects;

/// <summary>MS521: the from of a policy is void, because rules of another are for the same inbounds.</summary>
internal sealed class FromBesideRules : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS521",
        Severity.Warning,
        "from beside rules",
        "Move what the policy says under from to rules, so that all of them count.",
        """
        At an inbound Kuma takes the `rules` of the MeshTrafficPermissions and MeshFaultInjections that are for it; only where there are none
        does it go by their `from`. So one policy with `rules` switches off the `from` of every other policy of its kind there: what they allow
        is no longer allowed. A MeshIdentity does the same to the `from` of MeshTrafficPermissions at the proxies that it is for.

        It is info where the `from` still counts at some of the inbounds that are known.

        Fires:

        ```yaml
        type: Mesh
        name: default
        meshServices: {mode: Exclusive}
        mtls: {enabledBackend: ca-1, backends: [{name: ca-1, type: builtin}]}
        ---
        type: Dataplane
        mesh: default
        name: backend-1
        labels: {app: backend}
        networking:
          address: 10.0.0.1
          inbound: [{port: 8080, name: http, tags: {kuma.io/service: backend, kuma.io/protocol: http}}]
        ---
        type: MeshTrafficPermission
        mesh: default
        name: frontend
        spec:
          targetRef: {kind: Dataplane, labels: {app: backend}}
          from: [{targetRef: {kind: MeshSubset, tags: {kuma.io/service: frontend}}, default: {action: Allow}}]
        ---
        type: MeshTrafficPermission
        mesh: default
        name: monitoring
        spec:
          targetRef: {kind: Dataplane, labels: {app: backend}}
          rules: [{default: {allow: [{spiffeID: {type: Exact, value: "spiffe://default/prometheus"}}]}}]
        ```

        Mended:

        ```yaml
        type: Mesh
        name: default
        meshServices: {mode: Exclusive}
        mtls: {enabledBackend: ca-1, backends: [{name: ca-1, type: builtin}]}
        ---
        type: Dataplane
        mesh: default
        name: backend-1
        labels: {app: backend}
        networking:
          address: 10.0.0.1
          inbound: [{port: 8080, name: http, tags: {kuma.io/service: backend, kuma.io/protocol: http}}]
        ---
        type: MeshTrafficPermission
        mesh: default
        name: frontend
        spec:
          targetRef: {kind: Dataplane, labels: {app: backend}}
          rules: [{default: {allow: [{spiffeID: {type: Exact, value: "spiffe://default/frontend"}}]}}]
        ---
        type: MeshTrafficPermission
        mesh: default
        name: monitoring
        spec:
          targetRef: {kind: Dataplane, labels: {app: backend}}
          rules: [{default: {allow: [{spiffeID: {type: Exact, value: "spiffe://default/prometheus"}}]}}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshTrafficPermissionSpec.Descriptor, MeshFaultInjectionSpec.Descriptor];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads { get; } = [MeshSpec.Descriptor, MeshIdentitySpec.Descriptor, DataplaneSpec.Descriptor, MeshGatewaySpec.Descriptor, MeshHTTPRouteSpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var world = context.World;
        if (((IPolicySpec)resource.SpecObject).FromItems is not { Count: > 0 }
            || !world.Options.Semantics.FromItems
            || PolicyTraits.Of(resource, world.Options).IsShadow
            || VoidFrom.Of(world, resource.Metadata.Mesh, resource.Kind) is not { IsEmpty: false } voided)
        {
            return;
        }

        var inbounds = ProxyMatching.Select(world, resource).SelectMany(match => match.Inbounds.Select(section => voided.At(match.Proxy, section))).ToList();
        if (inbounds.OfType<string>().FirstOrDefault() is not { } cause)
        {
            return;
        }

        var count = inbounds.Count(i => i is not null);
        var where = count == inbounds.Count ? "at every inbound that is known" : $"at {count} of the {inbounds.Count} inbounds that are known";
        context.Report("spec.from", $"{where}, {cause}", count == inbounds.Count ? null : Severity.Info, Anchor.Key);
    }
}
