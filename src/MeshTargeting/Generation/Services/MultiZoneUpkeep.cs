using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Generation.Services;

/// <summary>
/// What a control plane keeps in the status of a MeshMultiZoneService: the MeshServices that it selects, and whether there are any
/// (pkg/core/resources/apis/meshmultizoneservice/status_updater.go).
/// </summary>
public static class MultiZoneUpkeep
{
    private const string ConditionType = "MeshServicesMatched";

    /// <summary>The MeshMultiZoneService as it is to be: the same object where nothing changes.</summary>
    /// <param name="world">What there is.</param>
    /// <param name="service">A MeshMultiZoneService of it.</param>
    public static Resource<MeshMultiZoneServiceSpec> Of(World world, Resource<MeshMultiZoneServiceSpec> service)
    {
        var status = service.Status as MeshMultiZoneServiceStatus;
        var matched = Matched(world, service);
        var condition = matched.Count == 0
            ? Found("False", "NoMatchesFound", "Selector does not match any MeshService in this zone")
            : Found("True", "MatchesFound", string.Create(CultureInfo.InvariantCulture, $"Matched {matched.Count} MeshService(s)"));
        if ((status?.MeshServices ?? []).SequenceEqual(matched) && status?.Conditions?.Contains(condition) == true)
        {
            return service;
        }

        var conditions = (status?.Conditions ?? []).Select(c => c.Type == ConditionType ? condition : c).ToList();
        if (!conditions.Contains(condition))
        {
            conditions.Add(condition);
        }

        return service.WithStatus((status ?? new MeshMultiZoneServiceStatus()) with { MeshServices = matched, Conditions = conditions });
    }

    /// <summary>
    /// MeshServices of the same mesh (Kuma counts those of others too, though no traffic goes there), by name, namespace and zone. A label
    /// that is to be empty may be absent.
    /// </summary>
    private static List<MatchedMeshService> Matched(World world, Resource<MeshMultiZoneServiceSpec> service)
    {
        var labels = service.Spec.Selector?.MeshService?.MatchLabels ?? ResourceMetadata.None;
        var needed = labels.Where(l => l.Value.Length > 0).ToDictionary();
        return world.Select(service.Metadata.Mesh, MeshServiceSpec.Descriptor, needed)
            .Select(s => (Service: s, Labels: world.LabelsOf(s)))
            .Where(s => labels.All(l => s.Labels.GetValueOrDefault(l.Key, "") == l.Value))
            .Select(s => new MatchedMeshService
            {
                Name = s.Labels.GetValueOrDefault(KumaLabels.DisplayName, s.Service.Metadata.Name),
                Namespace = s.Labels.GetValueOrDefault(KumaLabels.Namespace, ""),
                Zone = s.Labels.GetValueOrDefault(KumaLabels.Zone, ""),
                Mesh = s.Service.Metadata.Mesh,
            })
            .OrderBy(m => $"{m.Name}/{m.Namespace}/{m.Zone}/{m.Mesh}", StringComparer.Ordinal)
            .ToList();
    }

    private static Condition Found(string status, string reason, string message) =>
        new() { Type = ConditionType, Status = status, Reason = reason, Message = message };
}
