namespace MeshTargeting.Server.Health;

/// <summary><c>GET /healthz</c>: whether the process answers at all.</summary>
internal static class HealthEndpoint
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/healthz", () => TypedResults.Text("ok"))
        .WithName("healthz")
        .WithTags("Health")
        .WithSummary("Liveness")
        .WithDescription("Answers 200 as long as the process answers at all.")
        .Produces<string>(contentType: "text/plain");
}
