using Microsoft.Extensions.Primitives;

namespace MeshTargeting.Server.Access;

/// <summary>Reads the token of a request (RFC 6750, in the header only).</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <summary>The token; null where there is none, or more than one.</summary>
    public static string? Of(StringValues authorization) =>
        authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && header.AsSpan(Scheme.Length).Trim() is { Length: > 0 } token
            ? token.ToString()
            : null;
}
