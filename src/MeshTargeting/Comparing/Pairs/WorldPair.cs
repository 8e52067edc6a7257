using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Comparing.Pairs;

/// <summary>Two Worlds, and which resources are not the same in both.</summary>
internal sealed class WorldPair
{
    private readonly Dictionary<ResourceId, ResourcePair> _changed = [];

    /// <summary>Pairs two Worlds.</summary>
    public WorldPair(World before, World after)
    {
        Base = before;
        Head = after;
        IsOneVersion = before.Options.Semantics == after.Options.Semantics
            && before.Options with { Semantics = after.Options.Semantics, IsComplete = after.Options.IsComplete } == after.Options;
        foreach (var resource in after.Resources)
        {
            var old = before.Find(resource.Id);
            if (old is null || !ResourceContent.AreSame(old, resource))
            {
                _changed.Add(resource.Id, new ResourcePair(old, resource));
            }
        }

        foreach (var resource in before.Resources)
        {
            if (after.Find(resource.Id) is null)
            {
                _changed.Add(resource.Id, new ResourcePair(resource, null));
            }
        }

        Meshes = [.. before.Meshes.Union(after.Meshes).Order(StringComparer.Ordinal)];
        Proxies = new ProxyPairs(this);
    }

    /// <summary>The first World.</summary>
    public World Base { get; }

    /// <summary>The second World.</summary>
    public World Head { get; }

    /// <summary>Whether both are judged under the same circumstances: then what is the same in both means the same.</summary>
    public bool IsOneVersion { get; }

    /// <summary>The meshes of either.</summary>
    public IReadOnlyList<string> Meshes { get; }

    /// <summary>The proxies that stand in both.</summary>
    public ProxyPairs Proxies { get; }

    /// <summary>Everything that is not the same in both, in no order.</summary>
    public IReadOnlyCollection<ResourcePair> Changed => _changed.Values;

    /// <summary>What is not the same in both, of one kind in one mesh.</summary>
    public IEnumerable<ResourcePair> ChangedOf(string mesh, KindDescriptor kind) =>
        _changed.Values.Where(p => p.Latest.Kind == kind && p.Latest.Metadata.Mesh == mesh);

    /// <summary>Destinations and MeshHTTPRoutes of a mesh that are not the same in both: what references may hit otherwise.</summary>
    public List<ResourcePair> ChangedTargets(string mesh) => _changed.Values
        .Where(p => p.Latest.Metadata.Mesh == mesh && (p.Latest.Kind.IsDestination || p.Latest.Kind == MeshHTTPRouteSpec.Descriptor))
        .ToList();

    /// <summary>How a resource is not the same in both; null where it is.</summary>
    public ResourcePair? Find(ResourceId id) => _changed.GetValueOrDefault(id);

    /// <summary>Whether a resource, of either World, is the same in both.</summary>
    public bool IsChanged(Resource resource) => _changed.ContainsKey(resource.Id);
}
