using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;

namespace MeshTargeting.Analysis.Rules.Selecting;

/// <summary>MS508: proxyTypes of a targetRef passes over the proxies of delegated gateways.</summary>
internal sealed class SidecarsOnly : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS508",
        Severity.Info,
        "Sidecar leaves delegated gateways out",
        "If gateways are meant too, add Gateway to proxyTypes, or leave it out.",
        """
        Kuma's documentation counts the proxy of a delegated gateway (Kong and the like) among the sidecars. Kuma does not: to `proxyTypes`, every
        proxy with `networking.gateway` is a `Gateway`. A policy for `Sidecar` alone passes over it.

        Fires:

        ```yaml
        type: Dataplane
        mesh: default
        name: kong-1
        networking:
          address: 10.0.0.3
          gateway: {tags: {kuma.io/service: kong}}
        ---
        type: MeshTimeout
        mesh: default
        name: slow
        spec:
          targetRef: {kind: Mesh, proxyTypes: [Sidecar]}
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 1h}
        ```

        Mended:

        ```yaml
        type: Dataplane
        mesh: default
        name: kong-1
        networking:
          address: 10.0.0.3
          gateway: {tags: {kuma.io/service: kong}}
        ---
        type: MeshTimeout
        mesh: default
        name: slow
        spec:
          targetRef: {kind: Mesh, proxyTypes: [Sidecar, Gateway]}
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 1h}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds => RuleKinds.Policies;

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads => RuleKinds.OfSelection;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var world = context.World;
        if (((IPolicySpec)resource.SpecObject).TargetRef is not { Kind: "Mesh" or "MeshSubset", ProxyTypes: ["Sidecar"] } target
            || !world.Options.Semantics.NamesInReferences)
        {
            return;
        }

        // Few policies give types of proxies, so that looking through all of these is no matter.
        var delegated = world.OfKind(resource.Metadata.Mesh, DataplaneSpec.Descriptor)
            .Where(proxy => proxy.Spec.Networking?.Gateway is { Type: not "BUILTIN" })
            .Select(proxy => ProxyView.Of(world, proxy));
        var open = target with { ProxyTypes = null };
        if (delegated.FirstOrDefault(proxy => PolicySelector.Select(world, resource, open, proxy, out _) is not null) is { } gateway)
        {
            context.Report("spec.targetRef.proxyTypes", $"to Kuma {gateway.Proxy.Id}, the proxy of a delegated gateway, is no Sidecar but a Gateway");
        }
    }
}
