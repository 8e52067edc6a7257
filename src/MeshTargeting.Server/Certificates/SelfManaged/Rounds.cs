using System.Text.Json;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace MeshTargeting.Server.Certificates.SelfManaged;

/// <summary>Does something again and again, and stands what a busy or absent API server does to it.</summary>
internal static class Rounds
{
    /// <summary>How long one round may take; the API server may hang without ever answering.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    /// <summary>Runs rounds until told to stop.</summary>
    /// <param name="round">One round; says how long to wait until the next.</param>
    /// <param name="pause">How long to wait after a round that failed.</param>
    /// <param name="time">The clock.</param>
    /// <param name="failed">Told of every round that failed.</param>
    /// <param name="cancellation">Ends it all.</param>
    public static async Task RunAsync(
        Func<CancellationToken, Task<TimeSpan>> round, TimeSpan pause, TimeProvider time, Action<Exception> failed, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var wait = pause;
            try
            {
                using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                deadline.CancelAfter(Deadline);
                wait = await round(deadline.Token);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever an API server or what lies in it does to a round, the next one may do better.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failed(e);
            }

            await Task.Delay(wait, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Why a round failed, in a sentence; the API server's own where it gave one.</summary>
    public static string Reason(Exception failure) => failure switch
    {
        HttpOperationException { Response: { } response } => $"the API server answers {(int)response.StatusCode}: {Message(response.Content)}",
        OperationCanceledException => "the API server does not answer",
        _ => failure.Message,
    };

    private static string Message(string? content)
    {
        try
        {
            return KubernetesJson.Deserialize<V1Status>(content ?? "")?.Message ?? "";
        }
        catch (JsonException)
        {
            return "no Status";
        }
    }
}
