using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>A rule of a MeshHTTPRoute or MeshTCPRoute as its manifest has it, before anything is merged with it.</summary>
/// <param name="Item">The item of <c>to</c> in which it stands.</param>
/// <param name="Index">Its index among the rules of the item.</param>
/// <param name="Rule">The rule.</param>
internal sealed record WrittenRule(PolicyItem Item, int Index, ConfObject Rule)
{
    /// <summary>The place in the manifest, for example <c>spec.to[0].rules[1]</c>.</summary>
    public string Path => $"{Item.Path}.rules[{Index}]";

    /// <summary>The items of its <c>matches</c>; empty for a MeshTCPRoute.</summary>
    public IReadOnlyList<ConfValue> Matches => (Rule.Find("matches") as ConfList)?.Items ?? [];

    /// <summary>What becomes of the traffic; null where the manifest leaves it out.</summary>
    public ConfObject? Conf => Rule.Find("default") as ConfObject;

    /// <summary>The filters.</summary>
    public IReadOnlyList<ConfValue> Filters => (Conf?.Find("filters") as ConfList)?.Items ?? [];

    /// <summary>The backends.</summary>
    public IReadOnlyList<ConfValue> Backends => (Conf?.Find("backendRefs") as ConfList)?.Items ?? [];

    /// <summary>Whether it redirects, so that its backends are never asked.</summary>
    public bool Redirects => Filters.Any(IsRedirect);

    /// <summary>The rules of a route policy in the order of its manifest; none for every other kind.</summary>
    public static IEnumerable<WrittenRule> Of(Resource route, KumaSemantics semantics) => route.SpecObject switch
    {
        MeshHTTPRouteSpec => PolicyItems.Of(route, semantics).To.SelectMany(OfHttp),
        MeshTCPRouteSpec tcp => PolicyItems.Of(route, semantics).To
            .Where(item => tcp.To![item.Index].Rules is { Count: > 0 })
            .Select(item => new WrittenRule(item, 0, (ConfObject)item.Conf)),
        _ => [],
    };

    /// <summary>The rules of an item of a MeshHTTPRoute, which keeps them the last first.</summary>
    public static IEnumerable<WrittenRule> OfHttp(PolicyItem item)
    {
        var rules = ((item.Conf as ConfObject)?.Find("rules") as ConfList)?.Items ?? [];
        return rules.Reverse().Select((rule, i) => new WrittenRule(item, i, (ConfObject)rule));
    }

    /// <summary>
    /// Whether a rule of a MeshHTTPRoute is such, told without making its configuration: most routes have nothing of what most
    /// questions are about.
    /// </summary>
    public static bool Any(Resource route, Func<HttpRouteRule, bool> isSuch) =>
        route.SpecObject is MeshHTTPRouteSpec { To: { } items } && items.Any(item => item.Rules?.Any(isSuch) == true);

    /// <summary>Whether a route is for a builtin gateway, which makes routes in a way of its own.</summary>
    public static bool IsForGateway(World world, Resource route) =>
        world.Options.Semantics.BuiltinGateways && PolicyTraits.Of(route, world.Options).TargetRef.Kind == "MeshGateway";

    /// <summary>Whether a filter answers with a redirect.</summary>
    public static bool IsRedirect(ConfValue filter) => ((filter as ConfObject)?.Find("type") as ConfScalar)?.Text == "RequestRedirect";
}
