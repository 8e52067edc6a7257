using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Tests.Targeting.Naive;

/// <summary>Where a policy selects a proxy; nowhere at all where it does not.</summary>
internal sealed record NaiveSelection(IReadOnlyList<string> Inbounds, IReadOnlyList<string> Listeners, bool AsDelegatedGateway, string? Warning = null)
{
    public static readonly NaiveSelection None = new([], [], false);

    public bool IsEmpty => Inbounds.Count == 0 && Listeners.Count == 0 && !AsDelegatedGateway;
}

/// <summary>Whether a policy selects a proxy, asked anew for every pair (pkg/plugins/policies/core/matchers/dataplane.go).</summary>
internal static class NaiveMatching
{
    /// <summary>The policies of a kind that select a proxy, in the order in which a store lists them.</summary>
    public static IEnumerable<(Resource Policy, NaiveSelection At)> Matched(NaiveWorld world, Resource<DataplaneSpec> proxy, string kind)
    {
        var gateway = world.IsOf2_14 ? GatewayOf(world, proxy) : null;
        return world.OfKind(kind, proxy.Metadata.Mesh)
            .Where(p => world.Label(p, KumaLabels.Effect) != "shadow")
            .Select(p => (p, Select(world, p, TopLevel(p), proxy, gateway)));
    }

    public static TargetRef TopLevel(Resource policy) => ((IPolicySpec)policy.SpecObject).TargetRef ?? new TargetRef { Kind = "Mesh" };

    public static Resource<MeshGatewaySpec>? GatewayOf(NaiveWorld world, Resource<DataplaneSpec> proxy)
    {
        Resource<MeshGatewaySpec>? best = null;
        (int All, int Exact) rank = (0, 0);
        foreach (var gateway in world.OfKind("MeshGateway", proxy.Metadata.Mesh).Cast<Resource<MeshGatewaySpec>>()
            .Where(g => IsInZoneOf(world, g, proxy)).OrderBy(g => g.Metadata.Name, StringComparer.Ordinal))
        {
            foreach (var tags in gateway.Spec.Selectors!.Select(s => s.Match!))
            {
                var here = (tags.Count, tags.Count(t => t.Value != "*"));
                var order = here.CompareTo(rank);
                var isLater = best is not null && (gateway.Metadata.CreationTime ?? default) > (best.Metadata.CreationTime ?? default);
                if (Matches(tags, proxy) && (order > 0 || (order == 0 && isLater)))
                {
                    (best, rank) = (gateway, here);
                }
            }
        }

        return best;
    }

    public static string At(string? address, uint? port) => $"{address}:{port ?? 0}";

    private static bool IsInZoneOf(NaiveWorld world, Resource gateway, Resource proxy) =>
        world.Label(gateway, KumaLabels.Origin) is null or "global"
        || world.Label(proxy, KumaLabels.Zone) is not { } zone
        || world.IsOfZone(gateway, zone);

    private static bool Matches(IReadOnlyDictionary<string, string> tags, Resource<DataplaneSpec> proxy) =>
        Inbounds(proxy).Any(i => Has(i.Tags, tags)) || Has(proxy.Spec.Networking?.Gateway?.Tags, tags);

    private static NaiveSelection Select(
        NaiveWorld world, Resource policy, TargetRef reference, Resource<DataplaneSpec> proxy, Resource<MeshGatewaySpec>? gateway)
    {
        if (!IsInZone(world, policy, (Resource?)gateway ?? proxy) || !IsInNamespace(world, policy, proxy))
        {
            return NaiveSelection.None;
        }

        var name = reference.Name ?? "";
        switch (reference.Kind)
        {
            case "Mesh":
                var all = ByTags([], proxy, gateway);
                return FitsType(reference, proxy)
                    ? all with { Inbounds = [.. all.Inbounds, .. Listeners(proxy).Select(l => At(l.Address ?? proxy.Spec.Networking!.Address, l.Port))] }
                    : NaiveSelection.None;
            case "MeshSubset":
                return FitsType(reference, proxy) ? ByTags(reference.Tags ?? NoTags, proxy, gateway) : NaiveSelection.None;
            case "MeshService":
                return ByTags(Service(name), proxy, gateway);
            case "MeshServiceSubset":
                return ByTags(Service(name).Concat(reference.Tags ?? NoTags), proxy, gateway);
            case "MeshGateway":
                return gateway is not null && proxy.Spec.Networking?.Gateway?.Type == "BUILTIN" && world.DisplayName(gateway) == name
                    ? ByTags(reference.Tags ?? NoTags, proxy, gateway) with { AsDelegatedGateway = false }
                    : NaiveSelection.None;
            case "Dataplane":
                return gateway is null && Names(world, policy, reference, proxy) ? BySection(reference.SectionName ?? "", proxy) : NaiveSelection.None;
            default:
                var route = world.OfKind("MeshHTTPRoute", policy.Metadata.Mesh).FirstOrDefault(r => world.DisplayName(r) == name);
                return route is null
                    ? NaiveSelection.None with { Warning = Unresolved(policy, name) }
                    : Select(world, route, TopLevel(route), proxy, gateway);
        }
    }

