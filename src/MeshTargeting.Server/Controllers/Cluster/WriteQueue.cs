using System.Threading.RateLimiting;
using MeshTargeting.Generation;
using MeshTargeting.Resources;

namespace MeshTargeting.Server.Controllers.Cluster;

/// <summary>
/// What is to be written of one kind. Each plan puts its changes in place of those of the plan before, so only the latest is ever written;
/// an object whose writing was to no avail waits, longer each time, and holds up no other.
/// </summary>
internal sealed class WriteQueue : IDisposable
{
    private readonly Func<ServiceChange, Task<WriteOutcome>> _write;
    private readonly ControllerSettings _settings;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly Dictionary<ResourceId, Entry> _entries = [];
    private readonly PriorityQueue<Entry, long> _due = new();
    private readonly SemaphoreSlim _places;
    private readonly TokenBucketRateLimiter _rate;
    private readonly Signal _changed = new();
    private long _writes;

    /// <summary>Makes a queue.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="write">Makes a change. Not told to stop: what has been begun is brought to an end, in bounded time.</param>
    /// <param name="settings">How fast.</param>
    /// <param name="time">The clock.</param>
    public WriteQueue(KindDescriptor kind, Func<ServiceChange, Task<WriteOutcome>> write, ControllerSettings settings, TimeProvider time)
    {
        (Kind, _write, _settings, _time) = (kind, write, settings, time);
        _places = new SemaphoreSlim(settings.WritesAtATime);
        _rate = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = settings.Burst,
            TokensPerPeriod = Math.Max(1, settings.WritesPerSecond / 20),
            ReplenishmentPeriod = TimeSpan.FromMilliseconds(50),
            QueueLimit = int.MaxValue,
        });
    }

    /// <summary>A write has ended, and the next plan has to say whether more of the object is wanted.</summary>
    public event Action<ServiceChange>? Ended;

    /// <summary>The kind.</summary>
    public KindDescriptor Kind { get; }

    /// <summary>How many objects wait to be written, or are being written.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Values.Count(e => e.Change is not null || e.IsBusy);
            }
        }
    }

    /// <summary>How many writes have ended; to be asked before a plan is made.</summary>
    public long Writes
    {
        get
        {
            lock (_lock)
            {
                return _writes;
            }
        }
    }

    /// <summary>The latest plan wants these changes and no others.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="writes">How many writes had ended when the plan was begun: of later ones it does not know.</param>
    public void Replace(IEnumerable<ServiceChange> changes, long writes)
    {
        var wanted = changes.ToDictionary(c => c.Id);
        lock (_lock)
        {
            foreach (var (id, entry) in _entries)
            {
                // Of what is being written the plan cannot know yet how it ends: the next one will.
                if (!wanted.ContainsKey(id) && !entry.IsBusy)
                {
                    entry.Change = null;
                    _entries.Remove(id);
                }
            }

            foreach (var (id, change) in wanted)
            {
                if (!_entries.TryGetValue(id, out var entry))
                {
                    _entries.Add(id, entry = new Entry { Due = _time.GetTimestamp() });
                }

                if (!entry.IsBusy && entry.Ended <= writes)
                {
                    if (entry.Change is null)
                    {
                        _due.Enqueue(entry, entry.Due);
                    }

                    entry.Change = change;
                }
            }
        }

        _changed.Set();
    }

    /// <summary>Writes until told to stop; what has been begun by then is brought to an end.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var underWay = new List<Task>();
        try
        {
            while (true)
            {
                stop.ThrowIfCancellationRequested();
                if (TakeDue(out var wait) is { } entry)
                {
                    underWay.RemoveAll(task => task.IsCompletedSuccessfully);
                    underWay.Add(await BeginAsync(entry, stop));
                }
                else
                {
                    await _changed.WaitAsync(wait, _time, stop);
                }
            }
        }
        finally
        {
            await Task.WhenAll(underWay);
            lock (_lock)
            {
                _entries.Clear();
                _due.Clear();
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _places.Dispose();
        _rate.Dispose();
    }

    /// <summary>The object that has been due longest; null where none is, and how long until one will be (null for never).</summary>
    private Entry? TakeDue(out TimeSpan? wait)
    {
        lock (_lock)
        {
            while (_due.TryPeek(out var first, out var due))
            {
                wait = _time.GetElapsedTime(_time.GetTimestamp(), due);
                if (first.Change is null)
                {
                    // A plan has taken it back.
                    _due.Dequeue();
                }
                else if (wait > TimeSpan.Zero)
                {
                    return null;
                }
                else
                {
                    _due.Dequeue();
                    first.IsBusy = true;
                    return first;
                }
            }

            wait = null;
            return null;
        }
    }

    private async Task<Task> BeginAsync(Entry entry, CancellationToken stop)
    {
        var hasPlace = false;
        try
        {
            await _places.WaitAsync(stop);
            hasPlace = true;
            using var lease = await _rate.AcquireAsync(1, stop);
        }
        catch
        {
            lock (_lock)
            {
                entry.IsBusy = false;
            }

            if (hasPlace)
            {
                _places.Release();
            }

            throw;
        }

        return WriteAsync(entry);
    }

    private async Task WriteAsync(Entry entry)
    {
        var change = entry.Change!;
        TimeSpan? retryAfter = null;
        try
        {
            retryAfter = (await _write(change) as WriteOutcome.Unavailable)?.RetryAfter;
        }
        finally
        {
            lock (_lock)
            {
                // Also after a success: a plan that wants more of the same object has seen somebody else write it, and must not fight.
                entry.Attempts++;
                entry.Ended = ++_writes;
                var pause = _settings.PauseAfter(entry.Attempts);
                entry.Due = _time.GetTimestamp() + Ticks(retryAfter > pause ? retryAfter.Value : pause);
                entry.Change = null;
                entry.IsBusy = false;
            }

            _places.Release();
            _changed.Set();
            Ended?.Invoke(change);
        }
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * _time.TimestampFrequency);

    private sealed class Entry
    {
        /// <summary>What is to be done; null where the next plan has to say.</summary>
        public ServiceChange? Change { get; set; }

        public bool IsBusy { get; set; }

        public int Attempts { get; set; }

        /// <summary>Which write of the queue its last one was; 0 before the first.</summary>
        public long Ended { get; set; }

        /// <summary>The timestamp before which it is not written again.</summary>
        public long Due { get; set; }
    }
}
