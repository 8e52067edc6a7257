using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Services;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Access;

/// <summary>Who a proxy is to those that it calls: the URIs of its certificate.</summary>
/// <remarks>
/// A MeshIdentity gives one SPIFFE id. The mutual TLS of a mesh gives <c>spiffe://MESH/SERVICE</c> for each service of the proxy and
/// <c>kuma://TAG/VALUE</c> for each tag, in this order (pkg/core/ca/issuer/issuer.go, pkg/xds/secrets/identity_tags.go). That whoever is
/// called trusts the authority behind it is taken for granted.
/// </remarks>
/// <param name="Uris">The URIs, in the order of the certificate; at least one.</param>
/// <param name="IsMeshIdentity">Whether a MeshIdentity gave it.</param>
public sealed record ClientIdentity(IReadOnlyList<string> Uris, bool IsMeshIdentity)
{
    /// <summary>What <c>spiffeID</c> is compared with: Envoy gives all URIs as one text, with commas between them.</summary>
    public string Text { get; } = string.Join(',', Uris);

    /// <summary>How messages speak of it: by the first URI.</summary>
    public string Name => Uris[0];

    /// <summary>
    /// The identity of a proxy; null where it has none. A MeshIdentity that the control plane has not spoken of yet is taken for one that
    /// works (see <see cref="ProxyIdentity.ExpectedOf"/>).
    /// </summary>
    public static ClientIdentity? Of(World world, Resource<DataplaneSpec> proxy)
    {
        if (ProxyIdentity.ExpectedOf(world, proxy) is { } id)
        {
            return new ClientIdentity([id], IsMeshIdentity: true);
        }

        return HasMutualTls(world, proxy.Metadata.Mesh) && OfTags(world, proxy) is { Count: > 0 } uris ? new ClientIdentity(uris, IsMeshIdentity: false) : null;
    }

    /// <summary>Whether a mesh has mutual TLS of its own, which 3.0 no longer knows.</summary>
    public static bool HasMutualTls(World world, string mesh) =>
        world.Options.Semantics.MeshSettings && !string.IsNullOrEmpty(world.MeshOf(mesh).Spec.Mtls?.EnabledBackend);

    /// <summary>The URI of a service by its tag.</summary>
    internal static string OfService(string mesh, string service) => $"spiffe://{mesh}/{service}";

    /// <summary>The URI of a tag.</summary>
    internal static string OfTag(string key, string value) => $"kuma://{key}/{value}";

    private static List<string> OfTags(World world, Resource<DataplaneSpec> proxy)
    {
        var networking = proxy.Spec.Networking;
        var sets = (networking?.Inbound ?? []).Select(inbound => inbound.Tags).Append(networking?.Gateway?.Tags);
        var tags = sets.SelectMany(set => set ?? ResourceMetadata.None).Distinct().OrderBy(t => t.Key, StringComparer.Ordinal).ThenBy(t => t.Value, StringComparer.Ordinal).ToList();
        var services = tags.Where(t => t.Key == KumaLabels.ServiceTag).Select(t => t.Value).ToList();
        if (services.Count == 0)
        {
            // Without inbound tags the workload stands for the service.
            return world.LabelsOf(proxy).GetValueOrDefault(KumaLabels.Workload) is { Length: > 0 } workload
                ? [OfService(proxy.Metadata.Mesh, workload), OfTag(KumaLabels.ServiceTag, workload)]
                : [];
        }

        return [.. services.Select(s => OfService(proxy.Metadata.Mesh, s)), .. tags.Select(t => OfTag(t.Key, t.Value))];
    }
}
