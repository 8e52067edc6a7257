using System.Collections.Concurrent;
using System.Text.Json;

namespace MeshTargeting.EndToEnd.Harness;

/// <summary>Watches the addresses of services on an API server, every state that they are ever in.</summary>
public sealed class AddressWatch : IDisposable
{
    private static readonly string[] Plurals = ["meshservices", "meshexternalservices", "meshmultizoneservices"];

    private readonly HttpClient _client;
    private readonly CancellationTokenSource _over = new();
    private readonly ConcurrentDictionary<string, string> _addresses = new();
    private readonly ConcurrentQueue<string> _changes = new();
    private readonly Task[] _watches;

    /// <summary>Begins.</summary>
    /// <param name="apiServer">The API server.</param>
    public AddressWatch(ApiServer apiServer)
    {
        ArgumentNullException.ThrowIfNull(apiServer);
        _client = apiServer.CreateHttpClient();
        _client.Timeout = Timeout.InfiniteTimeSpan;
        _watches = [.. Plurals.Select(WatchAsync)];
    }

    /// <summary>How many services have been seen with an address.</summary>
    public int Count => _addresses.Count;

    /// <summary>Each time that a service had another address than before.</summary>
    public IReadOnlyCollection<string> Changes => _changes;

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        _over.Cancel();
        _client.Dispose();
        _over.Dispose();
    }

    /// <summary>Fails where a watch has ended, after which nothing would be noticed any more.</summary>
    public void AssertGoingOn() => Assert.All(_watches, watch => Assert.False(watch.IsCompleted, watch.Exception?.Message ?? "a watch has ended"));

    private async Task WatchAsync(string plural)
    {
        await using Stream stream = await _client.GetStreamAsync(
            new Uri($"apis/kuma.io/v1alpha1/{plural}?watch=true&timeoutSeconds=3600", UriKind.Relative), _over.Token);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(_over.Token) is { } line)
        {
            JsonElement item = JsonElement.Parse(line).GetProperty("object");
            if (AddressOf(item) is not { Length: > 0 } address)
            {
                continue;
            }

            JsonElement metadata = item.GetProperty("metadata");
            string before = _addresses.GetOrAdd(metadata.GetProperty("uid").GetString()!, address);
            if (before != address)
            {
                _changes.Enqueue($"{plural} {metadata.GetProperty("name").GetString()}: {before}, then {address}");
            }
        }
    }

    private static string? AddressOf(JsonElement item)
    {
        if (!item.TryGetProperty("status", out JsonElement status))
        {
            return null;
        }

        JsonElement vip = status.TryGetProperty("vips", out JsonElement vips) && vips.GetArrayLength() > 0 ? vips[0]
            : status.TryGetProperty("vip", out JsonElement one) ? one
            : default;
        return vip.ValueKind == JsonValueKind.Object && vip.TryGetProperty("ip", out JsonElement ip) ? ip.GetString() : null;
    }
}
