using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Routes.Backends;

/// <summary>The backends that the rules of a route write.</summary>
internal static class RouteBackends
{
    /// <summary>The lists with their paths; those of a rule that redirects are not used, and not looked at.</summary>
    public static IEnumerable<(string Path, IReadOnlyList<BackendRef> Backends)> Of(Resource resource) => resource.SpecObject switch
    {
        MeshHTTPRouteSpec http =>
            from to in (http.To ?? []).Index()
            from rule in (to.Item.Rules ?? []).Index()
            where rule.Item.Default?.Filters?.Any(filter => filter.Type == "RequestRedirect") != true
            select (Path(to.Index, rule.Index), rule.Item.Default?.BackendRefs ?? []),
        MeshTCPRouteSpec tcp =>
            from to in (tcp.To ?? []).Index()
            from rule in (to.Item.Rules ?? []).Index()
            select (Path(to.Index, rule.Index), rule.Item.Default?.BackendRefs ?? []),
        _ => [],
    };

    private static string Path(int to, int rule) => $"spec.to[{to}].rules[{rule}].default.backendRefs";
}
