using MeshTargeting.Resources;

namespace MeshTargeting.Worlds;

/// <summary>Every resource that is known, given or derived, with indexes. Immutable: a change makes a new World.</summary>
public sealed class World
{
    private World(WorldOptions options) => Options = options;

    /// <summary>The circumstances under which the resources are judged.</summary>
    public WorldOptions Options { get; }

    /// <summary>All resources, those given and those derived, in an order that does not depend on that of the input.</summary>
    public IReadOnlyList<Resource> Resources { get; private init; } = [];

    /// <summary>Makes a World of resources in any order.</summary>
    public static World Create(IEnumerable<Resource> resources, WorldOptions options) =>
        new(options) { Resources = resources.OrderBy(r => r.Id).ToList() };
}
