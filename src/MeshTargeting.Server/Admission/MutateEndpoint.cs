using MeshTargeting.Server.Admission.Load;
using MeshTargeting.Server.Http;
using MeshTargeting.Server.Telemetry;

namespace MeshTargeting.Server.Admission;

/// <summary><c>POST /mutate</c>: the mutating webhook.</summary>
internal static class MutateEndpoint
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/mutate", (HttpRequest request, Mutator mutator, ReviewGate gate, BodyBudget budget, ReviewRecorder recorder) =>
            ReviewEndpoint.AnswerAsync(request, Webhook.Mutate, (question, _) => mutator.Review(question), gate, budget, recorder))
        .WithName("mutate")
        .WithTags("Admission")
        .WithSummary("Mutating webhook")
        .WithDescription("Fills in what a MeshService leaves out, with a JSON Patch that adds only what is absent.")
        .Accepts<AdmissionReview>("application/json")
        .Produces<AdmissionReview>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);
}
