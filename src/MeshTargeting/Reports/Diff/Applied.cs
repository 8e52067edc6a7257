using System.Collections.Frozen;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Diff;

/// <summary>
/// Manifests as they are once they are applied to what an API server has stored: what the server and Kuma add to an object stays with it,
/// and is no change because the manifest lacks it.
/// </summary>
internal static class Applied
{
    private static readonly FrozenSet<string> KumasLabels = FrozenSet.Create(
        StringComparer.Ordinal,
        KumaLabels.Mesh,
        KumaLabels.Zone,
        KumaLabels.Origin,
        KumaLabels.Env,
        KumaLabels.DisplayName,
        KumaLabels.Namespace,
        KumaLabels.PolicyRole);

    /// <summary>The resources, in their order; those that are not stored as they are.</summary>
    public static IEnumerable<Resource> To(World stored, IEnumerable<Resource> resources) => resources.Select(resource =>
        stored.Find(resource.Id) is { IsDerived: false, Metadata.CreationTime: not null } earlier && earlier.Envelope == resource.Envelope
            ? resource.InPlaceOf(earlier, Merge(resource.Metadata, earlier.Metadata))
            : resource);

    private static ResourceMetadata Merge(ResourceMetadata written, ResourceMetadata stored) => written with
    {
        CreationTime = written.CreationTime ?? stored.CreationTime,
        Labels = Merge(written.Labels, stored.Labels, KumasLabels.Contains),

        // What kubectl and controllers of Kubernetes note down for themselves.
        Annotations = Merge(written.Annotations, stored.Annotations, key => key.Split('/')[0].EndsWith(".kubernetes.io", StringComparison.Ordinal)),
    };

    private static IReadOnlyDictionary<string, string> Merge(
        IReadOnlyDictionary<string, string> written, IReadOnlyDictionary<string, string> stored, Func<string, bool> stays)
    {
        var kept = stored.Where(pair => stays(pair.Key) && !written.ContainsKey(pair.Key)).ToList();
        return kept.Count == 0 ? written : written.Concat(kept).ToFrozenDictionary(StringComparer.Ordinal);
    }
}
