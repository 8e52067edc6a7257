using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MeshTargeting.Benchmarks.Admission;

/// <summary>The floor: a webhook that reads the review and allows it, on the same web server.</summary>
internal static class AllowEverything
{
    public const string Path = "/allow";

    /// <summary>Makes it; the caller starts it.</summary>
    /// <param name="configure">Says where to listen.</param>
    public static WebApplication Create(Action<WebApplicationBuilder> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        configure(builder);
        var app = builder.Build();
        app.MapPost(Path, async (HttpContext context) =>
        {
            using var review = await JsonDocument.ParseAsync(context.Request.Body);
            var uid = review.RootElement.GetProperty("request").GetProperty("uid").GetString();
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(
                $$$"""{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","response":{"uid":"{{{uid}}}","allowed":true}}""");
        });
        return app;
    }
}
