using System.Threading.Channels;
using MeshTargeting.Resources;

namespace MeshTargeting.Server.Cluster.Watching;

/// <summary>
/// What has changed since the World was made: of each resource only its latest state, so that there is never more of it than there are
/// resources. Many write, one takes.
/// </summary>
internal sealed class PendingChanges
{
    private readonly Lock _lock = new();
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private Dictionary<ResourceId, Resource?> _changes = [];

    /// <summary>Notes changes, all or none of which are taken together.</summary>
    /// <param name="changes">The new states; null for what is gone.</param>
    public void Add(IReadOnlyCollection<KeyValuePair<ResourceId, Resource?>> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        lock (_lock)
        {
            foreach (var (id, resource) in changes)
            {
                _changes[id] = resource;
            }
        }

        _signal.Writer.TryWrite(true);
    }

    /// <summary>Waits until there are changes.</summary>
    public async Task WaitAsync(CancellationToken cancellation) => await _signal.Reader.ReadAsync(cancellation);

    /// <summary>Takes all that there are.</summary>
    public Dictionary<ResourceId, Resource?> Take()
    {
        lock (_lock)
        {
            var taken = _changes;
            _changes = [];
            return taken;
        }
    }
}
