using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Targeting;

namespace MeshTargeting.Analysis.Rules.Routes.Backends;

/// <summary>MS418: a backendRef of kind MeshServiceSubset selects no proxy.</summary>
internal sealed class SubsetBackend : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS418",
        Severity.Warning,
        "Subset without proxies",
        "Refer to a MeshService for each version instead, with its port; or correct the name and the tags.",
        """
        A MeshServiceSubset selects proxies by the tags of their inbounds: the name is the value of `kuma.io/service`, on Kubernetes
        `name_namespace_svc_port` and never the name of a MeshService, and the tags must be there besides. If no proxy has them, an HTTP
        route leaves the backend out or sends requests to a cluster without endpoints. MeshServices have no subsets: write one for each
        version. Kuma 3.0 does not know the kind.

        Proxies that were not given may stand in another repository, so this is only info unless the World is complete, or a proxy shows the
        mistake by tags of which one value is almost the same.

        Fires:

        ```yaml
        type: Dataplane
        mesh: default
        name: backend-1
        networking:
          address: 10.0.0.1
          inbound: [{port: 8080, tags: {kuma.io/service: backend, version: v1, kuma.io/protocol: http}}]
        ---
        type: MeshHTTPRoute
        mesh: default
        name: canary
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default:
                    backendRefs: [{kind: MeshServiceSubset, name: backend, tags: {version: v2}}]
        ```

        Mended:

        ```yaml
        type: Dataplane
        mesh: default
        name: backend-1
        networking:
          address: 10.0.0.1
          inbound: [{port: 8080, tags: {kuma.io/service: backend, version: v1, kuma.io/protocol: http}}]
        ---
        type: MeshHTTPRoute
        mesh: default
        name: canary
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default:
                    backendRefs: [{kind: MeshServiceSubset, name: backend, tags: {version: v1}}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds => RuleKinds.Routes;

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads => RuleKinds.OfResolution;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var world = context.World;
        if (!world.Options.Semantics.ServiceTagSelectors)
        {
            return;
        }

        foreach (var (reference, resolution) in context.Resolve(ReferenceRole.Backend))
        {
            if (reference.Ref.Kind != "MeshServiceSubset" || reference.IsMarkedUnresolved || resolution is not Unresolved unresolved)
            {
                continue;
            }

            var mesh = resource.Metadata.Mesh;
            var known = world.ProxiesWithTags(mesh, new Dictionary<string, string> { [KumaLabels.ServiceTag] = reference.Name }).Count > 0;
            context.Report(
                $"{reference.Path}.{(known ? "tags" : "name")}",
                known
                    ? $"proxies in what was given have kuma.io/service={reference.Name}, but none has it with {Wording.Labels(reference.Ref.Tags ?? ResourceMetadata.None)}"
                    : Messages.Of(unresolved),
                unresolved.Conclusive ? null : Severity.Info,
                fix: unresolved.Fix);
        }
    }
}
