using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Comparing;

/// <summary>
/// All that holds for a proxy, as text: for each kind what is set for every destination, route, inbound, for the proxy as a whole and by
/// tags, and what becomes of its traffic. Of a destination that one World lacks, what is set for it in particular.
/// </summary>
internal static class NaiveComparison
{
    private static readonly KindDescriptor[] Routes = [MeshHTTPRouteSpec.Descriptor, MeshTCPRouteSpec.Descriptor];

    /// <summary>The proxies of both Worlds for which something else holds, in order.</summary>
    public static IReadOnlyList<ResourceId> Proxies(World before, World after) => after.Meshes
        .SelectMany(mesh => after.OfKind(mesh, DataplaneSpec.Descriptor))
        .Where(proxy => before.Find(proxy.Id) is Resource<DataplaneSpec> old && Differ(before, old, after, proxy))
        .Select(proxy => proxy.Id)
        .Order()
        .ToArray();

    /// <summary>What differs for some proxies: for whoever has to find out why they are not named, or should not be.</summary>
    public static string Explain(World before, World after, IEnumerable<ResourceId> proxies) => string.Join('\n', proxies.SelectMany(id =>
    {
        var (old, young) = ((Resource<DataplaneSpec>)before.Find(id)!, (Resource<DataplaneSpec>)after.Find(id)!);
        var (was, now) = (Outbounds.Of(before, old), Outbounds.Of(after, young));
        var both = was.Select(Name).Intersect(now.Select(Name)).ToHashSet();
        return KindCatalog.All.Where(k => k.IsPolicy).SelectMany(kind =>
        {
            var (x, y) = (Holds(before, old, kind, was, both, Sections(young)), Holds(after, young, kind, now, both, Sections(old)));
            return x.Except(y).Select(l => $"{id} {kind.Name} - {l}").Concat(y.Except(x).Select(l => $"{id} {kind.Name} + {l}"));
        }).Append($"{id} other traffic: {HasOtherTraffic(before, old, was, after, young, now)}").Append(old.Kind.EncodeSpec(old).ToJsonString()).Append(young.Kind.EncodeSpec(young).ToJsonString());
    }));

    private static bool Differ(World before, Resource<DataplaneSpec> old, World after, Resource<DataplaneSpec> young)
    {
        var (was, now) = (Outbounds.Of(before, old), Outbounds.Of(after, young));
        var both = was.Select(Name).Intersect(now.Select(Name)).ToHashSet();
        return KindCatalog.All.Where(k => k.IsPolicy).Any(kind => !Holds(before, old, kind, was, both, Sections(young)).SetEquals(Holds(after, young, kind, now, both, Sections(old))))
            || HasOtherTraffic(before, old, was, after, young, now);
    }

    private static bool HasOtherTraffic(
        World before, Resource<DataplaneSpec> old, IReadOnlyList<Outbound> was, World after, Resource<DataplaneSpec> young, IReadOnlyList<Outbound> now)
    {
        var routed = was.Where(o => IsRouted(before, old, o)).Concat(now.Where(o => IsRouted(after, young, o))).Select(Name).ToHashSet();
        var both = was.Select(Name).Intersect(now.Select(Name)).ToHashSet();
        return !Traffic(before, old, was.Where(o => routed.Contains(Name(o))), both).SetEquals(Traffic(after, young, now.Where(o => routed.Contains(Name(o))), both));
    }

    private static bool IsRouted(World world, Resource<DataplaneSpec> proxy, Outbound outbound) =>
        Routes.Any(kind => ProxyRules.Of(world, proxy, kind).To.Resources.Effective(world, outbound.Target) is not null);

    private static HashSet<string> Holds(
        World world, Resource<DataplaneSpec> proxy, KindDescriptor kind, IReadOnlyList<Outbound> outbounds, HashSet<string> both, HashSet<string> inbounds)
    {
        var rules = ProxyRules.Of(world, proxy, kind);
        var all = new HashSet<string>();
        var isRoute = Routes.Contains(kind);
        if (!isRoute)
        {
            Add(all, "any", rules.To.Resources.Find(new RuleTarget(world.MeshOf(proxy.Metadata.Mesh))));
            foreach (var outbound in outbounds)
            {
                var rule = rules.To.Resources.Effective(world, outbound.Target);
                Add(all, Name(outbound), both.Contains(Name(outbound)) || rule?.Target.Resource.Kind != MeshSpec.Descriptor ? rule : null);
            }

            foreach (var (target, rule) in rules.To.Resources.All.Where(r => r.Key.Resource.Kind == MeshHTTPRouteSpec.Descriptor))
            {
                Add(all, target.Resource.Id.ToString(), rule);
            }
        }

        foreach (var conf in rules.Single.Rules.Take(1))
        {
            Add(all, "whole", conf.Conf);
        }

        foreach (var (section, listener) in Listeners(proxy).Where(l => inbounds.Contains(l.Section)).DistinctBy(l => l.Section))
        {
            var parts = IncomingTraffic.Of(kind, rules.From.GetValueOrDefault(listener), rules.Inbound.GetValueOrDefault(listener) ?? [])
                .Where(p => p.Conf is not ConfObject { Fields.Count: 0 });

            // Permissions are lists of who may call: in which order they stand, and how often, does not matter.
            var texts = parts.SelectMany(p => kind == MeshTrafficPermissionSpec.Descriptor ? Permissions(p) : [$"{Who(p)} {Text(p.Conf)}"]).ToList();
            all.UnionWith(kind == MeshTrafficPermissionSpec.Descriptor
                ? texts.Select(t => $"{section} {t}")
                : texts.GroupBy(t => t).Select(g => $"{section} {g.Key} x{g.Count()}"));
        }

        if (world.ModeOf(proxy.Metadata.Mesh) != MeshServicesMode.Exclusive)
        {
            Add(all, "tags", rules.To.ByTags);
        }

        foreach (var (listener, to) in rules.GatewayToByHostname.GroupBy(g => $"{g.Key.Hostname}:{g.Key.Port}").Select(g => (g.Key, g.First().Value)))
        {
            Add(all, listener, to.ByTags);
        }

        return all;
    }

