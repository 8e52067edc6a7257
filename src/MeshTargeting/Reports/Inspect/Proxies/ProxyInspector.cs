using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Inspect.Proxies;

/// <summary>Finds out what a proxy gets.</summary>
public static class ProxyInspector
{
    private static readonly IReadOnlyList<KindDescriptor> Kinds = KindCatalog.All.Where(kind => kind.IsPolicy).ToArray();

    /// <summary>What the proxy of a name gets.</summary>
    /// <param name="input">The texts.</param>
    /// <param name="name">The proxy as the user names it.</param>
    /// <param name="mesh">The mesh in which it is looked for; null for all.</param>
    public static InspectResult<ProxyInspection> Inspect(CheckInput input, string name, string? mesh = null) => Inspector.Ask(
        input,
        world => ResourceNames.Find(world, [DataplaneSpec.Descriptor], name, mesh),
        (world, proxy) => Inspect(world, (Resource<DataplaneSpec>)proxy));

    /// <summary>What a proxy gets.</summary>
    public static ProxyInspection Inspect(World world, Resource<DataplaneSpec> proxy)
    {
        var matched = Kinds.Select(kind => PolicyMatching.Of(world, proxy, kind)).Where(m => m.Policies.Count + m.Warnings.Count > 0).ToList();
        var rules = matched.ConvertAll(m => ProxyRules.Of(world, m));
        var found = new ProxyInspection
        {
            World = world,
            Proxy = proxy,
            Matched = matched,
            WholeProxy = WholeProxy(rules),
            Inbounds = InboundGroups.Of(world, proxy, rules),
            Anywhere = OutboundGroups.Anywhere(world, proxy, rules),
            Outbounds = OutboundGroups.Of(world, proxy, rules, out var plain),
            PlainOutbounds = plain,
            ByTags = world.ModeOf(proxy.Metadata.Mesh) == MeshServicesMode.Exclusive ? [] : TagGroups.OfDestinations(rules),
            Gateway = TagGroups.OfGateway(rules),
            Idle = [],
            Shadows = Kinds.SelectMany(kind => Shadows(world, proxy, kind)).ToList(),
            Warnings = ProxyWarnings.Of(world, proxy, rules),
            Places = Places.Of([]),
        };
        var places = ShownPlaces.Of(found).ToList();
        var shown = places.Select(p => p.Policy).ToHashSet();
        var idle = matched.SelectMany(m => m.Policies).Select(m => m.Policy).Where(p => !shown.Contains(p)).ToList();
        return found with
        {
            Idle = idle,
            Places = Places.Of([.. places, .. idle.Concat(found.Shadows).Append(proxy).Select(r => new ConfPlace(r, ""))]),
        };
    }

    private static List<Settings> WholeProxy(List<ProxyRules> rules) => rules
        .SelectMany(r => r.Single.Rules.Select(rule => Settings.Of(r.Matched.Kind, rule.Conf)))
        .Where(s => s.Values.Count > 0)
        .ToList();

    private static IEnumerable<Resource> Shadows(World world, Resource<DataplaneSpec> proxy, KindDescriptor kind) =>
        PolicyMatching.Of(world, proxy, kind, includeShadow: true).Policies
            .Select(m => m.Policy)
            .Where(policy => world.LabelsOf(policy).GetValueOrDefault(KumaLabels.Effect) == "shadow");
}
