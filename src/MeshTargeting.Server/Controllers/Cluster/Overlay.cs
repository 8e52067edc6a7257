using MeshTargeting.Generation;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Controllers.Cluster;

/// <summary>
/// What has been written and is not in the World yet: a watch is some moments behind, and a plan that did not know of the last one's
/// writes would make them again. Every write names the version that it replaces, so a World that shows any other version of the object
/// shows this write or a later one.
/// </summary>
internal sealed class Overlay(ControllerSettings settings, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ResourceId, Write> _writes = [];

    /// <summary>A change has been made.</summary>
    /// <param name="change">The change.</param>
    /// <param name="current">The object as it is stored now; null where it is gone.</param>
    public void Add(ServiceChange change, Resource? current)
    {
        lock (_lock)
        {
            _writes[change.Id] = new Write(change.Stored, current, time.GetTimestamp());
        }
    }

    /// <summary>A World with all writes; those that it shows by itself are forgotten.</summary>
    public World Over(World world)
    {
        var (upserts, deletions) = (new List<Resource>(), new List<ResourceId>());
        lock (_lock)
        {
            foreach (var (id, write) in _writes)
            {
                if (IsShown(world, id, write) || time.GetElapsedTime(write.At) > settings.Remember)
                {
                    _writes.Remove(id);
                    continue;
                }

                if (write.Replaced is { } replaced && replaced.Id != write.Current?.Id)
                {
                    deletions.Add(replaced.Id);
                }

                if (write.Current is { } current)
                {
                    upserts.Add(current);
                }
            }
        }

        return upserts.Count + deletions.Count == 0 ? world : world.With(upserts, deletions);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _writes.Clear();
        }
    }

    private static bool IsShown(World world, ResourceId id, Write write)
    {
        var shown = world.Find(write.Replaced?.Id ?? id) is { IsDerived: false } found ? found : null;
        return shown?.Metadata.Version != write.Replaced?.Metadata.Version;
    }

    /// <summary>A write.</summary>
    /// <param name="Replaced">What it replaced; null for what was new.</param>
    /// <param name="Current">What is stored since; null for what is gone.</param>
    /// <param name="At">When, as a timestamp.</param>
    private sealed record Write(Resource? Replaced, Resource? Current, long At);
}
