using System.Threading.Channels;
using MeshTargeting.Server.Cluster.Watching;

namespace MeshTargeting.Server.Controllers.Cluster;

/// <summary>Wakes one who waits. Signals that come while nobody waits count once.</summary>
internal sealed class Signal
{
    private readonly Channel<bool> _channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Wakes.</summary>
    public void Set() => _channel.Writer.TryWrite(true);

    /// <summary>Waits for a signal.</summary>
    public async Task WaitAsync(CancellationToken cancellation) => await _channel.Reader.ReadAsync(cancellation);

    /// <summary>Waits for a signal, or until some time has passed.</summary>
    /// <param name="atMost">The longest wait; null for without limit.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task WaitAsync(TimeSpan? atMost, TimeProvider time, CancellationToken cancellation)
    {
        if (atMost is not { } limit)
        {
            await WaitAsync(cancellation);
            return;
        }

        using var deadline = Deadline.Of(limit, time, cancellation);
        try
        {
            await WaitAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.IsUp)
        {
            // The time has passed.
        }
    }
}
