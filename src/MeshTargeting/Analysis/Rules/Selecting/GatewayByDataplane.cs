using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;

namespace MeshTargeting.Analysis.Rules.Selecting;

/// <summary>MS504: a targetRef of kind Dataplane means proxies of a MeshGateway.</summary>
internal sealed class GatewayByDataplane : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS504",
        Severity.Warning,
        "Kind Dataplane does not select gateways",
        "Write kind: MeshGateway and the name of the MeshGateway.",
        """
        A `targetRef` of kind Dataplane passes over every proxy that belongs to a MeshGateway, whatever its name and labels. A policy for such
        proxies is one for the MeshGateway.

        Fires:

        ```yaml
        type: MeshGateway
        mesh: default
        name: edge
        selectors: [{match: {kuma.io/service: edge}}]
        conf: {listeners: [{port: 80, protocol: HTTP}]}
        ---
        type: Dataplane
        mesh: default
        name: edge-1
        labels: {app: edge}
        networking:
          address: 10.0.0.9
          gateway: {type: BUILTIN, tags: {kuma.io/service: edge}}
        ---
        type: MeshTimeout
        mesh: default
        name: slow
        spec:
          targetRef: {kind: Dataplane, labels: {app: edge}}
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 1h}
        ```

        Mended:

        ```yaml
        type: MeshGateway
        mesh: default
        name: edge
        selectors: [{match: {kuma.io/service: edge}}]
        conf: {listeners: [{port: 80, protocol: HTTP}]}
        ---
        type: Dataplane
        mesh: default
        name: edge-1
        labels: {app: edge}
        networking:
          address: 10.0.0.9
          gateway: {type: BUILTIN, tags: {kuma.io/service: edge}}
        ---
        type: MeshTimeout
        mesh: default
        name: slow
        spec:
          targetRef: {kind: MeshGateway, name: edge}
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
        if (((IPolicySpec)resource.SpecObject).TargetRef?.Kind != "Dataplane"
            || context.World.OfKind(resource.Metadata.Mesh, MeshGatewaySpec.Descriptor).Count == 0
            || ProxyMatching.SelectsAny(context.World, resource))
        {
            return;
        }

        foreach (var (reference, resolution) in context.Resolve(ReferenceRole.TopLevel))
        {
            if (resolution is Unresolved { Reason: ResolutionReason.OnlyGatewayProxies } unresolved)
            {
                context.Report($"{reference.Path}.kind", Messages.Of(unresolved));
            }
        }
    }
}
