using System.Globalization;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting;

/// <summary>What references see of data plane proxies.</summary>
internal static class Proxies
{
    /// <summary>The proxies of gateways of a mesh that have tags: clients, though they have no inbound; in the order of identities.</summary>
    public static IReadOnlyList<Target> OfGateways(World world, string mesh, IReadOnlyDictionary<string, string> tags) =>
        !world.Options.Semantics.ServiceTagSelectors ? [] : world.OfKind(mesh, DataplaneSpec.Descriptor)
            .Where(proxy => Match(tags, proxy.Spec.Networking?.Gateway?.Tags))
            .Select(proxy => new Target(proxy, "", null, null))
            .ToList();

    /// <summary>What sectionName must say to mean an inbound: its name, else its port (dataplane_helpers.go, GetSectionName).</summary>
    public static string SectionOf(DataplaneInbound inbound) => SectionOf(inbound.Name, inbound.Port);

    /// <summary>The sections of a proxy's inbounds and embedded listeners for which a condition holds, in their order.</summary>
    public static IReadOnlyList<(string Section, uint Port)> Sections(
        DataplaneSpec proxy, Func<DataplaneInbound, bool> inbounds, Func<string, bool> listeners)
    {
        var sections = new List<(string, uint)>();
        foreach (var inbound in proxy.Networking?.Inbound ?? [])
        {
            if (inbounds(inbound))
            {
                sections.Add((SectionOf(inbound), inbound.Port ?? 0));
            }
        }

        foreach (var listener in proxy.Networking?.Listeners ?? [])
        {
            if (SectionOf(listener.Name, listener.Port) is var section && listeners(section))
            {
                sections.Add((section, listener.Port ?? 0));
            }
        }

        return sections;
    }

    /// <summary>Whether tags have all that a selector asks for; <c>*</c> asks for the key alone (dataplane_helpers.go, TagSelector.Matches).</summary>
    public static bool Match(IReadOnlyDictionary<string, string> selector, IReadOnlyDictionary<string, string>? tags)
    {
        foreach (var (key, value) in selector)
        {
            if (tags is null || !tags.TryGetValue(key, out var actual) || (value != "*" && actual != value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether an inbound has all that a selector asks for, or the proxy as a gateway (dataplane_helpers.go, Dataplane.Matches).</summary>
    public static bool MatchAny(IReadOnlyDictionary<string, string> selector, DataplaneSpec proxy) =>
        proxy.Networking?.Inbound?.Any(inbound => Match(selector, inbound.Tags)) == true || Match(selector, proxy.Networking?.Gateway?.Tags);

    /// <summary>The inbounds of a mesh that have tags, each a target of its own; in the order of identities.</summary>
    public static IReadOnlyList<Target> WithTags(World world, string mesh, IReadOnlyDictionary<string, string> tags)
    {
        if (!world.Options.Semantics.ServiceTagSelectors)
        {
            return [];
        }

        var targets = new List<Target>();
        var proxies = tags.Values.Contains("*") ? world.OfKind(mesh, DataplaneSpec.Descriptor) : world.ProxiesWithTags(mesh, tags);
        foreach (var proxy in proxies)
        {
            foreach (var (section, port) in Sections(proxy.Spec, inbound => Match(tags, inbound.Tags), _ => false))
            {
                targets.Add(new Target(proxy, section, (int)port, null));
            }
        }

        return targets;
    }

    /// <summary>What sectionName must say to mean something of this name and port.</summary>
    public static string SectionOf(string? name, uint? port) =>
        string.IsNullOrEmpty(name) ? (port ?? 0).ToString(CultureInfo.InvariantCulture) : name;
}
