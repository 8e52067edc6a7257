using System.Text.Json;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Inspect.Answers;
using MeshTargeting.Server.Inspect.Shapes;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Inspect;

/// <summary>
/// <c>GET /meshes/{mesh}/dataplanes/{name}/_outbounds/{outbound_kri}/_routes</c>: the routes of an outbound
/// (pkg/api-server/resource_endpoints.go, matchedPoliciesToRoutes).
/// </summary>
internal static class OutboundRoutes
{
    public static void Map(IEndpointRouteBuilder app) => app.MapInspect<RouteList>(
        "/meshes/{mesh}/dataplanes/{name}/_outbounds/{outbound_kri}/_routes",
        "routesOfOutbound",
        "The routes of an outbound",
        "The merged rules of MeshHTTPRoutes, in the order of their precedence, and those of MeshTCPRoutes, even where they have no effect "
        + "beside the others. Only for meshes whose meshServices.mode is Exclusive.",
        Tell);

    private static Answer Tell(Question question)
    {
        var (proxy, error) = ExclusiveDataplane.Of(question);
        if (proxy is null)
        {
            return error!;
        }

        var kri = KriReader.Read(question.Parameter("outbound_kri"));
        if (kri.Error is { } wrong)
        {
            return KumaError.BadRequest(wrong);
        }

        var routes = new List<RouteConf>();
        foreach (var kind in PolicyKinds.Routes)
        {
            var rules = ProxyRules.Of(question.World, proxy, kind).To.Resources;
            if (Find(question.World, rules, kri) is { } rule)
            {
                var shown = Rules(question.World, kind, rule).ToList();
                routes.Add(new RouteConf(kind.Name, shown.Count == 0 ? null : shown, Origins.Of(question.World, rule.Origins)));
            }
        }

        return Answer.Of(new RouteList(routes), InspectJson.Default.RouteList);
    }

    /// <summary>What is no service, or is not there, has the rules of its mesh at most.</summary>
    private static ResourceRule? Find(World world, ResourceRules rules, KriReading kri) => KriReader.Find(world, kri.Kind!, kri.Kri) is { } resource
        ? rules.Compute(world, new RuleTarget(resource, kri.Kri.Section))
        : kri.Kind!.IsDestination || kri.Kind == MeshHTTPRouteSpec.Descriptor
            ? rules.Find(new RuleTarget(world.MeshOf(kri.Kri.Mesh)))
            : null;

    private static IEnumerable<RouteRule> Rules(World world, KindDescriptor kind, ResourceRule rule) => kind == MeshHTTPRouteSpec.Descriptor
        ? rule.Confs.SelectMany(RouteRules.Of).Select(r => new RouteRule(OriginOf(world, rule, r), Conf(r.Conf), r.Matches?.ToJson() ?? Empty))
        : rule.Confs.Select(conf => new RouteRule("", Conf((conf as ConfObject)?.Find("default")), null));

    private static string OriginOf(World world, ResourceRule rule, RouteRules shown) =>
        rule.OriginByMatches.TryGetValue(MatchesHash.Of(shown.Matches), out var origin) ? world.KriOf(origin.Policy).ToString() : "";

    private static JsonElement Conf(ConfValue? conf) => conf?.ToJson() ?? new ConfObject([]).ToJson();

    private static JsonElement Empty => new ConfList([]).ToJson();
}
