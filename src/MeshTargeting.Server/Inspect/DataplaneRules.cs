using MeshTargeting.Server.Inspect.Answers;
using MeshTargeting.Server.Inspect.Shapes;

namespace MeshTargeting.Server.Inspect;

/// <summary>
/// <c>GET /meshes/{mesh}/dataplanes/{name}/_rules</c>: what policies come to for a proxy (pkg/api-server/resource_endpoints.go,
/// rulesForResource).
/// </summary>
internal static class DataplaneRules
{
    public static void Map(IEndpointRouteBuilder app) => app.MapInspect<InspectRules>(
        "/meshes/{mesh}/dataplanes/{name}/_rules",
        "rulesOfDataplane",
        "What policies come to for a proxy",
        "The rules of each kind of policy for the proxy as a whole, for its outgoing and for its incoming traffic, each with the policies "
        + "that contributed. In meshes whose meshServices.mode is Exclusive no rules by tags are told for outgoing traffic.",
        Tell);

    private static Answer Tell(Question question)
    {
        if (!question.MeshExists)
        {
            return KumaError.NotFound("Failed to retrieve Mesh");
        }

        return question.Dataplane is { } proxy
            ? Answer.Of(RuleReport.Of(question.World, proxy, proxy), InspectJson.Default.InspectRules)
            : KumaError.NotFound("Could not retrieve Dataplane");
    }
}
