using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MeshTargeting.Server.Tests.Cluster.Protocol;

/// <summary>
/// The protocol by which an API server lists and watches, over real HTTP, with the faults that a real one has only now and then: the
/// tests of MeshTargeting.EndToEnd meet the real one.
/// </summary>
internal sealed class ApiProtocol : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ApiProtocol(WebApplication app) => _app = app;

    /// <summary>The objects that there are, and what happened to them.</summary>
    public ObjectHistory History { get; } = new();

    /// <summary>Where it listens.</summary>
    public string Address => _app.Urls.Single();

    /// <summary>The paths that were asked for, with their queries, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>What was written, in order.</summary>
    public ConcurrentQueue<WriteRequest> Writes { get; } = new();

    /// <summary>What answers in place of the protocol; null, or a null answer, for the protocol itself.</summary>
    public Func<HttpRequest, IResult?>? Instead { get; set; }

    public static async Task<ApiProtocol> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var protocol = new ApiProtocol(app);
        app.Run(protocol.AnswerAsync);
        await app.StartAsync();
        return protocol;
    }

    /// <summary>How often all objects of a kind were asked for, first pages alone.</summary>
    public int ListsOf(string plural) =>
        Requests.Count(r => r.Contains($"/{plural}?limit", StringComparison.Ordinal) && !r.Contains("continue=", StringComparison.Ordinal));

    /// <summary>How often a watch of a kind was asked for.</summary>
    public int WatchesOf(string plural) => Requests.Count(r => r.Contains($"/{plural}?watch", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        History.EndWatches();
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        Requests.Enqueue(request.Path + request.QueryString);
        if (!HttpMethods.IsGet(request.Method))
        {
            var body = await JsonNode.ParseAsync(request.Body);
            Writes.Enqueue(new WriteRequest(request.Method, request.Path + request.QueryString, $"{request.ContentType}", body!.AsObject()));
        }

        if (Instead?.Invoke(request) is { } other)
        {
            await other.ExecuteAsync(context);
            return;
        }

        var parts = request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var rest = parts[0] == "api" ? parts[2..] : parts[3..];
        var answer = rest switch
        {
            _ when !HttpMethods.IsGet(request.Method) => Results.Text("{}", "application/json"),
            [] => Results.Text(History.Discover(), "application/json"),
            [var plural] when !History.IsInstalled(plural) => Fail(404, "the server could not find the requested resource"),
            [var plural] when request.Query.ContainsKey("watch") => new WatchResult(History, plural, Version(request)),
            [var plural] => List(plural, request),
            ["namespaces", var ns, var plural] => List(plural, request, ns),
            ["namespaces", var ns, var plural, var name] => One(plural, ns, name),
            _ => Fail(404, "no such path"),
        };
        await answer.ExecuteAsync(context);
    }

    private IResult One(string plural, string ns, string name) =>
        History.Find(plural, ns, name) is { } found ? Results.Text(found.ToJsonString(), "application/json") : Fail(404, $"{plural} \"{name}\" not found");

    private IResult List(string plural, HttpRequest request, string? ns = null)
    {
        var limit = request.Query.TryGetValue("limit", out var given) ? int.Parse(given!, System.Globalization.CultureInfo.InvariantCulture) : int.MaxValue;
        var page = History.Page(plural, limit, request.Query["continue"], ns, request.Query["labelSelector"]);
        return page is null
            ? Fail(410, "The provided continue parameter is too old to display a consistent list result.")
            : Results.Text(page.ToJsonString(), "application/json");
    }

    private static long Version(HttpRequest request) =>
        long.Parse(request.Query["resourceVersion"]!, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>An answer as the API server words failures.</summary>
    public static IResult Fail(int code, string message) => Results.Text(
        new JsonObject { ["kind"] = "Status", ["apiVersion"] = "v1", ["status"] = "Failure", ["message"] = message, ["code"] = code }.ToJsonString(),
        "application/json",
        statusCode: code);
}
