using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;

namespace MeshTargeting.Analysis.Rules.References;

/// <summary>MS308: a Dataplane lists an outbound, or a reachable backend, that is not there.</summary>
internal sealed class MissingOutbound : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS308",
        Severity.Warning,
        "Outbound of a proxy not found",
        "Correct the name, the labels or the port, or add the resource. If it is kept elsewhere, name that place with --context.",
        """
        A Dataplane can list what its workload reaches: `networking.outbound[].backendRef` with a port for each, or
        `networking.transparentProxying.reachableBackends.refs`. What is not found Kuma leaves out: the workload finds nobody at the port, or is
        not told of the service.

        As with the references of policies ([MS302](MS302.md)) this is only info where what is missing may stand in another repository.

        Fires:

        ```yaml
        type: MeshService
        mesh: default
        name: backend
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        type: Dataplane
        mesh: default
        name: web-1
        networking:
          address: 10.0.0.2
          inbound: [{port: 8080, tags: {kuma.io/service: web}}]
          outbound:
            - port: 10001
              backendRef: {kind: MeshService, name: backedn, port: 80}
        ```

        Mended:

        ```yaml
        type: MeshService
        mesh: default
        name: backend
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        type: Dataplane
        mesh: default
        name: web-1
        networking:
          address: 10.0.0.2
          inbound: [{port: 8080, tags: {kuma.io/service: web}}]
          outbound:
            - port: 10001
              backendRef: {kind: MeshService, name: backend, port: 80}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [DataplaneSpec.Descriptor];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads => RuleKinds.OfResolution;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var proxy = (Resource<DataplaneSpec>)resource;
        var at = proxy.Envelope == Envelope.Kubernetes ? "spec.networking" : "networking";
        foreach (var (reference, unresolved) in OutboundReferences.Unresolved(context.World, proxy, at))
        {
            var field = unresolved.Reason switch
            {
                ResolutionReason.PortNotFound => "port",
                ResolutionReason.NamespaceMismatch when !string.IsNullOrEmpty(reference.Ref.Namespace) => "namespace",
                _ when reference.Labels is not null => "labels",
                _ => "name",
            };
            context.Report($"{reference.Path}.{field}", Messages.Of(unresolved), unresolved.Conclusive ? null : Severity.Info, fix: unresolved.Fix);
        }
    }
}
