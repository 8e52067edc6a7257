using MeshTargeting.Analysis;
using MeshTargeting.Generation.Plans;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Resources.Kinds.Legacy;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Cluster;

/// <summary>Which kinds a World of a cluster holds: no more than something asks for.</summary>
internal static class WatchedKinds
{
    /// <summary>What derivation reads beside the Services and Namespaces that rules read anyway. Live Pods speak for their workloads.</summary>
    private static readonly IReadOnlyList<KindDescriptor> OfDerivation =
        [EndpointSliceSpec.Descriptor, NamespaceSpec.Descriptor, PodSpec.Descriptor, ServiceSpec.Descriptor];

    /// <summary>
    /// Kuma's own kinds, for the inspect endpoints tell of every one; what rules look at besides; and what Kuma's objects are derived of,
    /// where they are, or where the server makes MeshServices itself.
    /// </summary>
    public static IReadOnlyList<KindDescriptor> Of(WorldOptions options, Duties duties) =>
    [
        .. KindCatalog.All.Where(kind => kind.IsKuma)
            .Concat(LegacyKinds.All)
            .Concat(RuleCatalog.All.SelectMany(rule => rule.Reads))
            .Concat(options.Derive || duties.HasFlag(Duties.Generation) ? OfDerivation : [])
            .Distinct()
            .OrderBy(kind => kind.Name, StringComparer.Ordinal),
    ];
}
