using MeshTargeting.Files;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.State;

/// <summary>What the folder, or the cluster, held at one moment.</summary>
/// <param name="World">Every resource that could be read.</param>
/// <param name="Files">How many files there were; 0 for a cluster.</param>
/// <param name="Findings">What is wrong with the files, with places; a file that is broken hides no other.</param>
/// <param name="Unreadable">The paths that could not be read at all.</param>
/// <param name="IsKept">
/// Whether the server keeps the folder itself as a control plane does (<c>--controllers</c>): then what people write there counts as
/// applied, with the labels that are computed when it is.
/// </param>
internal sealed record Snapshot(
    World World, int Files, IReadOnlyList<Finding> Findings, IReadOnlyList<UnreadablePath> Unreadable, bool IsKept = false)
{
    private readonly Lazy<World> _stored = new(() => IsKept ? World : Store(World));

    /// <summary>
    /// The same World with documents of Universal taken for what a control plane has stored: that is what the inspect API tells of. Made
    /// when it is first asked for; without such documents there is nothing to make.
    /// </summary>
    public World Stored => _stored.Value;

    /// <summary>Tells Worlds apart without holding on to them: another World has another.</summary>
    public object Stamp { get; } = new();

    private static World Store(World world) => world.Resources.Any(r => r.Envelope == Envelope.Universal && r.Kind.IsKuma)
        ? World.Create(world.Resources, world.Options with { UniversalIsStored = true })
        : world;
}
