using System.Net;
using k8s;
using k8s.Autorest;
using k8s.LeaderElection;
using k8s.LeaderElection.ResourceLock;

namespace MeshTargeting.Server.LeaderElection;

/// <summary>How long leadership lasts, and how often it is renewed.</summary>
internal sealed record LeaseTiming
{
    /// <summary>How long the others wait for a leader that no longer renews.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>After how long a leader that cannot renew stops leading; less than <see cref="Duration"/>, so that two never lead.</summary>
    public TimeSpan RenewDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait between attempts to lead, or to renew.</summary>
    public TimeSpan RetryPeriod { get; init; } = TimeSpan.FromSeconds(2);
}

/// <summary>
/// Agrees with the other replicas on who leads, by a Lease of the API server. One instance for each thing that only one may do.
/// </summary>
/// <param name="client">The API server.</param>
/// <param name="namespace">The namespace of the Lease.</param>
/// <param name="name">The name of the Lease.</param>
/// <param name="timing">How long leadership lasts.</param>
/// <param name="logger">Told who leads, and why nobody can.</param>
internal sealed class LeaderLease(IKubernetes client, string @namespace, string name, LeaseTiming timing, ILogger<LeaderLease> logger)
{
    private static readonly TimeSpan ReleaseDeadline = TimeSpan.FromSeconds(2);

    /// <summary>Under this name the Lease knows this replica: the Pod's name, and what tells two of one name apart.</summary>
    public string Identity { get; } = $"{Environment.MachineName}_{Guid.NewGuid()}";

    /// <summary>Does something whenever, and as long as, this replica leads; until told to stop.</summary>
    /// <param name="lead">
    /// What only the leader does. Its token is cancelled when leadership is lost; when it returns or throws, leadership is given up for a
    /// while.
    /// </param>
    /// <param name="stop">Ends it all; another replica can lead at once.</param>
    public async Task RunAsync(Func<CancellationToken, Task> lead, CancellationToken stop)
    {
        var failure = new LastFailure(name, logger);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await LeadOnceAsync(lead, failure, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever it was, this replica must be ready to lead later.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failure.Say(e);
            }

            await Task.Delay(timing.RetryPeriod, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LeadOnceAsync(Func<CancellationToken, Task> lead, LastFailure failure, CancellationToken stop)
    {
        using var leading = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var lease = new WatchedLock(new LeaseLock(client, @namespace, name, Identity), failure.Say);
        using var elector = new LeaderElector(new LeaderElectionConfig(lease)
        {
            LeaseDuration = timing.Duration,
            RenewDeadline = timing.RenewDeadline,
            RetryPeriod = timing.RetryPeriod,
        });
        Task? work = null;
        elector.OnStartedLeading += () => work = DoAsync(lead, leading);
        elector.OnNewLeader += leader =>
        {
            var who = leader == Identity ? "this replica" : leader is { Length: > 0 } ? leader : "nobody";
            logger.LogInformation("Lease {Name}: {Who} leads", name, who);
        };
        try
        {
            await elector.RunUntilLeadershipLostAsync(leading.Token);
        }
        catch (OperationCanceledException) when (leading.IsCancellationRequested)
        {
            // Told to stop, or there is no more to do; why, the work says.
        }
        finally
        {
            await leading.CancelAsync();
            if (work is not null)
            {
                await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await ReleaseAsync(lease);
            }
        }

        await (work ?? Task.CompletedTask);
    }

    private static Task DoAsync(Func<CancellationToken, Task> lead, CancellationTokenSource leading)
    {
        var token = leading.Token;
        return Task.Run(
            async () =>
            {
                try
                {
                    await lead(token);
                }
                finally
                {
                    await leading.CancelAsync();
                }
            },
            CancellationToken.None);
    }

    /// <summary>Says that nobody leads, so that another replica need not wait until the Lease has run out.</summary>
    private async Task ReleaseAsync(WatchedLock lease)
    {
        using var deadline = new CancellationTokenSource(ReleaseDeadline);
        try
        {
            if (await lease.GetAsync(deadline.Token) is { } record && record.HolderIdentity == Identity)
            {
                // Empty and not null: the elector takes null for a Lease that it can create.
                record.HolderIdentity = "";
                record.LeaseDurationSeconds = 1;
                await lease.UpdateAsync(record, deadline.Token);
            }
        }
        catch (Exception e) when (e is HttpOperationException or HttpRequestException or OperationCanceledException)
        {
            // Then it runs out.
            var reason = e.Message;
            logger.LogInformation("Lease {Name} was not released: {Reason}", name, reason);
        }
    }
}

/// <summary>Says why leadership cannot be agreed on, once for each reason.</summary>
internal sealed class LastFailure(string lease, ILogger logger)
{
    private string? _said;

    public void Say(Exception failure)
    {
        // That there is no Lease yet is how everything begins.
        if (failure is OperationCanceledException or HttpOperationException { Response.StatusCode: HttpStatusCode.NotFound or HttpStatusCode.Conflict })
        {
            return;
        }

        if (Interlocked.Exchange(ref _said, failure.Message) != failure.Message)
        {
            logger.LogWarning("Lease {Name}: it cannot be agreed on who leads: {Reason}", lease, failure.Message);
        }
    }
}
