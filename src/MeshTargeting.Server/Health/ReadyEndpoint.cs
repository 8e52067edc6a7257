using MeshTargeting.Findings;
using MeshTargeting.Server.Admission;
using MeshTargeting.Server.Certificates;
using MeshTargeting.Server.Http;
using MeshTargeting.Server.Lifecycle;
using MeshTargeting.Server.State;

namespace MeshTargeting.Server.Health;

/// <summary>Whether reviews can be answered, and on what they rest.</summary>
/// <param name="Ready">True once the folder has been read, or the cluster listed, and, with HTTPS, the certificate is good.</param>
/// <param name="Reasons">What is missing; empty when ready.</param>
/// <param name="Files">Files of the folder that were read; 0 for a cluster.</param>
/// <param name="Resources">Resources of the World, those that Kuma would make included.</param>
/// <param name="Errors">Errors in the files; they are in the log, and none of them makes the server unready.</param>
/// <param name="Unreadable">Paths that cannot be read at all, and why.</param>
/// <param name="Watches">How it stands with each kind of a cluster; absent for a folder.</param>
public sealed record Readiness(
    bool Ready,
    IReadOnlyList<string> Reasons,
    int Files,
    int Resources,
    int Errors,
    IReadOnlyList<string> Unreadable,
    IReadOnlyList<WatchReading>? Watches = null);

/// <summary><c>GET /readyz</c>: whether reviews can be answered.</summary>
internal static class ReadyEndpoint
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/readyz", (WorldState state, IWorldSource source, WarmUp warmUp, ICertificateStatus certificates, Drain drain) =>
        {
            var readiness = Of(state.Current, source, warmUp.IsDone, certificates.Problem(), drain.IsUnderWay);
            return TypedResults.Json(
                readiness, ServerJson.Default.Readiness, statusCode: readiness.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        })
        .WithName("readyz")
        .WithTags("Health")
        .WithSummary("Readiness")
        .WithDescription("Answers 200 once the folder has been read, or the cluster listed, and, with HTTPS, the certificate is there and valid; otherwise 503.")
        .Produces<Readiness>()
        .Produces<Readiness>(StatusCodes.Status503ServiceUnavailable);

    private static Readiness Of(Snapshot? snapshot, IWorldSource source, bool isWarm, string? certificateProblem, bool isStopping)
    {
        List<string> reasons = [.. source.Missing];
        if (!isWarm)
        {
            reasons.Add("the first review is still being rehearsed");
        }

        if (certificateProblem is not null)
        {
            reasons.Add(certificateProblem);
        }

        if (isStopping)
        {
            reasons.Add("the server has been told to stop");
        }

        return new Readiness(
            reasons.Count == 0,
            reasons,
            snapshot?.Files ?? 0,
            snapshot?.World.Resources.Count ?? 0,
            snapshot?.Findings.Count(f => f.Severity == Severity.Error) ?? 0,
            snapshot?.Unreadable.Select(u => u.ToString()).ToList() ?? [],
            source.Watches);
    }
}
