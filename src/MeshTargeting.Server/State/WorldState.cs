using MeshTargeting.Worlds;

namespace MeshTargeting.Server.State;

/// <summary>The World as it is now. A request takes it once and keeps it: a change of the folder, or of the cluster, puts another in its place.</summary>
internal sealed class WorldState
{
    private Snapshot? _current;

    /// <summary>Another snapshot has taken the place of the one before. Whoever listens must be quick.</summary>
    public event Action? Replaced;

    /// <summary>The latest snapshot; null until the folder has been read, or the cluster listed, for the first time.</summary>
    public Snapshot? Current => Volatile.Read(ref _current);

    /// <summary>The latest World; null until the folder has been read, or the cluster listed, for the first time.</summary>
    public World? World => Current?.World;

    /// <summary>Puts another in its place.</summary>
    public void Replace(Snapshot snapshot)
    {
        Volatile.Write(ref _current, snapshot);
        Replaced?.Invoke();
    }
}
