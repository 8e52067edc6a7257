using System.Security.Cryptography;
using System.Text;

namespace MeshTargeting.Server.Access;

/// <summary>May the bearer of a token do this to a path?</summary>
/// <param name="Token">The token.</param>
/// <param name="Verb">The HTTP method in lower case, as RBAC writes verbs of <c>nonResourceURLs</c>.</param>
/// <param name="Path">The path of the request.</param>
internal sealed record AccessQuestion(string Token, string Verb, string Path)
{
    /// <summary>Stands for the token where it must not be kept: its SHA-256.</summary>
    public string TokenHash { get; } = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Token)));

    /// <summary>Without the token, so that it gets into no log by accident.</summary>
    public override string ToString() => $"{Verb} {Path}";
}
