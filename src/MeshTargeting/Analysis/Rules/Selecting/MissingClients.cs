using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Targeting;

namespace MeshTargeting.Analysis.Rules.Selecting;

/// <summary>MS511: the clients in from[].targetRef are no proxies.</summary>
internal sealed class MissingClients : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS511",
        Severity.Warning,
        "Clients not found",
        "Correct the tags or the name of the clients.",
        """
        `from[].targetRef` tells clients by the tags of their inbounds. If no proxy has them, the item means nobody: nothing is allowed, limited or
        set for the clients that were meant.

        Only reported where the tags are almost those of a proxy, or where `--context` or `complete: true` says that nothing is missing.

        Fires:

        ```yaml
        type: Dataplane
        mesh: default
        name: web-1
        networking:
          address: 10.0.0.1
          inbound: [{name: http, port: 8080, tags: {kuma.io/service: web-front}}]
        ---
        type: MeshTrafficPermission
        mesh: default
        name: allow
        spec:
          targetRef: {kind: Mesh}
          from:
            - targetRef: {kind: MeshSubset, tags: {kuma.io/service: web-fornt}}
              default: {action: Allow}
        ```

        Mended:

        ```yaml
        type: Dataplane
        mesh: default
        name: web-1
        networking:
          address: 10.0.0.1
          inbound: [{name: http, port: 8080, tags: {kuma.io/service: web-front}}]
        ---
        type: MeshTrafficPermission
        mesh: default
        name: allow
        spec:
          targetRef: {kind: Mesh}
          from:
            - targetRef: {kind: MeshSubset, tags: {kuma.io/service: web-front}}
              default: {action: Allow}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = RuleKinds.Policies.Where(kind => kind.Name is "MeshTrafficPermission" or "MeshFaultInjection").ToArray();

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads => RuleKinds.OfSelection;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        if (!context.World.Options.Semantics.FromItems)
        {
            return;
        }

        foreach (var (reference, resolution) in context.Resolve(ReferenceRole.From))
        {
            if (resolution is Unresolved { Reason: ResolutionReason.NoProxyMatches, Conclusive: true } unresolved)
            {
                var field = reference.Ref.Kind == "MeshSubset" ? "tags" : "name";
                context.Report($"{reference.Path}.{field}", Messages.Of(unresolved), fix: unresolved.Fix);
            }
        }
    }
}
