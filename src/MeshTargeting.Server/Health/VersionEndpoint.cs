using System.Reflection;
using MeshTargeting.Server.Http;
using MeshTargeting.Server.Options;

namespace MeshTargeting.Server.Health;

/// <summary>What is running.</summary>
/// <param name="Version">The server's version.</param>
/// <param name="KumaVersion">The version of Kuma by whose rules it judges.</param>
/// <param name="Runtime">The version of .NET.</param>
public sealed record VersionInfo(string Version, string KumaVersion, string Runtime);

/// <summary><c>GET /version</c>: what is running.</summary>
internal static class VersionEndpoint
{
    /// <summary>The version of what is running.</summary>
    internal static readonly string Version =
        typeof(VersionEndpoint).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    public static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/version", (ServerOptions options) => TypedResults.Json(
            new VersionInfo(Version, options.World.Semantics.Version, Environment.Version.ToString()), ServerJson.Default.VersionInfo))
        .WithName("version")
        .WithTags("Health")
        .WithSummary("Version")
        .WithDescription("The versions of the server, of Kuma's rules and of the runtime.")
        .Produces<VersionInfo>();
}
