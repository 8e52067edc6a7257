using System.Text.Json.Nodes;
using MeshTargeting.Reports.CustomResourceDefinitions;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reports.Crds;

/// <summary>What an API server demands of a schema, whatever its version: it must be structural, and its defaults must fit.</summary>
public class StructuralSchemaTests
{
    public static TheoryData<string> Kinds => [.. KindCatalog.All.Where(k => k.IsKuma).Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void every_value_has_a_type_or_is_open_or_an_int_or_string(string name) => Assert.All(
        Schemas(name),
        s => Assert.True(
            s.Schema.ContainsKey("type") ^ s.Schema.ContainsKey("x-kubernetes-preserve-unknown-fields") ^ s.Schema.ContainsKey("x-kubernetes-int-or-string"),
            s.Path));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void the_root_is_an_object_with_nothing_said_of_metadata(string name)
    {
        var root = StructuralSchema.OfResource(KindCatalog.FindKuma(name)!);

        Assert.Equal("object", root["type"]!.GetValue<string>());
        Assert.Equal("""{"type":"object"}""", root["properties"]!["metadata"]!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void list_map_keys_are_required_or_have_a_default(string name) => Assert.All(
        Schemas(name).Where(s => s.Schema.ContainsKey("x-kubernetes-list-map-keys")),
        s => Assert.All(
            s.Schema["x-kubernetes-list-map-keys"]!.AsArray().Select(k => k!.GetValue<string>()),
            k => Assert.True(
                Strings(s.Schema["items"]!["required"]).Contains(k) || s.Schema["items"]!["properties"]![k]!["default"] is not null,
                $"{s.Path}: {k}")));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void a_default_is_one_of_the_allowed_values_and_never_an_empty_string(string name) => Assert.All(
        Schemas(name).Where(s => s.Schema.ContainsKey("default")),
        s =>
        {
            var value = s.Schema["default"]!.ToJsonString();
            Assert.NotEqual("\"\"", value);
            if (s.Schema["enum"] is JsonArray allowed)
            {
                Assert.Contains(value, allowed.Select(a => a!.ToJsonString()));
            }
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void an_open_value_says_nothing_else_of_its_shape(string name) => Assert.All(
        Schemas(name).Where(s => s.Schema.ContainsKey("x-kubernetes-preserve-unknown-fields")),
        s => Assert.Empty(s.Schema.Select(m => m.Key).Except(["description", "x-kubernetes-preserve-unknown-fields"])));

    private static IEnumerable<(string Path, JsonObject Schema)> Schemas(string kind) =>
        Below("", StructuralSchema.OfResource(KindCatalog.FindKuma(kind)!));

    private static IEnumerable<(string Path, JsonObject Schema)> Below(string path, JsonObject schema)
    {
        yield return (path, schema);
        var children = (schema["properties"]?.AsObject() ?? []).Select(p => (Path: $"{path}.{p.Key}", Schema: (JsonNode?)p.Value))
            .Append((Path: $"{path}[]", Schema: schema["items"]))
            .Append((Path: $"{path}{{}}", Schema: schema["additionalProperties"]))
            .Where(c => c.Schema is not null);
        foreach (var below in children.SelectMany(c => Below(c.Path, c.Schema!.AsObject())))
        {
            yield return below;
        }
    }

    private static IEnumerable<string> Strings(JsonNode? list) => list?.AsArray().Select(s => s!.GetValue<string>()) ?? [];
}
