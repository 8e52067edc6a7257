using MeshTargeting.Reports;
using MeshTargeting.Server.Access;
using MeshTargeting.Server.Http;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.State;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.DryRun;

/// <summary>
/// Answers questions about manifests. A question waits for its turn when its body is there, and not before: who sends slowly takes nobody's
/// place. One whose caller has gone is given up.
/// </summary>
internal sealed class ManifestQuestions(ServerOptions options, WorldState state, BodyBudget budget, QuestionLimit limit, TimeProvider time)
{
    /// <summary>The answer to a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="overlay">The query's <c>overlay</c>: whether the World stands behind the body.</param>
    /// <param name="answer">Answers.</param>
    /// <exception cref="OperationCanceledException">The caller has gone.</exception>
    public async Task<IResult> AnswerAsync(HttpRequest request, string? overlay, Func<CheckInput, IResult> answer)
    {
        if (!IsOverlay(overlay, out var isOverlay))
        {
            return Problems.Unreadable($"overlay is true or false, not '{overlay}'.");
        }

        using var share = budget.Open();
        var body = await RequestBody.ReadAsync(request, ManifestEndpoints.MediaTypes, share);
        if (body.Refusal is not null)
        {
            return body.Refusal;
        }

        if (body.IsCut)
        {
            limit.TurnAway(request.HttpContext);
            return Problems.NoRoom();
        }

        using var place = await limit.EnterAsync(request.HttpContext);
        if (!place.IsAcquired)
        {
            return GuardedEndpoints.ProblemOf(QuestionLimit.TooMany);
        }

        World? behind = null;
        if (isOverlay && (behind = state.World) is null)
        {
            return Problems.NotReady();
        }

        return await ManifestParts.ReadAsync(body, request.ContentType) is { } texts
            ? answer(new CheckInput { Judged = texts, Behind = behind, Options = options.World, Today = Today(), Stop = request.HttpContext.RequestAborted })
            : Problems.Unreadable("The parts of the body cannot be told apart.");
    }

    private static bool IsOverlay(string? overlay, out bool isOverlay)
    {
        isOverlay = overlay?.ToLowerInvariant() is "true" or "";
        return isOverlay || overlay?.ToLowerInvariant() is null or "false";
    }

    private DateOnly Today() => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
