using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using MeshTargeting.Resources;

namespace MeshTargeting.Server.Cluster.Watching;

/// <summary>The lines of a watch, as they come.</summary>
internal sealed class WatchStream(KindDescriptor kind, ApiServer api, ClusterSettings settings, TimeProvider time)
{
    /// <summary>So long may a line be; ten times as long as the largest object that etcd keeps.</summary>
    private const int LongestLine = 16 * 1024 * 1024;

    private static readonly StreamPipeReaderOptions Buffers = new(bufferSize: 16 * 1024);

    /// <summary>
    /// Watches until the API server ends the stream, or nothing comes for too long: that the stream is dead, or that there is nothing to
    /// tell (older API servers send no bookmarks of kinds that have never changed), cannot be told apart, and a new one answers for both.
    /// </summary>
    /// <param name="version">The resourceVersion behind which to begin.</param>
    /// <param name="opened">Called when the API server has agreed.</param>
    /// <param name="stopping">Ends it.</param>
    /// <returns>The lines; each is good until the next is asked for.</returns>
    /// <exception cref="SilenceException">The API server did not agree in time.</exception>
    /// <exception cref="k8s.Autorest.HttpOperationException">The API server refused.</exception>
    /// <exception cref="HttpRequestException">The API server did not answer.</exception>
    /// <exception cref="IOException">The connection broke off.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync(
        string version, Action opened, [EnumeratorCancellation] CancellationToken stopping)
    {
        using var silence = Deadline.Of(settings.AnswerTimeout, time, stopping);
        var seconds = (int)(settings.WatchFor * (1 + settings.Chance())).TotalSeconds;
        var path = $"{ResourcePath.OfAll(kind)}?watch=true&allowWatchBookmarks=true&timeoutSeconds={seconds}&resourceVersion={Uri.EscapeDataString(version)}";
        using var response = await OpenAsync(path, silence);
        opened();
        silence.Extend(settings.Silence);
        var pipe = PipeReader.Create(await response.Content.ReadAsStreamAsync(silence.Token), Buffers);
        try
        {
            while (true)
            {
                var read = await ReadAsync(pipe, silence);
                var buffer = read.Buffer;
                while (buffer.PositionOf((byte)'\n') is { } end)
                {
                    silence.Extend(settings.Silence);
                    var line = buffer.Slice(0, end);
                    yield return line.IsSingleSegment ? line.First : line.ToArray();
                    buffer = buffer.Slice(buffer.GetPosition(1, end));
                }

                if (read.IsCompleted)
                {
                    yield break;
                }

                if (buffer.Length > LongestLine)
                {
                    throw new JsonException("the line has no end");
                }

                pipe.AdvanceTo(buffer.Start, buffer.End);
            }
        }
        finally
        {
            await pipe.CompleteAsync();
        }
    }

    private async Task<HttpResponseMessage> OpenAsync(string path, Deadline deadline)
    {
        try
        {
            return await api.GetAsync(path, deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.IsUp)
        {
            throw new SilenceException($"the API server did not begin a watch within {settings.AnswerTimeout.TotalSeconds:0} s");
        }
    }

    private static async ValueTask<ReadResult> ReadAsync(PipeReader pipe, Deadline silence)
    {
        try
        {
            return await pipe.ReadAsync(silence.Token);
        }
        catch (OperationCanceledException) when (silence.IsUp)
        {
            return new ReadResult(default, isCanceled: true, isCompleted: true);
        }
    }
}
