using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MeshTargeting.Benchmarks.Memory;

/// <summary>
/// The lists and watches of an API server of a large mesh. It makes every object when it is asked for, so that it needs no memory itself,
/// and its watches tell nothing.
/// </summary>
internal static class CrowdedApiServer
{
    private static readonly Dictionary<string, (int Count, Func<int, string> Object)> Kinds = new(StringComparer.Ordinal)
    {
        ["meshes"] = (1, _ => """{"apiVersion":"kuma.io/v1alpha1","kind":"Mesh","metadata":{"name":"default"},"spec":{"meshServices":{"mode":"Exclusive"}}}"""),
        ["namespaces"] = (400, LargeMesh.Namespace),
        ["services"] = (LargeMesh.Services, LargeMesh.Service),
        ["endpointslices"] = (LargeMesh.Services, LargeMesh.EndpointSlice),
        ["pods"] = (LargeMesh.Pods, LargeMesh.Pod),
        ["dataplanes"] = (LargeMesh.Pods, LargeMesh.Dataplane),
        ["meshservices"] = (LargeMesh.Services, LargeMesh.MeshService),
        ["meshtimeouts"] = (LargeMesh.Policies, LargeMesh.MeshTimeout),
    };

    /// <summary>Of how many objects it tells in the lists that it has been asked for.</summary>
    public static int Told(IEnumerable<string> plurals) => plurals.Sum(p => Kinds.TryGetValue(p, out var kind) ? kind.Count : 0);

    /// <summary>Makes it; the caller starts it.</summary>
    /// <param name="asked">Gets the plurals of the kinds that are listed.</param>
    public static WebApplication Create(ISet<string> asked)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapFallback(async context =>
        {
            var plural = context.Request.Path.Value!.Split('/')[^1];
            lock (asked)
            {
                asked.Add(plural);
            }

            context.Response.ContentType = "application/json";
            if (context.Request.Query.ContainsKey("watch"))
            {
                await context.Response.Body.FlushAsync();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
                return;
            }

            var (count, make) = Kinds.GetValueOrDefault(plural, (0, static _ => ""));
            await WritePageAsync(context, count, make);
        });
        return app;
    }

    private static async Task WritePageAsync(HttpContext context, int count, Func<int, string> make)
    {
        int.TryParse(context.Request.Query["continue"], CultureInfo.InvariantCulture, out var from);
        var limit = int.TryParse(context.Request.Query["limit"], CultureInfo.InvariantCulture, out var given) ? given : count;
        var end = Math.Min(count, from + limit);
        var next = end < count ? string.Create(CultureInfo.InvariantCulture, $""","continue":"{end}" """) : "";
        var text = new StringBuilder($$"""{"kind":"List","metadata":{"resourceVersion":"1"{{next}}},"items":[""");
        for (var i = from; i < end; i++)
        {
            text.Append(i > from ? "," : "").Append(make(i));
        }

        await context.Response.WriteAsync(text.Append("]}").ToString());
    }
}
