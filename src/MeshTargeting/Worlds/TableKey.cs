using System.Collections.Immutable;
using MeshTargeting.Resources;

namespace MeshTargeting.Worlds;

/// <summary>Which resources lie in one table: those of a kind in a mesh.</summary>
internal readonly record struct TableKey(string Kind, string Mesh)
{
    /// <summary>The table of a resource.</summary>
    public static TableKey Of(Resource resource) => new(resource.Kind.Name, resource.Metadata.Mesh);

    /// <summary>The tables without some of their resources and with others; tables that are not touched are shared.</summary>
    public static ImmutableDictionary<TableKey, KindTable> Change(
        ImmutableDictionary<TableKey, KindTable> tables,
        IReadOnlyCollection<Resource> removed,
        IReadOnlyCollection<Resource> added,
        WorldOptions options)
    {
        var gone = removed.ToLookup(Of);
        var come = added.ToLookup(Of);
        foreach (var key in gone.Select(g => g.Key).Union(come.Select(g => g.Key)))
        {
            var table = tables.TryGetValue(key, out var old)
                ? old.With(gone[key].ToArray(), come[key].ToArray())
                : KindTable.Of(come[key], options);
            tables = tables.SetItem(key, table);
        }

        return tables;
    }
}
