using System.Net;

namespace MeshTargeting.Server.Http;

/// <summary>
/// Keeps endpoints that show what is in a mesh to callers of the same machine (or the same Pod: <c>kubectl port-forward</c> counts).
/// Without a cluster there is nobody who could check a token.
/// </summary>
internal static class LoopbackOnly
{
    /// <summary>What others are told.</summary>
    public const string Reason =
        "This endpoint shows what is in the mesh and answers callers on the loopback interface only, for example through kubectl port-forward.";

    public static RouteHandlerBuilder ForLoopbackOnly(this RouteHandlerBuilder endpoint) => endpoint
        .AddEndpointFilter(async (context, next) => IsLocal(context.HttpContext.Connection.RemoteIpAddress)
            ? await next(context)
            : Results.Problem(statusCode: StatusCodes.Status403Forbidden, detail: Reason))
        .ProducesProblem(StatusCodes.Status403Forbidden);

    /// <summary>Whether a caller is local; none at all is a Unix socket or a test within the process.</summary>
    internal static bool IsLocal(IPAddress? peer) =>
        peer is null || IPAddress.IsLoopback(peer.IsIPv4MappedToIPv6 ? peer.MapToIPv4() : peer);
}
