using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Reports.Inspect.Proxies;

/// <summary>The places of everything that is told of a proxy.</summary>
internal static class ShownPlaces
{
    public static IEnumerable<ConfPlace> Of(ProxyInspection found) =>
        found.WholeProxy.Concat(found.Anywhere)
            .Concat(found.Inbounds.SelectMany(i => i.Traffic.Select(t => t.Settings)))
            .Concat(found.Outbounds.SelectMany(o => o.Settings.Concat(o.AlongRoutes.SelectMany(r => r.Settings))))
            .Concat(found.ByTags.Concat(found.Gateway.SelectMany(g => g.Settings)).Select(t => t.Settings))
            .SelectMany(s => s.Values)
            .SelectMany(v => SettingValues.Places(v.Value).Append(v.Place))
            .Concat(found.Outbounds.SelectMany(o => o.Traffic?.Routes ?? []).SelectMany(OfRoute))
            .OfType<ConfPlace>();

    /// <summary>The rule of a route, its filters and its backends.</summary>
    public static IEnumerable<ConfPlace?> OfRoute(Targeting.Traffic.EffectiveRoute route) =>
        route.Backends.Select(b => b.Place)
            .Concat(route.Dropped.Select(d => d.Place))
            .Concat(route.Filters.Select(f => f.Place))
            .Append(PlaceOf(route));

    /// <summary>Where a route stands: its match, else its item; null for what Kuma adds itself.</summary>
    public static ConfPlace? PlaceOf(Targeting.Traffic.EffectiveRoute route) => route.Origin is { } origin
        ? route.Match?.Place ?? new ConfPlace(origin.Policy, $"spec.to[{origin.RuleIndex}]")
        : null;
}
