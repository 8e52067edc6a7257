using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Worlds;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Targeting;

/// <summary>
/// The MeshServices of headless Services, one a Pod, whose names cannot be told before the Pods are there (<c>World.Unknowable</c>): a
/// reference that may mean one of them is not known to miss.
/// </summary>
internal static class HeadlessServices
{
    private const int LongestName = 63;

    /// <summary>Whether a name may be that of a Pod's MeshService: it ends in the Service's hash, or is so long that it has been cut.</summary>
    public static bool MayBeNamed(World world, string ns, string name) => In(world, ns)
        .Any(service => name.Length == LongestName || name.EndsWith(HeadlessNames.Of(service.Metadata.Name, ns, ""), StringComparison.Ordinal));

    /// <summary>Whether a Pod's MeshService may have all the labels: those that differ from Pod to Pod are taken as fitting.</summary>
    public static bool MayHave(World world, IReadOnlyDictionary<string, string> labels) =>
        In(world, labels.GetValueOrDefault(KumaLabels.Namespace)).Any(service => labels.All(label => Fits(service, label)));

    private static bool Fits(Resource<ServiceSpec> service, KeyValuePair<string, string> label) => label.Key switch
    {
        KubernetesLabels.PodName or KubernetesLabels.PodIndex or KumaLabels.DisplayName or KumaLabels.Namespace => true,
        KumaLabels.ServiceName => label.Value == service.Metadata.Name,
        KumaLabels.HeadlessService => label.Value == "true",
        _ => label.Key.StartsWith("kuma.io/", StringComparison.Ordinal) || service.Metadata.Labels.GetValueOrDefault(label.Key) == label.Value,
    };

    private static IEnumerable<Resource<ServiceSpec>> In(World world, string? ns) =>
        ns is null ? world.Unknowable : world.Unknowable.Where(service => service.Metadata.Namespace == ns);
}
