using MeshTargeting.Resources;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Generation.Universal;

/// <summary>The labels of a MeshService that is made of Dataplanes.</summary>
internal static class GeneratedLabels
{
    /// <summary>
    /// The labels: Kuma's own, those that come from Dataplanes, and of those that are stored the ones that somebody else has added.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Of(
        string mesh, string name, IReadOnlyDictionary<string, string> stored, IReadOnlyDictionary<string, string> propagated, UniversalSettings settings)
    {
        var labels = new Dictionary<string, string>(propagated)
        {
            [KumaLabels.Mesh] = mesh,
            [KumaLabels.DisplayName] = name,
            [KumaLabels.ManagedBy] = InboundMeshServices.Manager,
            [KumaLabels.Env] = "universal",
            [KumaLabels.Zone] = settings.Derivation.Zone,
            [KumaLabels.Origin] = "zone",
        };
        if (settings.PropagatesLabels)
        {
            foreach (var key in propagated.Keys)
            {
                labels[PropagatedKeys.TrackingLabel(key)] = "";
            }
        }

        foreach (var (key, value) in stored.Where(l => l.Key != KumaLabels.DeletionGracePeriodStartedAt))
        {
            // What came from Dataplanes before and does so no more goes; while nothing is propagated, all stays.
            if (!settings.PropagatesLabels || (!KumaLabels.IsReserved(key) && !PropagatedKeys.IsTracked(stored, key)))
            {
                labels.TryAdd(key, value);
            }
        }

        return labels;
    }

    /// <summary>Whether labels are the stored ones, but for that which says when a grace period began.</summary>
    public static bool AreSame(IReadOnlyDictionary<string, string> labels, IReadOnlyDictionary<string, string> stored) =>
        Maps.AreSame(labels, Maps.Copy(stored, more: 0, (key, _) => key != KumaLabels.DeletionGracePeriodStartedAt));
}
