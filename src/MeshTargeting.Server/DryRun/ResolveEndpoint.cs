using System.Net.Mime;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Json;
using MeshTargeting.Server.Access;

namespace MeshTargeting.Server.DryRun;

/// <summary><c>POST /v1/resolve</c>: what every reference of the manifests in the body resolves to.</summary>
internal static class ResolveEndpoint
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/v1/resolve", (HttpRequest request, string? overlay, ManifestQuestions questions) =>
            questions.AnswerAsync(request, overlay, input => Answer(Resolver.Resolve(input))))
        .WithName("resolve")
        .WithTags("Dry run")
        .WithSummary("What every reference of some manifests resolves to, or why it does not")
        .WithDescription(
            "What `meshservice resolve --format json` says of the manifests in the body. With overlay=true they are laid over the "
            + "server's World. Manifests that cannot be read are answered 422: references in them would be missing without notice.")
        .AcceptsManifests()
        .Produces<ResolveReport>()
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .Guarded();

    private static IResult Answer(ResolveResult result)
    {
        var hidden = result.Findings.Where(f => f.Resource is null).ToList();
        return hidden.Count == 0
            ? TypedResults.Bytes(ReportJson.Write(ResolveReport.Of(result)), MediaTypeNames.Application.Json)
            : Results.Problem(
                statusCode: StatusCodes.Status422UnprocessableEntity,
                detail: string.Join("; ", hidden.Select(ManifestEndpoints.PlaceOf)));
    }
}
