using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Analysis.Rules.Generation.Services;

/// <summary>MS919: proxies of one service have different inbounds, and Kuma makes its MeshService of one of them.</summary>
internal sealed class PortsOfProxiesDiffer : UniversalProxyRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS919",
        Severity.Warning,
        "Proxies of a service differ in their ports",
        "Give all Dataplanes of the service the same inbounds, or write the MeshService yourself.",
        """
        On Universal Kuma makes one MeshService of all inbounds with the same tag `kuma.io/service`, and they should agree on name, port and protocol.
        Where they do not, those of the oldest Dataplane hold, and of several as old those of the first by name: what the others listen at has no
        endpoints, and other ports than theirs are looked for at them.

        Fires:

        ```yaml
        type: Mesh
        name: default
        meshServices: {mode: Exclusive}
        ---
        type: Dataplane
        mesh: default
        name: backend-1
        networking:
          address: 10.0.0.1
          inbound: [{name: http, port: 8080, tags: {kuma.io/service: backend, kuma.io/protocol: http}}]
        ---
        type: Dataplane
        mesh: default
        name: backend-2
        networking:
          address: 10.0.0.2
          inbound: [{name: http, port: 9090, tags: {kuma.io/service: backend, kuma.io/protocol: http}}]
        ```

        Mended:

        ```yaml
        type: Mesh
        name: default
        meshServices: {mode: Exclusive}
        ---
        type: Dataplane
        mesh: default
        name: backend-1
        networking:
          address: 10.0.0.1
          inbound: [{name: http, port: 8080, tags: {kuma.io/service: backend, kuma.io/protocol: http}}]
        ---
        type: Dataplane
        mesh: default
        name: backend-2
        networking:
          address: 10.0.0.2
          inbound: [{name: http, port: 8080, tags: {kuma.io/service: backend, kuma.io/protocol: http}}]
        ```
        """);

    /// <inheritdoc />
    protected override void Judge(Resource<DataplaneSpec> proxy, MeshServicesMode mode, DerivationSettings settings, AnalysisContext context)
    {
        foreach (var name in InboundMeshServices.NamesOf(proxy, settings))
        {
            var id = new ResourceId(MeshServiceSpec.Descriptor.Name, proxy.Metadata.Mesh, "", name);
            if (context.World.Find(id) is Resource<MeshServiceSpec> { DerivedFrom: { } model } made && model != proxy
                && !(made.Spec.Ports ?? []).SequenceEqual(InboundMeshServices.Of(name, [proxy], settings).Spec.Ports ?? []))
            {
                context.Report(
                    "networking.inbound",
                    $"Kuma makes MeshService {name} of {model.Id}, and its ports are other ones: {Ports(made)}, here {Ports(InboundMeshServices.Of(name, [proxy], settings))}",
                    anchor: Anchor.Key);
            }
        }
    }

    private static string Ports(Resource<MeshServiceSpec> service) =>
        string.Join(", ", (service.Spec.Ports ?? []).Select(p => $"{p.Name} {p.Port} ({p.AppProtocol})"));
}
