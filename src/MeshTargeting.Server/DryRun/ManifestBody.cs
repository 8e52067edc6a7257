using MeshTargeting.Reports;
using MeshTargeting.Server.Http;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.State;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.DryRun;

/// <summary>Makes the input of a check out of a request: the manifests in its body, and what stands behind them.</summary>
internal static class ManifestBody
{
    /// <summary>The input, or the answer to a request that is none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="overlay">The query's <c>overlay</c>: whether the World stands behind the body.</param>
    /// <param name="options">The circumstances.</param>
    /// <param name="state">The World.</param>
    public static async ValueTask<(CheckInput? Input, IResult? Refusal)> ReadAsync(
        HttpRequest request, string? overlay, ServerOptions options, WorldState state)
    {
        bool isOverlay;
        switch (overlay?.ToLowerInvariant())
        {
            case null or "false":
                isOverlay = false;
                break;
            case "true" or "":
                isOverlay = true;
                break;
            default:
                return (null, Problems.Unreadable($"overlay is true or false, not '{overlay}'."));
        }

        var body = await RequestBody.ReadAsync(request, ManifestEndpoints.MediaTypes);
        if (body.Refusal is not null)
        {
            return (null, body.Refusal);
        }

        World? behind = null;
        if (isOverlay && (behind = state.World) is null)
        {
            return (null, Problems.NotReady());
        }

        return await ManifestParts.ReadAsync(body, request.ContentType) is { } texts
            ? (new CheckInput { Judged = texts, Behind = behind, Options = options.World, Today = Today(request) }, null)
            : (null, Problems.Unreadable("The parts of the body cannot be told apart."));
    }

    private static DateOnly Today(HttpRequest request) =>
        DateOnly.FromDateTime(request.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
}
