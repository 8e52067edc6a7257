using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Upgrading;

/// <summary>Which labels may stand for inbound tags. Whether they do, the proxies of the World decide.</summary>
internal static class TagLabels
{
    /// <summary>The candidates, the most likely first.</summary>
    /// <param name="world">The World under 3.0.</param>
    /// <param name="resource">The resource that selects.</param>
    /// <param name="tags">The tags that it selects by.</param>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Of(World world, Resource resource, IReadOnlyDictionary<string, string> tags)
    {
        if (!tags.TryGetValue(KumaLabels.ServiceTag, out var service))
        {
            yield return tags;
            yield break;
        }

        // Proxies never have a label kuma.io/service: what stands behind its value is a Service of Kubernetes, or a workload.
        var others = tags.Where(tag => tag.Key != KumaLabels.ServiceTag).ToDictionary();
        if (LegacyName.Parse(service) is { } name)
        {
            if (world.Find(new ResourceId(ServiceSpec.Descriptor.Name, "", name.Namespace, name.Name)) is Resource<ServiceSpec> { Spec.Selector: { } selector })
            {
                yield return Merged(new Dictionary<string, string>(selector) { [KumaLabels.Namespace] = name.Namespace }, others);
            }
        }
        else if (resource.Envelope == Envelope.Universal)
        {
            yield return Merged(new Dictionary<string, string> { [KumaLabels.Workload] = service }, others);
        }
    }

    /// <summary>
    /// Whether tags are labels of Pods by the way in which they are made: on Kubernetes every label of a Pod that is not Kuma's becomes a
    /// tag of its inbounds, and is a label of the proxy.
    /// </summary>
    public static bool AreOfPods(Resource resource, IReadOnlyDictionary<string, string> tags, IReadOnlyDictionary<string, string> labels) =>
        resource.Envelope == Envelope.Kubernetes
        && ReferenceEquals(tags, labels)
        && tags.Keys.All(key => key is KumaLabels.Namespace or KumaLabels.Zone || !key.Contains("kuma.io/", StringComparison.Ordinal));

    private static Dictionary<string, string> Merged(Dictionary<string, string> labels, Dictionary<string, string> others)
    {
        foreach (var (key, value) in others)
        {
            labels[key] = value;
        }

        return labels;
    }
}