    private static IReadOnlyDictionary<string, string> NoTags => ResourceMetadata.None;

    private static Dictionary<string, string> Service(string name) => new() { [KumaLabels.ServiceTag] = name };

    /// <summary>As Kuma says it.</summary>
    private static string Unresolved(Resource policy, string route) =>
        $"unable to resolve TargetRef on policy: mesh:{policy.Metadata.Mesh} name:{NaiveWorld.StoredName(policy)} "
        + $"error:\"couldn't resolve MeshHTTPRoute targetRef with name '{route}'\"";

    private static bool IsInZone(NaiveWorld world, Resource policy, Resource selected)
    {
        var isElsewhere = world.Role(policy) != "producer"
            && world.Label(selected, KumaLabels.Origin) is not (null or "global")
            && world.Label(policy, KumaLabels.Origin) == "zone"
            && world.Label(policy, KumaLabels.Zone) is { } zone
            && !world.IsOfZone(selected, zone);
        return !isElsewhere;
    }

    private static bool IsInNamespace(NaiveWorld world, Resource policy, Resource proxy) =>
        world.Role(policy) is not ("consumer" or "workload-owner")
        || (world.Label(policy, KumaLabels.Namespace) is { } ns && ns == (world.Label(proxy, KumaLabels.Namespace) ?? ""));

    private static bool FitsType(TargetRef reference, Resource<DataplaneSpec> proxy) =>
        reference.ProxyTypes is not { Count: > 0 } types || types.Contains(proxy.Spec.Networking?.Gateway is null ? "Sidecar" : "Gateway");

    private static bool Names(NaiveWorld world, Resource policy, TargetRef reference, Resource proxy)
    {
        if (!world.IsOf2_14)
        {
            return reference.Labels?.All(l => (l.Key == KumaLabels.DisplayName ? world.DisplayName(proxy) : world.Label(proxy, l.Key) ?? "") == l.Value) != false;
        }

        var hasName = !string.IsNullOrEmpty(reference.Name);
        return (!hasName && string.IsNullOrEmpty(reference.Namespace) && reference.Labels is null)
            || (hasName && NaiveIdentity.Of(world, proxy) == NaiveIdentity.Meant(world, policy, reference))
            || reference.Labels?.All(l => (world.Label(proxy, l.Key) ?? "") == l.Value) == true;
    }

    private static NaiveSelection BySection(string section, Resource<DataplaneSpec> proxy)
    {
        var networking = proxy.Spec.Networking!;
        var inbounds = Inbounds(proxy).Where(i => section.Length == 0 || Section(i.Name, i.Port) == section).Select(i => At(i.Address ?? networking.Address, i.Port));
        var listeners = Listeners(proxy).Where(l => section.Length == 0 || Section(l.Name, l.Port) == section).Select(l => At(l.Address ?? networking.Address, l.Port));
        return new([.. inbounds, .. listeners], [], networking.Gateway is { Type: not "BUILTIN" });
    }

    private static NaiveSelection ByTags(IEnumerable<KeyValuePair<string, string>> tags, Resource<DataplaneSpec> proxy, Resource<MeshGatewaySpec>? gateway)
    {
        var networking = proxy.Spec.Networking!;
        var inbounds = Inbounds(proxy).Where(i => Has(i.Tags, tags)).Select(i => At(i.Address ?? networking.Address, i.Port)).ToList();
        var listeners = (gateway?.Spec.Conf?.Listeners ?? [])
            .Where(l => Has(Joined(networking.Gateway?.Tags, gateway!.Spec.Tags, l.Tags), tags))
            .ToList();
        inbounds.AddRange(listeners.Select(l => At(networking.Address, l.Port)).Distinct());
        return new(
            inbounds,
            listeners.Select(l => $"{At(networking.Address, l.Port)}:{(string.IsNullOrEmpty(l.Hostname) ? "*" : l.Hostname)}").ToList(),
            networking.Gateway is { Type: not "BUILTIN" } delegated && Has(delegated.Tags, tags));
    }

    private static Dictionary<string, string> Joined(params IReadOnlyDictionary<string, string>?[] tags)
    {
        var joined = new Dictionary<string, string>();
        foreach (var (key, value) in tags.SelectMany(t => t ?? NoTags))
        {
            joined[key] = value;
        }

        return joined;
    }

    /// <summary>Of a key that is asked for twice, the later value counts.</summary>
    private static bool Has(IReadOnlyDictionary<string, string>? tags, IEnumerable<KeyValuePair<string, string>> asked) =>
        asked.GroupBy(t => t.Key, t => t.Value).All(t => tags?.TryGetValue(t.Key, out var value) == true && (t.Last() == value || t.Last() == "*"));

    private static IReadOnlyList<DataplaneInbound> Inbounds(Resource<DataplaneSpec> proxy) => proxy.Spec.Networking?.Inbound ?? [];

    private static IReadOnlyList<DataplaneListener> Listeners(Resource<DataplaneSpec> proxy) => proxy.Spec.Networking?.Listeners ?? [];

    private static string Section(string? name, uint? port) =>
        string.IsNullOrEmpty(name) ? (port ?? 0).ToString(CultureInfo.InvariantCulture) : name;
}
