using System.Net;
using System.Text.Json;
using k8s.Autorest;
using MeshTargeting.Resources;
using MeshTargeting.Server.Cluster.Json;

namespace MeshTargeting.Server.Cluster.Watching;

/// <summary>Waits for kinds that the API server does not know yet. However many wait, it is asked once an interval for each group.</summary>
internal sealed class Discovery(ApiServer api, ClusterSettings settings, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<string, (long At, HashSet<string> Plurals)> _known = [];

    public void Dispose() => _turn.Dispose();

    /// <summary>Waits until the API server knows a kind.</summary>
    /// <exception cref="HttpOperationException">The API server refused to tell.</exception>
    /// <exception cref="HttpRequestException">The API server did not answer.</exception>
    /// <exception cref="JsonException">Nobody can read its answer.</exception>
    public async Task WaitForAsync(KindDescriptor kind, CancellationToken cancellation)
    {
        do
        {
            await Task.Delay(settings.DiscoverEvery, time, cancellation);
        }
        while (!(await PluralsAsync(ResourcePath.OfVersion(kind), cancellation)).Contains(kind.Plural));
    }

    private async Task<HashSet<string>> PluralsAsync(string path, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (!_known.TryGetValue(path, out var known) || time.GetElapsedTime(known.At) > settings.DiscoverEvery / 2)
            {
                _known[path] = known = (time.GetTimestamp(), await AskAsync(path, cancellation));
            }

            return known.Plurals;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<HashSet<string>> AskAsync(string path, CancellationToken cancellation)
    {
        using var deadline = Deadline.Of(settings.AnswerTimeout, time, cancellation);
        try
        {
            using var response = await api.GetAsync(path, deadline.Token);
            return ReadPlurals(await response.Content.ReadAsByteArrayAsync(deadline.Token));
        }
        catch (HttpOperationException e) when (e.Response.StatusCode == HttpStatusCode.NotFound)
        {
            return [];
        }
    }

    private static HashSet<string> ReadPlurals(ReadOnlySpan<byte> utf8)
    {
        var plurals = new HashSet<string>();
        var reader = new Utf8JsonReader(utf8, ObjectIdentity.Lenient);
        while (JsonMembers.Next(ref reader, depth: 1))
        {
            if (!reader.ValueTextEquals("resources"u8))
            {
                reader.Skip();
                continue;
            }

            reader.Read();
            while (reader.TokenType != JsonTokenType.EndArray && reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                while (JsonMembers.Next(ref reader, depth: 3))
                {
                    if (reader.ValueTextEquals("name"u8))
                    {
                        plurals.Add(JsonMembers.Text(ref reader));
                    }
                    else
                    {
                        reader.Skip();
                    }
                }
            }
        }

        return plurals;
    }
}
