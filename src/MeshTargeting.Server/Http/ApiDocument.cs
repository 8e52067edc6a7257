using Microsoft.AspNetCore.OpenApi;

namespace MeshTargeting.Server.Http;

/// <summary>What the OpenAPI document says of the whole; each endpoint describes itself.</summary>
internal static class ApiDocument
{
    public static void Configure(OpenApiOptions options) => options.AddDocumentTransformer((document, _, _) =>
    {
        document.Info.Title = "meshservice-server";
        document.Info.Description =
            "Admission webhooks, dry run and inspect API for Kuma's MeshService and policies. Errors are problem details (RFC 9457), those of "
            + "the inspect API with Kuma's own members.";
        // The address at which the document happened to be asked for is nobody else's business.
        document.Servers?.Clear();
        return Task.CompletedTask;
    });
}
