using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Access;

/// <summary>An inbound that serves a port of a service, and who may call it.</summary>
/// <param name="Proxy">The proxy.</param>
/// <param name="Section">The inbound, as sectionName says it.</param>
/// <param name="Access">Who may call it.</param>
public sealed record ServedInbound(Resource<DataplaneSpec> Proxy, string Section, InboundAccess Access);

/// <summary>Who may call a port of a destination: the inbounds behind it, or one answer for all clients where it has none.</summary>
/// <param name="Inbounds">The inbounds that take its traffic, by proxy; empty where <paramref name="ForAll"/> is not null.</param>
/// <param name="ForAll">
/// The answer for every client: of a MeshExternalService, and of a service without proxies in what was given, of which nothing can be
/// told. Null where the inbounds decide.
/// </param>
public sealed record ServiceAccess(IReadOnlyList<ServedInbound> Inbounds, AccessAnswer? ForAll)
{
    /// <summary>The access to a port of a MeshService, MeshMultiZoneService or MeshExternalService.</summary>
    public static ServiceAccess Of(World world, Outbound outbound)
    {
        if (outbound.Destination.SpecObject is MeshExternalServiceSpec)
        {
            return new ServiceAccess([], OfExternal(world, outbound.Destination));
        }

        var inbounds = Services(world, outbound.Destination)
            .SelectMany(service => InboundsOf(world, service, outbound.Port))
            .DistinctBy(inbound => (inbound.Proxy, inbound.Section))
            .ToList();
        return new ServiceAccess(
            inbounds,
            inbounds.Count > 0 ? null : new AccessAnswer(AccessVerdict.Unknown, $"no proxy in what was given serves port {outbound.Port} of {outbound.Destination}"));
    }

    /// <summary>
    /// What becomes of the calls of a client: one answer for each inbound behind the port, in their order; a single one of which the
    /// inbound is null where the answer is for all.
    /// </summary>
    public IReadOnlyList<(ServedInbound? Inbound, AccessAnswer Answer)> Judge(ClientIdentity? client) => ForAll is { } all
        ? [(null, all)]
        : Inbounds.Select(inbound => ((ServedInbound?)inbound, inbound.Access.Judge(client))).ToList();

    /// <summary>Zone egresses let everybody of a mesh with mutual TLS out, unless the mesh forbids it (plugin.go, configureEgress).</summary>
    private static AccessAnswer OfExternal(World world, Resource external)
    {
        var mesh = world.MeshOf(external.Metadata.Mesh);
        var forbidden = world.Options.Semantics.MeshSettings && mesh.Spec.Routing?.DefaultForbidMeshExternalServiceAccess == true;
        var path = mesh.Envelope == Envelope.Universal ? "routing" : "spec.routing";
        return forbidden && ClientIdentity.HasMutualTls(world, external.Metadata.Mesh)
            ? new AccessAnswer(
                AccessVerdict.Denied, $"{mesh} forbids access to MeshExternalServices", new ConfPlace(mesh, $"{path}.defaultForbidMeshExternalServiceAccess"))
            : new AccessAnswer(AccessVerdict.Allowed, $"nothing in what was given forbids access to {external}");
    }

    /// <summary>The service itself, or those of a MeshMultiZoneService.</summary>
    private static IEnumerable<Resource<MeshServiceSpec>> Services(World world, Resource destination) => destination switch
    {
        Resource<MeshServiceSpec> service => [service],
        Resource<MeshMultiZoneServiceSpec> { Spec.Selector.MeshService.MatchLabels: { } labels } =>
            world.Select(destination.Metadata.Mesh, MeshServiceSpec.Descriptor, labels).Cast<Resource<MeshServiceSpec>>(),
        _ => [],
    };

    /// <summary>Traffic joins a MeshService of several zones by the port's number.</summary>
    private static IEnumerable<ServedInbound> InboundsOf(World world, Resource<MeshServiceSpec> service, ServicePort port)
    {
        var ports = (service.Spec.Ports ?? []).Where(p => (p.Port ?? 0) == port.Number).ToList();
        foreach (var proxy in ports.Count == 0 ? [] : world.ProxiesOf(service))
        {
            var permissions = ProxyRules.Of(world, proxy, MeshTrafficPermissionSpec.Descriptor);
            foreach (var inbound in (proxy.Spec.Networking?.Inbound ?? []).Where(i => ports.Exists(p => MeshServiceMatching.Serves(i, p)) && MeshServiceMatching.IsHealthy(i)))
            {
                yield return new ServedInbound(proxy, MeshServiceMatching.SectionName(inbound), InboundAccess.Of(world, proxy, inbound, permissions));
            }
        }
    }
}
