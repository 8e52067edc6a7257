using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Inspect.Answers;
using MeshTargeting.Server.Inspect.Shapes;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Server.Inspect;

/// <summary>
/// <c>GET /meshes/{mesh}/dataplanes/{name}/_outbounds/{outbound_kri}/_policies</c>: what policies set for the traffic to a port, and
/// below <c>_routes/{route_kri}</c> for what of it goes along a route (pkg/api-server/resource_endpoints.go,
/// matchedPoliciesToOutboundPolicy and matchedPoliciesToRouteConfig).
/// </summary>
internal static class OutboundPolicies
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapInspect<PolicyConfs>(
            "/meshes/{mesh}/dataplanes/{name}/_outbounds/{outbound_kri}/_policies",
            "policiesOfOutbound",
            "What policies set for an outbound",
            "The merged configuration of each kind of policy for the traffic of the proxy to a port: that for the port, else for the service, "
            + "else for the mesh. Only for meshes whose meshServices.mode is Exclusive.",
            question => Tell(question, PolicyKinds.ForOutbounds, ["outbound_kri"]));
        app.MapInspect<PolicyConfs>(
            "/meshes/{mesh}/dataplanes/{name}/_outbounds/{outbound_kri}/_routes/{route_kri}/_policies",
            "policiesOfRoute",
            "What policies set for traffic along a route",
            "The same for what of this traffic goes along a MeshHTTPRoute: what is set for the route goes before all else.",
            question => Tell(question, PolicyKinds.ForRoutes, ["outbound_kri", "route_kri"]));
    }

    private static Answer Tell(Question question, IReadOnlyList<KindDescriptor> kinds, ReadOnlySpan<string> parameters)
    {
        var (proxy, error) = ExclusiveDataplane.Of(question);
        if (proxy is null)
        {
            return error!;
        }

        // From the least to the most specific; an identifier that means nothing is passed over.
        var targets = new List<RuleTarget> { new(question.World.MeshOf(question.Mesh)) };
        foreach (var parameter in parameters)
        {
            var kri = KriReader.Read(question.Parameter(parameter));
            if (kri.Error is { } wrong)
            {
                return KumaError.BadRequest(wrong);
            }

            if (KriReader.Find(question.World, kri.Kind!, kri.Kri) is { } resource)
            {
                targets.AddRange(parameter == "outbound_kri" && kri.Kri.Section.Length > 0
                    ? [new RuleTarget(resource), new RuleTarget(resource, kri.Kri.Section)]
                    : [new RuleTarget(resource, kri.Kri.Section)]);
            }
        }

        targets.Reverse();
        var confs = kinds.Select(kind => Of(question, proxy, kind, targets)).OfType<PolicyConf>().ToList();
        return Answer.Of(new PolicyConfs(confs), InspectJson.Default.PolicyConfs);
    }

    private static PolicyConf? Of(Question question, Resource<DataplaneSpec> proxy, KindDescriptor kind, IEnumerable<RuleTarget> targets)
    {
        var rules = ProxyRules.Of(question.World, proxy, kind).To.Resources;
        return targets.Select(rules.Find).FirstOrDefault(r => r is not null) is { } rule
            ? new PolicyConf(kind.Name, new ConfList(rule.Confs).ToJson(), Origins.Of(question.World, rule.Origins))
            : null;
    }
}
