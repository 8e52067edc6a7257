using MeshTargeting.Resources;

namespace MeshTargeting.Defaulting.Labels;

/// <summary>A label or annotation that Kuma sets or takes away when it stores a resource.</summary>
/// <param name="Path">The way to it, for example <c>metadata</c>, <c>labels</c>, <c>kuma.io/mesh</c>.</param>
/// <param name="Value">What it sets; null where it takes away what is written.</param>
public sealed record StoredLabel(IReadOnlyList<string> Path, string? Value);

/// <summary>
/// What Kuma's defaulting webhook does to the metadata of an object (pkg/plugins/runtime/k8s/webhooks/defaulter.go): labels, and the
/// three that it keeps as annotations because they may be longer than a label.
/// </summary>
/// <remarks>
/// One of these three that is written as a label stays where it is and is copied, while Kuma moves it: what a user set is not touched.
/// </remarks>
public static class StoredLabels
{
    /// <summary>The changes to an object of Kubernetes; none of what it already has. Applied once, there are no more.</summary>
    /// <param name="resource">The object; its namespace is that of its metadata, empty where that has none.</param>
    /// <param name="controlPlane">The control plane.</param>
    /// <param name="isPrivileged">Whether Kuma itself, or who is trusted like it, writes it.</param>
    public static IReadOnlyList<StoredLabel> Changes(Resource resource, ControlPlane controlPlane, bool isPrivileged)
    {
        var (written, annotations) = (resource.Metadata.Labels, resource.Metadata.Annotations);
        var changes = new List<StoredLabel>();
        var computed = ComputedLabels.Of(resource, controlPlane, isPrivileged);
        foreach (var (key, value) in computed)
        {
            if (!IsAnnotation(key) && written.GetValueOrDefault(key) != value)
            {
                changes.Add(Label(key, value));
            }
        }

        var kept = ComputedLabels.KeptOf(resource, controlPlane);
        changes.AddRange(written.Keys
            .Where(key => !kept.ContainsKey(key) && !Array.Exists(computed, l => l.Key == key))
            .Select(key => Label(key, null)));
        foreach (var key in (ReadOnlySpan<string>)[KumaLabels.DisplayName, KumaLabels.ServiceAccount, KumaLabels.Workload])
        {
            // An object whose name is still to be generated has no name to display yet.
            var value = key == KumaLabels.DisplayName ? resource.Metadata.Name : written.GetValueOrDefault(key);
            if (!annotations.ContainsKey(key) && !string.IsNullOrEmpty(value))
            {
                changes.Add(new StoredLabel(["metadata", "annotations", key], value));
            }
        }

        return changes;
    }

    private static StoredLabel Label(string key, string? value) => new(["metadata", "labels", key], value);

    private static bool IsAnnotation(string key) => key is KumaLabels.DisplayName or KumaLabels.ServiceAccount or KumaLabels.Workload;
}
