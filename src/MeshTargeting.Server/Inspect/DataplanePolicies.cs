using MeshTargeting.Server.Inspect.Answers;
using MeshTargeting.Server.Inspect.Shapes;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Server.Inspect;

/// <summary>
/// <c>GET /meshes/{mesh}/dataplanes/{name}/_policies</c>: what policies set for a proxy as a whole
/// (pkg/api-server/resource_endpoints.go, matchedPoliciesToProxyPolicy).
/// </summary>
internal static class DataplanePolicies
{
    public static void Map(IEndpointRouteBuilder app) => app.MapInspect<PolicyConfs>(
        "/meshes/{mesh}/dataplanes/{name}/_policies",
        "policiesOfDataplane",
        "What policies set for a proxy as a whole",
        "The merged configuration of each kind of policy that has one for the proxy as a whole. Only for meshes whose meshServices.mode is "
        + "Exclusive.",
        Tell);

    private static Answer Tell(Question question)
    {
        var (proxy, error) = ExclusiveDataplane.Of(question);
        if (proxy is null)
        {
            return error!;
        }

        var confs = new List<PolicyConf>();
        foreach (var kind in PolicyKinds.ForProxies)
        {
            if (ProxyRules.Of(question.World, proxy, kind).Single.Rules is [var rule, ..])
            {
                confs.Add(new PolicyConf(kind.Name, rule.Conf.ToJson(), Origins.Of(question.World, rule.Origins)));
            }
        }

        return Answer.Of(new PolicyConfs(confs), InspectJson.Default.PolicyConfs);
    }
}
