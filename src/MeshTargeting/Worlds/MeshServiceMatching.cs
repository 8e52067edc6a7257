using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Worlds;

/// <summary>Which proxies serve a MeshService, and at which inbounds (pkg/core/resources/apis/meshservice/match.go).</summary>
public static class MeshServiceMatching
{
    /// <summary>
    /// Whether a selector selects a proxy of the same mesh. Where several forms are set, <c>dataplaneRef</c> goes before
    /// <c>dataplaneTags</c> before <c>dataplaneLabels</c>; none of them selects nothing, and so do empty <c>dataplaneTags</c>,
    /// while empty <c>dataplaneLabels</c> select every proxy. A proxy without inbounds is never selected. A name is Kuma's core
    /// name, <c>name.namespace</c> on Kubernetes. Of tags one inbound must carry all, with just these values.
    /// </summary>
    /// <param name="selector">The selector.</param>
    /// <param name="proxy">The proxy.</param>
    /// <param name="labels">The proxy's effective labels.</param>
    /// <param name="semantics">The version of Kuma; 3.0 does not know <c>dataplaneTags</c>.</param>
    /// <param name="healthyOnly">
    /// Whether inbounds that take no traffic are left out, as for endpoints; the status of a MeshService counts them. Even then
    /// the inbound that carries all tags may be another than the healthy ones, if those carry each tag.
    /// </param>
    public static bool Selects(
        MeshServiceSelector selector,
        Resource<DataplaneSpec> proxy,
        IReadOnlyDictionary<string, string> labels,
        KumaSemantics semantics,
        bool healthyOnly = false)
    {
        var all = proxy.Spec.Networking?.Inbound ?? [];
        var inbounds = healthyOnly ? all.Where(IsHealthy).ToList() : all;
        return inbounds.Count > 0 && selector switch
        {
            { DataplaneRef: { } reference } => CoreNames.Of(proxy) == reference.Name,
            { DataplaneTags: { } tags } when semantics.ServiceTagSelectors => tags.Count > 0
                && tags.All(tag => inbounds.Any(i => i.Tags?.GetValueOrDefault(tag.Key) == tag.Value))
                && all.Any(i => Includes(i.Tags ?? ResourceMetadata.None, tags)),
            { DataplaneLabels: { } wanted } => Includes(labels, wanted.MatchLabels ?? ResourceMetadata.None),
            _ => false,
        };
    }

    /// <summary>Whether an inbound serves a port: its number or name is the port's targetPort; an absent one counts as 0.</summary>
    public static bool Serves(DataplaneInbound inbound, MeshServicePort port) => port.TargetPort is { IsString: true } name
        ? name.Text == (inbound.Name ?? "")
        : (uint)(port.TargetPort?.Number ?? 0) == (inbound.Port ?? 0);

    /// <summary>Whether an inbound takes traffic (GetHealthyInbounds in api/mesh/v1alpha1/dataplane_helpers.go).</summary>
    public static bool IsHealthy(DataplaneInbound inbound) =>
        inbound.State is null or "Ready" && inbound.Health is not { Ready: not true };

    /// <summary>The name of an inbound for sectionName: its name, else its port.</summary>
    public static string SectionName(DataplaneInbound inbound) =>
        string.IsNullOrEmpty(inbound.Name) ? (inbound.Port ?? 0).ToString(CultureInfo.InvariantCulture) : inbound.Name;

    /// <summary>The name of an embedded listener for sectionName: its name, else its port.</summary>
    public static string SectionName(DataplaneListener listener) =>
        string.IsNullOrEmpty(listener.Name) ? (listener.Port ?? 0).ToString(CultureInfo.InvariantCulture) : listener.Name;

    /// <summary>Whether labels, or tags, include all of some others with the same values.</summary>
    public static bool Includes(IReadOnlyDictionary<string, string> labels, IReadOnlyDictionary<string, string> wanted)
    {
        foreach (var (key, value) in wanted)
        {
            if (!labels.TryGetValue(key, out var actual) || actual != value)
            {
                return false;
            }
        }

        return true;
    }
}
