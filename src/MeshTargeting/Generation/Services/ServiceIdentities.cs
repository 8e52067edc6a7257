using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Services;
using MeshTargeting.Worlds;

namespace MeshTargeting.Generation.Services;

/// <summary>The identities of the proxies behind a MeshService, by which clients know that they speak to one of them.</summary>
internal static class ServiceIdentities
{
    /// <summary>The values of kuma.io/service, sorted, then the SPIFFE ids, sorted.</summary>
    public static IReadOnlyList<MeshServiceIdentity> Of(World world, IReadOnlyList<Resource<DataplaneSpec>> proxies) =>
    [
        .. Sorted(proxies.SelectMany(p => ServicesOf(world, p)), "ServiceTag"),
        .. Sorted(proxies.SelectMany(p => ProxyIdentity.PublishedOf(world, p)), "SpiffeID"),
    ];

    /// <summary>
    /// Whether others can verify the identity of a proxy: its MeshIdentity is ready, and its mesh has a MeshTrust of its trust domain.
    /// Where identities are SPIRE's, so is the trust. (Kuma takes the MeshTrusts of all meshes for those of each.)
    /// </summary>
    public static bool IsTrusted(World world, Resource<DataplaneSpec> proxy) =>
        ProxyIdentity.BestOf(world, proxy) is { } identity
        && ProxyIdentity.IsReady(identity)
        && (identity.Spec.Provider?.Type == "Spire"
            || (ProxyIdentity.TrustDomainFor(world, identity, proxy) is { } domain
                && world.OfKind(proxy.Metadata.Mesh, MeshTrustSpec.Descriptor).Any(trust => trust.Spec.TrustDomain == domain)));

    private static IEnumerable<MeshServiceIdentity> Sorted(IEnumerable<string> values, string type) =>
        values.Distinct().Order(StringComparer.Ordinal).Select(value => new MeshServiceIdentity { Type = type, Value = value });

    /// <summary>Without tags the workload stands in.</summary>
    private static List<string> ServicesOf(World world, Resource<DataplaneSpec> proxy)
    {
        var networking = proxy.Spec.Networking;
        var tags = (networking?.Inbound ?? []).Select(i => i.Tags).Append(networking?.Gateway?.Tags);
        var services = tags.Select(t => t?.GetValueOrDefault(KumaLabels.ServiceTag)).OfType<string>().ToList();
        return services.Count > 0 ? services
            : world.LabelsOf(proxy).GetValueOrDefault(KumaLabels.Workload) is { Length: > 0 } workload ? [workload]
            : [];
    }
}
