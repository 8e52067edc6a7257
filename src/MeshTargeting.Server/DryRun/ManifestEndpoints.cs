using MeshTargeting.Findings;
using MeshTargeting.Server.Http;

namespace MeshTargeting.Server.DryRun;

/// <summary>What the API document says of every endpoint that takes manifests.</summary>
internal static class ManifestEndpoints
{
    /// <summary>What manifests come as.</summary>
    public static readonly string[] MediaTypes = [.. RequestBody.Manifests, ManifestParts.MediaType];

    /// <summary>The places that a problem names: of several files with the file.</summary>
    public static string PlaceOf(Finding finding) =>
        $"{(finding.Source?.File is { Length: > 0 } file ? $"{file} " : "")}line {finding.Position?.Line}: {finding.Rule.Code} {finding.Message}";

    public static RouteHandlerBuilder AcceptsManifests(this RouteHandlerBuilder endpoint) => endpoint
        .Accepts<string>(MediaTypes[0], MediaTypes[1..])
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
}
