using System.Net.Mime;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Json;
using MeshTargeting.Server.Access;

namespace MeshTargeting.Server.DryRun;

/// <summary><c>POST /v1/check</c>: all findings of the manifests in the body.</summary>
internal static class CheckEndpoint
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/v1/check", (HttpRequest request, string? overlay, ManifestQuestions questions) => questions.AnswerAsync(
            request,
            overlay,
            input => TypedResults.Bytes(ReportJson.Write(CheckReport.Of(Checker.Check(input))), MediaTypeNames.Application.Json)))
        .WithName("check")
        .WithTags("Dry run")
        .WithSummary("All findings of some manifests")
        .WithDescription(
            "What `meshservice check --format json` says of the manifests in the body. With overlay=true they are laid over the server's "
            + "World: only the body is judged, and what stands behind it resolves.")
        .AcceptsManifests()
        .Produces<CheckReport>()
        .Guarded();
}
