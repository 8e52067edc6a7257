using MeshTargeting.Server.Admission.Load;
using MeshTargeting.Server.Http;
using MeshTargeting.Server.Telemetry;

namespace MeshTargeting.Server.Admission;

/// <summary><c>POST /validate</c>: the validating webhook.</summary>
internal static class ValidateEndpoint
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/validate", (HttpRequest request, Reviewer reviewer, ReviewGate gate, BodyBudget budget, ReviewRecorder recorder) =>
            ReviewEndpoint.AnswerAsync(request, Webhook.Validate, reviewer.Review, gate, budget, recorder))
        .WithName("validate")
        .WithTags("Admission")
        .WithSummary("Validating webhook")
        .WithDescription("Denies what Kuma rejects and what the MeshService reference forbids; warns of references that do not resolve.")
        .Accepts<AdmissionReview>("application/json")
        .Produces<AdmissionReview>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);
}
