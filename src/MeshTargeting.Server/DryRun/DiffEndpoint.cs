using System.Net.Mime;
using MeshTargeting.Reports.Diff;
using MeshTargeting.Reports.Json;
using MeshTargeting.Reports.Json.Diff;
using MeshTargeting.Server.Access;

namespace MeshTargeting.Server.DryRun;

/// <summary><c>POST /v1/diff</c>: what applying the manifests in the body would change, for whom.</summary>
internal static class DiffEndpoint
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/v1/diff", (HttpRequest request, ManifestQuestions questions) =>
            questions.AnswerAsync(request, "true", input => Answer(Differ.Apply(input))))
        .WithName("diff")
        .WithTags("Dry run")
        .WithSummary("What applying some manifests would change, for whom")
        .WithDescription(
            "What `meshservice diff --format json` says of the server's World and of the same with the manifests in the body applied. "
            + "Manifests that cannot be read are answered 422: what they change would be missing without notice.")
        .AcceptsManifests()
        .Produces<DiffReport>()
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .Guarded();

    private static IResult Answer(DiffResult result)
    {
        var hidden = result.Findings.Where(f => f.Resource is null).ToList();
        return hidden.Count == 0
            ? TypedResults.Bytes(ReportJson.Write(DiffReport.Of(result)), MediaTypeNames.Application.Json)
            : Results.Problem(
                statusCode: StatusCodes.Status422UnprocessableEntity,
                detail: string.Join("; ", hidden.Select(ManifestEndpoints.PlaceOf)));
    }
}
