using System.Buffers;
using System.Text.Json;
using MeshTargeting.Resources;
using MeshTargeting.Server.Cluster.Json;

namespace MeshTargeting.Server.Cluster.Watching;

/// <summary>Lists all objects of a kind, page by page.</summary>
internal sealed class KindList(KindDescriptor kind, KindStore store, ApiServer api, SemaphoreSlim turn, ClusterSettings settings, TimeProvider time)
{
    /// <summary>Lists all objects into the store, which has all of them or, on a failure, what it had before.</summary>
    /// <returns>The resourceVersion of the list.</returns>
    /// <exception cref="SilenceException">A page took too long.</exception>
    /// <exception cref="k8s.Autorest.HttpOperationException">The API server refused; with 410, because pages behind the first are no longer to be had.</exception>
    /// <exception cref="HttpRequestException">The API server did not answer.</exception>
    /// <exception cref="JsonException">Nobody can read its answer.</exception>
    public async Task<string> RunAsync(CancellationToken stopping)
    {
        await turn.WaitAsync(stopping);
        try
        {
            var listing = store.Begin();
            var body = new ArrayBufferWriter<byte>(64 * 1024);
            var next = "";
            ListPage page;
            do
            {
                page = await ReadPageAsync(next, body, stopping);
                foreach (var item in page.Items)
                {
                    listing.Add(body.WrittenMemory[item]);
                }

                next = page.Next;
            }
            while (next.Length > 0);

            store.Replace(listing);
            return page.Version;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<ListPage> ReadPageAsync(string next, ArrayBufferWriter<byte> body, CancellationToken stopping)
    {
        using var deadline = Deadline.Of(settings.AnswerTimeout, time, stopping);
        try
        {
            var after = next.Length > 0 ? $"&continue={Uri.EscapeDataString(next)}" : "";
            using var response = await api.GetAsync($"{ResourcePath.OfAll(kind)}?limit={settings.PageSize}{after}", deadline.Token);
            await using var stream = await response.Content.ReadAsStreamAsync(deadline.Token);
            body.ResetWrittenCount();
            int read;
            do
            {
                read = await stream.ReadAsync(body.GetMemory(64 * 1024), deadline.Token);
                body.Advance(read);
            }
            while (read > 0);

            return ListPage.Read(body.WrittenSpan);
        }
        catch (OperationCanceledException) when (deadline.IsUp)
        {
            throw new SilenceException($"the API server did not send a page of the list within {settings.AnswerTimeout.TotalSeconds:0} s");
        }
    }
}
