using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s.Autorest;
using MeshTargeting.Generation;
using MeshTargeting.Reports.Generation;
using MeshTargeting.Resources;
using MeshTargeting.Server.Cluster;
using MeshTargeting.Server.Cluster.Json;
using MeshTargeting.Server.Cluster.Watching;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.State;

namespace MeshTargeting.Server.Controllers.Cluster;

/// <summary>
/// Writes changes of resources to the API server: no more than what changes, and only where the object still is as it was when that was
/// decided. What others write of the object stays theirs.
/// </summary>
internal sealed class ResourceWriter(ApiServer api, ServerOptions options, WorldState state)
{
    /// <summary>The name under which the API server notes what controllers write.</summary>
    public const string FieldManager = "meshservice";

    private const string Query = $"?fieldManager={FieldManager}";

    private readonly OwnerCheck _owners = new(api, state);

    /// <summary>Makes a change. Throws nothing but that it was cancelled.</summary>
    public async Task<WriteOutcome> WriteAsync(ServiceChange change, CancellationToken cancellation)
    {
        try
        {
            return change switch
            {
                { Stored: { } stored, Desired: { } desired } => await PatchAsync(stored, desired, cancellation),
                { Stored: { } stored } => await DeleteAsync(stored, cancellation),
                _ => await CreateAsync(change.Desired!, cancellation),
            };
        }
        catch (HttpOperationException e)
        {
            return OutcomeOf(e, isNew: change.Stored is null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            return new WriteOutcome.Unavailable(WatchFault.Of(e).Words, null);
        }
    }

    private async Task<WriteOutcome> CreateAsync(Resource desired, CancellationToken cancellation)
    {
        var path = ResourcePath.OfNamespace(desired.Kind, desired.Metadata.Namespace) + Query;
        using var response = await api.SendAsync(HttpMethod.Post, path, Json(Manifest.Of(desired), "application/json"), cancellation);
        return await ReadAsync(desired.Kind, response, cancellation);
    }

    private async Task<WriteOutcome> PatchAsync(Resource stored, Resource desired, CancellationToken cancellation)
    {
        var patch = MergePatch.Between(Manifest.Of(stored), Manifest.Of(desired));
        if (patch.Count == 0)
        {
            return new WriteOutcome.Written(stored);
        }

        // Without them the patch would hold for whatever lies under the name by now.
        patch["metadata"] ??= new JsonObject();
        patch["metadata"]!["resourceVersion"] = stored.Metadata.Version;
        patch["metadata"]!["uid"] = stored.Metadata.Uid?.ToString("D");
        using var response = await api.SendAsync(HttpMethod.Patch, PathOf(stored) + Query, Json(patch, "application/merge-patch+json"), cancellation);
        return await ReadAsync(stored.Kind, response, cancellation);
    }

    private async Task<WriteOutcome> DeleteAsync(Resource stored, CancellationToken cancellation)
    {
        if (await _owners.FindOverlookedAsync(stored, cancellation) is { } owner)
        {
            return new WriteOutcome.Refused($"it stays, for its owner is there and could not be read: {owner.Kind} {stored.Metadata.Namespace}/{owner.Name}");
        }

        var body = new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "DeleteOptions",
            ["preconditions"] = new JsonObject { ["uid"] = stored.Metadata.Uid?.ToString("D"), ["resourceVersion"] = stored.Metadata.Version },
        };
        using var response = await api.SendAsync(HttpMethod.Delete, PathOf(stored), Json(body, "application/json"), cancellation);
        return new WriteOutcome.Written(null);
    }

    /// <summary>The object as the API server has stored it.</summary>
    private async Task<WriteOutcome> ReadAsync(KindDescriptor kind, HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        return new ObjectReader(kind, options.World.Semantics).Read(body, namesKind: true, out _) is { } current
            ? new WriteOutcome.Written(current)
            : WriteOutcome.Stale.Instance;
    }

    private static WriteOutcome OutcomeOf(HttpOperationException failure, bool isNew) => failure.Response.StatusCode switch
    {
        HttpStatusCode.Conflict => WriteOutcome.Stale.Instance,
        HttpStatusCode.NotFound when !isNew => WriteOutcome.Stale.Instance,
        HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError =>
            new WriteOutcome.Unavailable(WatchFault.Of(failure).Words, RetryAfter(failure.Response)),
        _ => new WriteOutcome.Refused(WatchFault.Of(failure).Words),
    };

    private static TimeSpan? RetryAfter(HttpResponseMessageWrapper response) =>
        response.Headers.TryGetValue("Retry-After", out var values) && int.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static string PathOf(Resource resource) =>
        $"{ResourcePath.OfNamespace(resource.Kind, resource.Metadata.Namespace)}/{Uri.EscapeDataString(resource.Metadata.Name)}";

    private static StringContent Json(JsonObject json, string type) => new(json.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue(type));
}
