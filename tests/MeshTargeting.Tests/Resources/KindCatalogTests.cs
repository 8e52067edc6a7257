using MeshTargeting.Resources;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Tests.Resources;

public class KindCatalogTests
{
    public static TheoryData<string> Kinds => [.. KindCatalog.All.Select(k => k.Name)];

    [Fact]
    public void lists_kinds_in_alphabetical_order_and_each_once()
    {
        var names = KindCatalog.All.Select(k => k.Name).ToList();

        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Equal(names.Distinct(), names);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void finds_every_kind_by_group_and_name(string name)
    {
        var kind = Kind(name);

        Assert.Same(kind, KindCatalog.Find(kind.Group, name));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void documents_the_kind_and_every_field(string name)
    {
        var kind = Kind(name);

        Assert.NotEmpty(kind.Description);
        var bare = Fields(kind.Spec, "spec").Concat(kind.Status is null ? [] : Fields(kind.Status, "status"))
            .Where(f => f.Property.Description.Length == 0)
            .Select(f => f.Path);

        Assert.Empty(bare);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void list_map_keys_are_required_or_have_a_default(string name)
    {
        var kind = Kind(name);

        // The API server refuses a definition whose list-map keys may be absent.
        var loose =
            from field in Fields(kind.Spec, "spec").Concat(kind.Status is null ? [] : Fields(kind.Status, "status"))
            where field.Property.ListMapKeys is not null
            let item = (ObjectSchema)((ListSchema)field.Property.Schema).Item
            from key in field.Property.ListMapKeys!
            where item.Find(key) is not { } property || (!property.Required && property.Default is null)
            select $"{field.Path}: {key}";

        Assert.Empty(loose);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void decodes_an_empty_document(string name)
    {
        var kind = Kind(name);

        var resource = kind.Decode(new ResourceMetadata { Name = "a" }, [], [], Envelope.Kubernetes, source: null);

        Assert.Same(kind, resource.Kind);
        Assert.IsType(kind.SpecType, resource.SpecObject);
        Assert.Null(resource.Status);
    }

    private static KindDescriptor Kind(string name) => KindCatalog.All.Single(k => k.Name == name);

    private static IEnumerable<(string Path, PropertySchema Property)> Fields(ValueSchema schema, string path) => schema switch
    {
        ObjectSchema o => o.Properties.SelectMany(p => Fields(p.Schema, $"{path}.{p.Name}").Prepend(($"{path}.{p.Name}", p))),
        ListSchema l => Fields(l.Item, path + "[]"),
        MapSchema m => Fields(m.Value, path + "{}"),
        _ => [],
    };
}
