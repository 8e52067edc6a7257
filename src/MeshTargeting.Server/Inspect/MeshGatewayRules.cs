using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Inspect.Answers;
using MeshTargeting.Server.Inspect.Shapes;

namespace MeshTargeting.Server.Inspect;

/// <summary>
/// <c>GET /meshes/{mesh}/meshgateways/{name}/_rules</c>: what policies come to for a builtin gateway, told of a proxy that the
/// MeshGateway would select (pkg/api-server/resource_endpoints.go, rulesForResource).
/// </summary>
internal static class MeshGatewayRules
{
    public static void Map(IEndpointRouteBuilder app) => app.MapInspect<InspectRules>(
        "/meshes/{mesh}/meshgateways/{name}/_rules",
        "rulesOfMeshGateway",
        "What policies come to for a builtin gateway",
        "The same as for a Dataplane, of a proxy that the first selector of the MeshGateway would select.",
        Tell);

    private static Answer Tell(Question question)
    {
        if (!question.MeshExists)
        {
            return KumaError.NotFound("Failed to retrieve Mesh");
        }

        if (!question.World.Options.Semantics.BuiltinGateways
            || question.Find(MeshGatewaySpec.Descriptor) is not Resource<MeshGatewaySpec> gateway)
        {
            return KumaError.NotFound("Could not retrieve MeshGateway");
        }

        return gateway.Spec.Selectors is [var selector, ..]
            ? Answer.Of(RuleReport.Of(question.World, gateway, ProxyOf(gateway, selector)), InspectJson.Default.InspectRules)
            : KumaError.Internal("Invalid MeshGateway");
    }

    private static Resource<DataplaneSpec> ProxyOf(Resource<MeshGatewaySpec> gateway, MeshGatewaySelector? selector)
    {
        var spec = new DataplaneSpec { Networking = new DataplaneNetworking { Gateway = new DataplaneGateway { Type = "BUILTIN", Tags = selector?.Match } } };
        return new(DataplaneSpec.Descriptor, gateway.Metadata, spec, gateway.Envelope);
    }
}
