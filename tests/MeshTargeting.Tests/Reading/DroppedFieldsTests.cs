using System.Text.Json.Nodes;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Tests.Reading;

/// <summary>Whatever stands in a field that 3.0 has dropped, neither reading nor validation says a word about it under 3.0.</summary>
public class DroppedFieldsTests
{
    public static TheoryData<string> Manifests => VersionTests.Changed;

    [Theory]
    [MemberData(nameof(Manifests))]
    public void are_passed_over_whether_they_fit_or_not(string manifest)
    {
        var resource = Assert.Single(Read.Yaml(manifest, VersionTests.V3).Resources);
        var spec = resource.Kind.EncodeSpec(resource);
        var dropped = Dropped(spec, resource.Kind.Spec).ToList();

        Assert.NotEmpty(dropped);
        Assert.All(dropped, field =>
        {
            Assert.Equal("", Checked(resource, spec, field, JsonNode.Parse("""[{"nonsense": [1]}, 2.5]""")!));
            Assert.Equal("", Checked(resource, spec, field, JsonNode.Parse("""{"nonsense": [1]}""")!));
            Assert.Equal("", Checked(resource, spec, field, Fitting(field.Property.Schema)));
        });
    }

    private static string Checked(Resource resource, JsonObject spec, (JsonObject Parent, PropertySchema Property) field, JsonNode value)
    {
        field.Parent[field.Property.Name] = value;
        var document = new JsonObject { ["type"] = resource.Kind.Name, ["name"] = "own" };
        if (resource.Kind.Scope == KindScope.Mesh)
        {
            document["mesh"] = "default";
        }

        foreach (var (key, member) in resource.Kind.SpecInlineOnUniversal ? spec : new JsonObject { ["spec"] = spec.DeepClone() })
        {
            document[key] = member?.DeepClone();
        }

        field.Parent.Remove(field.Property.Name);
        return VersionTests.Checked(document.ToJsonString(), KumaSemantics.V3_0);
    }

    private static IEnumerable<(JsonObject Parent, PropertySchema Property)> Dropped(JsonNode? value, ValueSchema schema) => (value, schema) switch
    {
        (JsonObject o, ObjectSchema declared) => declared.Properties.Where(p => p.IsGoneFrom(KumaSemantics.V3_0)).Select(p => (o, p))
            .Concat(declared.Properties.SelectMany(p => Dropped(o[p.Name], p.Schema))),
        (JsonArray items, ListSchema list) => items.SelectMany(i => Dropped(i, list.Item)),
        _ => [],
    };

    private static JsonNode Fitting(ValueSchema schema) => schema switch
    {
        ObjectSchema o => new JsonObject(o.Properties.Where(p => p.Required).Select(p => KeyValuePair.Create(p.Name, (JsonNode?)Fitting(p.Schema)))),
        ListSchema list => new JsonArray(Fitting(list.Item)),
        MapSchema map => new JsonObject { ["!"] = Fitting(map.Value) },
        ScalarSchema { Type: ScalarType.String } => "!",
        ScalarSchema { Type: ScalarType.Boolean } => true,
        _ => -1,
    };
}
