using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Generation.Plans;

/// <summary>A plan in the making: every service as it is stored, beside what has been decided of it so far.</summary>
internal sealed class Draft
{
    private static readonly IReadOnlyList<KindDescriptor> Services =
        [MeshServiceSpec.Descriptor, MeshExternalServiceSpec.Descriptor, MeshMultiZoneServiceSpec.Descriptor];

    private readonly World _world;
    private readonly Dictionary<StoredKey, Entry> _entries = [];

    private Draft(World world) => _world = world;

    /// <summary>What keeps services from being made or served as expected.</summary>
    public List<GenerationNote> Notes { get; } = [];

    /// <summary>The services as they are to be, those that go left out.</summary>
    public IEnumerable<Resource> Desired => _entries.Values.Select(e => e.Desired).OfType<Resource>();

    /// <summary>What is to be written: what goes first, for something new may need its name; then by identity.</summary>
    public IReadOnlyList<ServiceChange> Changes => _entries.Values
        .Where(e => !ReferenceEquals(e.Stored, e.Desired))
        .Select(e => new ServiceChange(e.Stored, e.Desired, string.Join(", ", e.Reasons)))
        .OrderBy(c => c.Desired is not null)
        .ThenBy(c => c.Id)
        .ToList();

    /// <summary>Begins with what is stored. What is on its way out is nobody's concern any more.</summary>
    public static Draft Of(World world)
    {
        var draft = new Draft(world);
        foreach (var service in world.Meshes.SelectMany(mesh => Services.SelectMany(kind => world.OfKind(mesh, kind))))
        {
            if (!service.IsDerived && !service.Metadata.IsTerminating)
            {
                draft._entries[StoredKey.Of(service)] = new Entry(service) { Desired = service };
            }
        }

        return draft;
    }

    /// <summary>
    /// What is stored under the name of a resource, of whatever mesh: on Kubernetes two resources of one namespace cannot share a name;
    /// null where nothing is.
    /// </summary>
    public Resource? StoredAs(Resource resource) => _entries.GetValueOrDefault(StoredKey.Of(resource))?.Stored;

    /// <summary>A resource is to be made.</summary>
    public void Create(Resource resource, string reason)
    {
        var entry = new Entry(null) { Desired = resource };
        entry.Reasons.Add(reason);
        _entries[StoredKey.Of(resource)] = entry;
    }

    /// <summary>A stored resource is to be another.</summary>
    public void Update(Resource stored, Resource desired, string reason)
    {
        var entry = _entries[StoredKey.Of(stored)];
        entry.Desired = desired;
        entry.Reasons.Add(reason);
    }

    /// <summary>A stored resource is to go.</summary>
    public void Delete(Resource stored, string reason)
    {
        var entry = _entries[StoredKey.Of(stored)];
        entry.Desired = null;
        entry.Reasons.Clear();
        entry.Reasons.Add(reason);
    }

    /// <summary>Looks over everything that is to stay or to come.</summary>
    /// <param name="what">What is looked after, for a log.</param>
    /// <param name="revise">
    /// Gives the resource as it is to be, the same object where nothing changes. Gets it, and the resource of its identity in the World,
    /// which may be an earlier or a derived one; the resource itself where the World has none.
    /// </param>
    public void Revise(string what, Func<Resource, Resource, Resource> revise)
    {
        foreach (var entry in _entries.Values)
        {
            if (entry.Desired is not { } resource)
            {
                continue;
            }

            var revised = revise(resource, _world.Find(resource.Id) ?? resource);
            if (!ReferenceEquals(revised, resource))
            {
                entry.Desired = revised;
                entry.Reasons.Add(what);
            }
        }
    }

    private sealed class Entry(Resource? stored)
    {
        public Resource? Stored { get; } = stored;

        public Resource? Desired { get; set; }

        public List<string> Reasons { get; } = [];
    }

    /// <summary>By what a store tells resources apart: on Kubernetes the mesh, which is a label there, does not count.</summary>
    private readonly record struct StoredKey(string Kind, string Mesh, string Namespace, string Name)
    {
        public static StoredKey Of(Resource resource) => new(
            resource.Kind.Name,
            resource.Envelope == Envelope.Kubernetes ? "" : resource.Metadata.Mesh,
            resource.Metadata.Namespace,
            resource.Metadata.Name);
    }
}
