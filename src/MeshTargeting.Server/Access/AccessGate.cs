namespace MeshTargeting.Server.Access;

/// <summary>
/// Stands before endpoints that show what is in a mesh. Callers of the same machine pass; others need a token and the right to the path.
/// Without a cluster there is nobody who could check a token, and they are refused.
/// </summary>
/// <param name="reviewer">Checks tokens; null without a cluster.</param>
internal sealed class AccessGate(IAccessReviewer? reviewer)
{
    /// <summary>What callers from elsewhere are told where no tokens are taken.</summary>
    public const string LoopbackOnly =
        "This endpoint shows what is in the mesh and answers callers on the loopback interface only, for example through kubectl port-forward.";

    private static readonly AccessDecision NotLocal = new AccessDecision.Forbidden(LoopbackOnly);

    private static readonly AccessDecision NoToken = new AccessDecision.Unauthenticated(
        "This endpoint shows what is in the mesh: callers who are not on the loopback interface need a bearer token of the cluster.",
        TokenGiven: false);

    /// <summary>Decides about a request.</summary>
    public ValueTask<AccessDecision> DecideAsync(HttpContext context)
    {
        if (Peer.IsLocal(context.Connection.RemoteIpAddress))
        {
            return new(AccessDecision.Allowed.Instance);
        }

        if (reviewer is null)
        {
            return new(NotLocal);
        }

        var request = context.Request;
        return BearerToken.Of(request.Headers.Authorization) is { } token
            ? new(reviewer.DecideAsync(new AccessQuestion(token, request.Method.ToLowerInvariant(), request.Path), context.RequestAborted))
            : new(NoToken);
    }
}
