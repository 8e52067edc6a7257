using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting;

/// <summary>A proxy to which a policy applies.</summary>
/// <param name="Proxy">The proxy.</param>
/// <param name="Inbounds">
/// The selected inbounds and embedded listeners, as sectionName would say them; empty for gateways, which are selected as a whole.
/// </param>
public sealed record ProxyMatch(Resource<DataplaneSpec> Proxy, IReadOnlyList<string> Inbounds);

/// <summary>
/// To which proxies a policy applies: by its zone, by its role, by its <c>spec.targetRef</c> (pkg/plugins/policies/core/matchers/dataplane.go,
/// DppSelectedByPolicy).
/// </summary>
/// <remarks>
/// A builtin gateway is taken as selected without a look at the listeners of its MeshGateway. Whether the policy is a shadow
/// (<c>kuma.io/effect: shadow</c>) is not asked: it selects the same proxies, without effect.
/// </remarks>
public static class ProxyMatching
{
    /// <summary>The proxies, in the order of identities; empty for what is no policy.</summary>
    public static IReadOnlyList<ProxyMatch> Select(World world, Resource policy) =>
        policy.SpecObject is IPolicySpec spec ? Select(world, policy, spec.TargetRef ?? new TargetRef { Kind = "Mesh" }) : [];

    /// <summary>The proxies that a policy would apply to with another <c>spec.targetRef</c>.</summary>
    internal static IReadOnlyList<ProxyMatch> Select(World world, Resource policy, TargetRef reference)
    {
        if (reference.Kind == "MeshHTTPRoute")
        {
            // Kuma goes on with the route's own targetRef, which cannot be a route in its turn.
            var route = ProxyReferences.RouteOf(world, policy, reference.Name ?? "");
            return route?.SpecObject is IPolicySpec { TargetRef.Kind: not "MeshHTTPRoute" } ? Select(world, route) : [];
        }

        var filter = PolicyFilter.Of(world, policy);
        var matches = new List<ProxyMatch>();
        foreach (var proxy in Candidates(world, policy, reference))
        {
            if (filter.Admits(world.LabelsOf(proxy)) && Match(reference, proxy.Spec) is { } inbounds)
            {
                matches.Add(new ProxyMatch(proxy, inbounds));
            }
        }

        return matches;
    }

    /// <summary>The proxies that name and labels of a Dataplane reference leave; all for every other kind.</summary>
    private static IEnumerable<Resource<DataplaneSpec>> Candidates(World world, Resource policy, TargetRef reference)
    {
        var mesh = policy.Metadata.Mesh;
        if (reference.Kind == "Dataplane" && reference.Labels is { Count: > 0 } labels)
        {
            return world.Select(mesh, DataplaneSpec.Descriptor, labels).OrderBy(p => p.Id).Cast<Resource<DataplaneSpec>>();
        }

        if (reference.Kind == "Dataplane" && reference.Labels is null && !string.IsNullOrEmpty(reference.Name + reference.Namespace))
        {
            // A namespace without a name selects nothing: Kuma then compares a KRI only where there is a name.
            return string.IsNullOrEmpty(reference.Name)
                ? []
                : new[] { Lookup.ByName(world, DataplaneSpec.Descriptor, new Reference(policy, "", reference, ReferenceRole.TopLevel)) }
                    .OfType<Resource<DataplaneSpec>>();
        }

        return world.OfKind(mesh, DataplaneSpec.Descriptor);
    }

    /// <summary>The inbounds of a proxy that a reference selects; null where it does not select the proxy.</summary>
    private static string[]? Match(TargetRef reference, DataplaneSpec proxy)
    {
        var gateway = proxy.Networking?.Gateway;
        switch (reference.Kind)
        {
            case "Mesh":
                return FitsType(reference, gateway) ? Found(proxy, _ => true, _ => true, gateway is not null) : null;
            case "MeshSubset":
                return FitsType(reference, gateway) ? ByTags(reference.Tags ?? ResourceMetadata.None) : null;
            case "MeshService":
                return ByTags(new Dictionary<string, string> { [KumaLabels.ServiceTag] = reference.Name ?? "" });
            case "MeshServiceSubset":
                var tags = new Dictionary<string, string> { [KumaLabels.ServiceTag] = reference.Name ?? "" };
                foreach (var (key, value) in reference.Tags ?? ResourceMetadata.None)
                {
                    tags[key] = value;
                }

                return ByTags(tags);
            case "Dataplane" when gateway?.Type != "BUILTIN":
                var section = reference.SectionName ?? "";
                return Found(
                    proxy,
                    inbound => section.Length == 0 || Proxies.SectionOf(inbound) == section,
                    listener => section.Length == 0 || listener == section,
                    gateway is not null);
            default:
                return null;
        }

        string[]? ByTags(IReadOnlyDictionary<string, string> tags) => Found(
            proxy, inbound => Proxies.Match(tags, inbound.Tags), _ => false, gateway is not null && Proxies.Match(tags, gateway.Tags));
    }

    /// <summary>A proxy none of whose inbounds is selected is none of the policy's, gateways apart.</summary>
    private static string[]? Found(DataplaneSpec proxy, Func<DataplaneInbound, bool> inbounds, Func<string, bool> listeners, bool asGateway)
    {
        var sections = Proxies.Sections(proxy, inbounds, listeners).Select(s => s.Section).ToArray();
        return sections.Length > 0 || asGateway ? sections : null;
    }

    /// <summary>Every gateway counts as one, builtin or delegated, whatever the documentation says.</summary>
    private static bool FitsType(TargetRef reference, DataplaneGateway? gateway) =>
        reference.ProxyTypes is not { Count: > 0 } types || types.Contains(gateway is null ? "Sidecar" : "Gateway");
}
