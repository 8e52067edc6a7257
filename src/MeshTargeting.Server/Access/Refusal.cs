using Microsoft.Net.Http.Headers;

namespace MeshTargeting.Server.Access;

/// <summary>How a caller is turned away, whatever shape the endpoint's errors have.</summary>
/// <param name="Status">401, 403, 429 or 503.</param>
/// <param name="Reason">Why, for the caller to read.</param>
internal readonly record struct Refusal(int Status, string Reason)
{
    /// <summary>The refusal of a request that may not be answered, its header written; null where it may.</summary>
    public static async ValueTask<Refusal?> OfAsync(HttpContext context, AccessGate gate)
    {
        switch (await gate.DecideAsync(context))
        {
            case AccessDecision.Allowed:
                return null;
            case AccessDecision.Unauthenticated unauthenticated:
                context.Response.Headers[HeaderNames.WWWAuthenticate] =
                    unauthenticated.TokenGiven ? "Bearer realm=\"meshservice\", error=\"invalid_token\"" : "Bearer realm=\"meshservice\"";
                return new Refusal(StatusCodes.Status401Unauthorized, unauthenticated.Reason);
            case AccessDecision.Forbidden forbidden:
                return new Refusal(StatusCodes.Status403Forbidden, forbidden.Reason);
            case AccessDecision.Unknown unknown:
                return new Refusal(StatusCodes.Status503ServiceUnavailable, unknown.Reason);
            case var other:
                throw new InvalidOperationException($"There is no answer to {other.GetType().Name}.");
        }
    }
}
