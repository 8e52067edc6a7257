using System.Net.Mime;
using MeshTargeting.Server.Access;
using MeshTargeting.Server.Http;
using MeshTargeting.Server.State;
using MeshTargeting.Server.Telemetry;

namespace MeshTargeting.Server.Inspect.Answers;

/// <summary>Makes endpoints of functions that answer questions: what all of them have in common.</summary>
internal static class InspectEndpoint
{
    /// <summary>Adds an endpoint.</summary>
    /// <param name="app">The server.</param>
    /// <param name="pattern">The path, with Kuma's names of its parameters.</param>
    /// <param name="name">Its name in the API document.</param>
    /// <param name="summary">What it tells, in a line.</param>
    /// <param name="description">What it tells, in sentences.</param>
    /// <param name="answer">Answers a question; always the same for the same World and request.</param>
    /// <param name="query">The parameters of the query; null for none.</param>
    /// <typeparam name="T">The shape of its answers.</typeparam>
    public static void MapInspect<T>(
        this IEndpointRouteBuilder app,
        string pattern,
        string name,
        string summary,
        string description,
        Func<Question, Answer> answer,
        IReadOnlyList<string>? query = null) => app
        .MapGet(pattern, async (HttpContext context, AccessGate gate, QuestionLimit limit, WorldState state, AnswerCache cache, ILogger<AnswerCache> logger) =>
        {
            var found = await Refusal.OfAsync(context, gate) is { } refusal
                ? KumaError.Of(refusal)
                : await FindInTurnAsync(context, limit, () => Find(context.Request, state, cache, answer, logger));
            context.Response.StatusCode = found.Status;
            context.Response.ContentType = MediaTypeNames.Application.Json;
            context.Response.ContentLength = found.Json.Length;
            await context.Response.Body.WriteAsync(found.Json, context.RequestAborted);
        })
        .WithName(name)
        .WithTags("Inspect")
        .WithSummary(summary)
        .WithDescription(description)
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            // The path is read by hand, so nothing else tells the document of its parameters.
            operation.Parameters = [.. Parameters.Of(pattern, query ?? [])];
            return Task.CompletedTask;
        })
        .Produces<T>()
        .Produces<KumaError>(StatusCodes.Status400BadRequest)
        .Produces<KumaError>(StatusCodes.Status401Unauthorized)
        .Produces<KumaError>(StatusCodes.Status403Forbidden)
        .Produces<KumaError>(StatusCodes.Status404NotFound)
        .Produces<KumaError>(StatusCodes.Status429TooManyRequests)
        .Produces<KumaError>(StatusCodes.Status503ServiceUnavailable);

    /// <summary>The answer to a request, that of a fault of ours included.</summary>
    internal static Answer Find(HttpRequest request, WorldState state, AnswerCache cache, Func<Question, Answer> answer, ILogger logger)
    {
        if (state.Current is not { } snapshot)
        {
            return new KumaError(StatusCodes.Status503ServiceUnavailable, "Service unavailable", Problems.NotReadyYet);
        }

        try
        {
            return cache.Find(new Question(snapshot, request), answer);
        }
#pragma warning disable CA1031 // Whatever went wrong, errors of these endpoints have Kuma's shape.
        catch (Exception e)
#pragma warning restore CA1031
        {
            InspectLog.Failed(logger, request.Path, Fault.Describe(e));
            return KumaError.Internal("Failed building response");
        }
    }

    /// <summary>The place is free again before the answer is written: who reads slowly holds up nobody.</summary>
    private static async ValueTask<Answer> FindInTurnAsync(HttpContext context, QuestionLimit limit, Func<Answer> find)
    {
        using var place = await limit.EnterAsync(context);
        return place.IsAcquired ? find() : KumaError.Of(QuestionLimit.TooMany);
    }
}