    /// <summary>The routes to some outbounds; of a destination that one World lacks, those that a policy has made.</summary>
    private static HashSet<string> Traffic(World world, Resource<DataplaneSpec> proxy, IEnumerable<Outbound> outbounds, HashSet<string> both) => outbounds
        .Select(outbound => OutboundTraffic.Of(world, proxy, outbound))
        .SelectMany(traffic => traffic.Routes
            .DistinctBy(r => Key(r.Match))
            .Where(r => both.Contains(Name(traffic.Outbound)) || r.Origin is not null)
            .Select(r => $"{Name(traffic.Outbound)} {Key(r.Match)} {Fate(r)} {traffic.Faults.Count > 0}"))
        .ToHashSet();

    private static string Fate(EffectiveRoute route)
    {
        var shares = route.Backends
            .GroupBy(b => b.Target is { } target ? $"{target.Resource.Id}:{b.Port?.Section}" : b.ServiceTag)
            .Select(g => $"{g.Key} {Share(g.Sum(b => b.Share))}")
            .Order(StringComparer.Ordinal);
        return $"{route.Outcome} {string.Join(' ', shares)} {Share(route.Dropped.Sum(d => d.FailingShare))} {string.Join(' ', route.Filters.Select(f => f.ToString()).Concat(route.Mirrors))} {route.CoveredBy is null}";
    }

    private static IEnumerable<string> Permissions(IncomingPart part) => part.Clients is not null
        ? [$"{Who(part)} {Text(part.Conf)}"]
        : ((part.Conf as ConfObject)?.Fields ?? []).SelectMany(f => ((f.Value as ConfList)?.Items ?? []).Select(i => $"{f.Key} {Text(i)}"));

    private static string Who(IncomingPart part) => part.Clients is { } clients ? MatchText.Of(clients) : MatchText.Of(part.Match);

    private static void Add(HashSet<string> all, string where, ResourceRule? rule)
    {
        foreach (var conf in rule?.Confs ?? [])
        {
            Add(all, where, conf);
        }
    }

    private static void Add(HashSet<string> all, string where, SubsetRules rules)
    {
        foreach (var rule in rules.Rules.GroupBy(r => string.Join(',', r.Subset.Select(t => t.ToString()).Order(StringComparer.Ordinal))))
        {
            Add(all, $"{where} {rule.Key}", rule.First().Conf);
        }
    }

    private static void Add(HashSet<string> all, string where, ConfValue conf)
    {
        if (conf is not ConfObject { Fields.Count: 0 })
        {
            all.Add($"{where} {Text(conf)}");
        }
    }

    private static IEnumerable<(string Section, InboundListener Listener)> Listeners(Resource<DataplaneSpec> proxy)
    {
        var networking = proxy.Spec.Networking;
        return networking?.Gateway?.Type == "BUILTIN" ? [] : (networking?.Inbound ?? [])
            .Select(i => (MeshServiceMatching.SectionName(i), new InboundListener(string.IsNullOrEmpty(i.Address) ? networking?.Address ?? "" : i.Address, i.Port ?? 0)))
            .Concat((networking?.Listeners ?? []).Select(l => (MeshServiceMatching.SectionName(l), new InboundListener(string.IsNullOrEmpty(l.Address) ? networking?.Address ?? "" : l.Address, l.Port ?? 0))));
    }

    private static HashSet<string> Sections(Resource<DataplaneSpec> proxy) => Listeners(proxy).Select(l => l.Section).ToHashSet();

    private static string Name(Outbound outbound) => $"{outbound.Destination.Id}:{outbound.Port.Section}";

    private static string Key(ConfValue? match) => match is null ? "" : Text(match);

    /// <summary>JSON with the fields of objects in one order.</summary>
    private static string Text(ConfValue value) => value switch
    {
        ConfObject o => $"{{{string.Join(',', o.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}:{Text(f.Value)}"))}}}",
        ConfList l => $"[{string.Join(',', l.Items.Select(Text))}]",
        _ => value.ToJson().GetRawText(),
    };

    /// <summary>A share as a difference shows it.</summary>
    private static string Share(double share) => share.ToString("F6", CultureInfo.InvariantCulture);
}
