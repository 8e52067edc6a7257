using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Access;
using MeshTargeting.Worlds;

namespace MeshTargeting.Generation.Services;

/// <summary>
/// What a control plane keeps of a MeshService: its state and the identities of its proxies, which stand in the spec, and in its status
/// mutual TLS and the numbers of its proxies (pkg/core/resources/apis/meshservice/status/updater.go).
/// </summary>
public static class MeshServiceUpkeep
{
    /// <summary>
    /// The MeshService as it is to be: the same object where nothing changes, as for one that another zone has sent, or one whose Mesh
    /// does not exist.
    /// </summary>
    /// <param name="world">What there is.</param>
    /// <param name="service">A MeshService of it.</param>
    /// <param name="insightOf">What is known of a proxy; null for nothing.</param>
    public static Resource<MeshServiceSpec> Of(World world, Resource<MeshServiceSpec> service, Func<Resource<DataplaneSpec>, ProxyInsight?> insightOf)
    {
        var mesh = service.Metadata.Mesh;
        if (world.LabelsOf(service).GetValueOrDefault(KumaLabels.Origin) is not (null or "zone") || world.Find(new ResourceId("Mesh", "", "", mesh)) is null)
        {
            return service;
        }

        var proxies = world.ProxiesOf(service);
        var status = service.Status as MeshServiceStatus;
        var identities = ServiceIdentities.Of(world, proxies);
        var tls = TlsOf(world, mesh, status, proxies, insightOf);
        var numbers = new DataplaneProxies
        {
            Connected = proxies.Count(p => insightOf(p)?.IsConnected == true),
            Healthy = proxies.Count(p => IsHealthy(p, service.Spec.Ports ?? [])),
            Total = proxies.Count,
        };
        var state = numbers.Healthy > 0 ? "Available" : "Unavailable";
        var isSame = service.Spec.State == state
            && (service.Spec.Identities ?? []).SequenceEqual(identities)
            && status?.Tls?.Status == tls
            && IsSame(status.DataplaneProxies, numbers);
        return isSame ? service : service
            .WithSpec(service.Spec with { State = state, Identities = identities })
            .WithStatus((status ?? new MeshServiceStatus()) with { Tls = new MeshServiceTls { Status = tls }, DataplaneProxies = numbers });
    }

    /// <summary>
    /// Ready when every proxy can be spoken to with mutual TLS. That it stays as long as the mesh has mutual TLS at all: a proxy that has
    /// just come has no certificate for a moment, and must not turn TLS off for the others.
    /// </summary>
    private static string TlsOf(
        World world, string mesh, MeshServiceStatus? status, IReadOnlyList<Resource<DataplaneSpec>> proxies, Func<Resource<DataplaneSpec>, ProxyInsight?> insightOf)
    {
        var mutual = ClientIdentity.HasMutualTls(world, mesh);
        if (!mutual && world.OfKind(mesh, MeshIdentitySpec.Descriptor).Count == 0)
        {
            return "NotReady";
        }

        var ready = status?.Tls?.Status == "Ready"
            || (mutual ? proxies.All(p => insightOf(p)?.HasCertificate == true) : proxies.All(p => ServiceIdentities.IsTrusted(world, p)));
        return ready ? "Ready" : "NotReady";
    }

    /// <summary>Whether for each port an inbound is ready that serves it. What <c>health.ready</c> says counts for endpoints, not here.</summary>
    private static bool IsHealthy(Resource<DataplaneSpec> proxy, IReadOnlyList<MeshServicePort> ports) =>
        ports.All(port => proxy.Spec.Networking?.Inbound?.Any(i => i.State is null or "Ready" && MeshServiceMatching.Serves(i, port)) == true);

    /// <summary>Kuma leaves out what is 0.</summary>
    private static bool IsSame(DataplaneProxies? stored, DataplaneProxies numbers) =>
        (stored?.Connected ?? 0, stored?.Healthy ?? 0, stored?.Total ?? 0) == (numbers.Connected ?? 0, numbers.Healthy ?? 0, numbers.Total ?? 0);
}
