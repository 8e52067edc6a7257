using MeshTargeting.Resources;

namespace MeshTargeting.Server.Controllers.Cluster;

/// <summary>How many Events there may be: some at once, and then one now and then, of each resource as of all together.</summary>
internal sealed class EventQuota(TimeProvider time)
{
    /// <summary>Of so many resources it is remembered how many Events they had; beyond that, the one that had none for longest is forgotten.</summary>
    private const int Remembered = 1000;

    private readonly Dictionary<ResourceId, Bucket> _resources = [];
    private readonly Bucket _all = new(time, size: 200, every: TimeSpan.FromSeconds(0.1));

    /// <summary>Whether there may be another Event of a resource; if so, it counts.</summary>
    public bool Take(ResourceId resource)
    {
        if (!_resources.TryGetValue(resource, out var bucket))
        {
            if (_resources.Count == Remembered)
            {
                _resources.Remove(_resources.MinBy(r => r.Value.Taken).Key);
            }

            _resources.Add(resource, bucket = new Bucket(time, size: 25, every: TimeSpan.FromMinutes(5)));
        }

        return bucket.Take() && _all.Take();
    }

    /// <summary>Holds so many at first, and gets one more each time that a span has passed.</summary>
    private sealed class Bucket(TimeProvider time, double size, TimeSpan every)
    {
        private double _used;

        /// <summary>When something was last asked for, as a timestamp.</summary>
        public long Taken { get; private set; } = time.GetTimestamp();

        public bool Take()
        {
            _used = Math.Max(0, _used - (time.GetElapsedTime(Taken) / every));
            Taken = time.GetTimestamp();
            if (_used + 1 > size)
            {
                return false;
            }

            _used++;
            return true;
        }
    }
}
