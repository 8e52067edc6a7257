using MeshTargeting.Server.Inspect.Answers;

namespace MeshTargeting.Server.Inspect;

/// <summary>
/// <c>GET …/_config</c>: Envoy's configuration, which is not made here. Wrong questions are answered as Kuma does
/// (pkg/api-server/resource_endpoints.go, configForProxy), right ones with 501.
/// </summary>
internal static class DataplaneConfig
{
    private static readonly string[] Booleans = ["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"];

    public static void Map(IEndpointRouteBuilder app)
    {
        Map(app, "dataplanes", "configOfDataplane");
        Map(app, "meshgateways", "configOfMeshGateway");
    }

    private static void Map(IEndpointRouteBuilder app, string kind, string name) => app.MapInspect<KumaError>(
        $"/meshes/{{mesh}}/{kind}/{{name}}/_config",
        name,
        "Envoy's configuration: not made here",
        "Answers 501. What the configuration would follow from is told by _rules, _policies, _routes and _layout.",
        Tell,
        Parameters.OfConfig);

    private static Answer Tell(Question question)
    {
        if (question.World.Options.IsGlobal)
        {
            return new KumaError(StatusCodes.Status405MethodNotAllowed, "Method not allowed", "Not allowed on global CP");
        }

        if (!question.MeshExists)
        {
            return KumaError.NotFound("Failed to retrieve Mesh");
        }

        if (question.Query("shadow") is { Length: > 0 } shadow && !Booleans.Contains(shadow))
        {
            return KumaError.BadRequest("unsupported value for query parameter 'shadow'");
        }

        return question.Query("include") is { Length: > 0 } include && include.Split(',').Any(i => i != "diff")
            ? KumaError.BadRequest("unsupported value for query parameter 'include'")
            : new KumaError(
                StatusCodes.Status501NotImplemented, "Not implemented", "This server makes no configuration of Envoy; _rules tells what it follows from.");
    }
}
