using System.Collections.Immutable;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Worlds;

/// <summary>Which resources lie in one table: those of a kind in a mesh.</summary>
internal readonly record struct TableKey(string Kind, string Mesh)
{
    /// <summary>The table of a resource.</summary>
    public static TableKey Of(Resource resource) => new(resource.Kind.Name, resource.Metadata.Mesh);
}

/// <summary>All resources of a World, by kind and mesh. Immutable; a change shares the tables that it does not touch.</summary>
internal sealed class TableSet
{
    private readonly ImmutableDictionary<TableKey, KindTable> _tables;

    private TableSet(ImmutableDictionary<TableKey, KindTable> tables, WorldOptions options)
    {
        _tables = tables;
        Options = options;
    }

    /// <summary>The circumstances.</summary>
    public WorldOptions Options { get; }

    /// <summary>The tables by kind and mesh.</summary>
    public IEnumerable<KeyValuePair<TableKey, KindTable>> InOrder =>
        _tables.OrderBy(t => t.Key.Kind, StringComparer.Ordinal).ThenBy(t => t.Key.Mesh, StringComparer.Ordinal);

    /// <summary>The tables of resources in any order.</summary>
    public static TableSet Of(IEnumerable<Resource> resources, WorldOptions options) => new(
        resources.GroupBy(TableKey.Of).ToImmutableDictionary(g => g.Key, g => KindTable.Of(g, options)), options);

    /// <summary>The table of a kind in a mesh; an empty one where there is none.</summary>
    public KindTable Table(string mesh, string kind) => _tables.GetValueOrDefault(new TableKey(kind, mesh), KindTable.Empty);

    /// <summary>The tables of a kind in every mesh, by mesh.</summary>
    public IEnumerable<KeyValuePair<TableKey, KindTable>> TablesOf(string kind) => InOrder.Where(t => t.Key.Kind == kind);

    /// <summary>A Mesh by name; null where the input does not define it.</summary>
    public Resource<MeshSpec>? MeshOf(string name) =>
        Table("", MeshSpec.Descriptor.Name).Find(new ResourceId(MeshSpec.Descriptor.Name, "", "", name)) as Resource<MeshSpec>;

    /// <summary>The tables without some of their resources and with others.</summary>
    public TableSet With(IReadOnlyCollection<Resource> removed, IReadOnlyCollection<Resource> added)
    {
        var gone = removed.ToLookup(TableKey.Of);
        var come = added.ToLookup(TableKey.Of);
        var tables = _tables;
        foreach (var key in gone.Select(g => g.Key).Union(come.Select(g => g.Key)))
        {
            var table = tables.TryGetValue(key, out var old)
                ? old.With(gone[key].ToArray(), come[key].ToArray())
                : KindTable.Of(come[key], Options);
            tables = tables.SetItem(key, table);
        }

        return new TableSet(tables, Options);
    }
}
