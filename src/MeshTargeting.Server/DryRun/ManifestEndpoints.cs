using MeshTargeting.Server.Http;

namespace MeshTargeting.Server.DryRun;

/// <summary>What the API document says of every endpoint that takes manifests.</summary>
internal static class ManifestEndpoints
{
    public static RouteHandlerBuilder AcceptsManifests(this RouteHandlerBuilder endpoint) => endpoint
        .Accepts<string>(RequestBody.Manifests[0], RequestBody.Manifests[1..])
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
}
