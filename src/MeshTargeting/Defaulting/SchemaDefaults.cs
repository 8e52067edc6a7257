using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Defaulting;

/// <summary>
/// The defaults that a kind's declaration gives its fields, as the API server and Kuma's REST interface fill them in: only into
/// objects that are there. They are the same that stand in the CustomResourceDefinition.
/// </summary>
internal static class SchemaDefaults
{
    private static readonly ConditionalWeakTable<KindDescriptor, StrongBox<bool>> WithDefaults = [];

    public static Resource Apply(Resource resource, KumaSemantics semantics, List<DefaultedField> filledIn)
    {
        var kind = resource.Kind;
        if (!WithDefaults.GetValue(kind, k => new StrongBox<bool>(Declares(k.Spec))).Value)
        {
            return resource;
        }

        var before = filledIn.Count;
        var spec = kind.EncodeSpec(resource);
        var isInline = resource.Envelope == Envelope.Universal && kind.SpecInlineOnUniversal;
        Fill(spec, kind.Spec, semantics, isInline ? [] : ["spec"], filledIn);
        return filledIn.Count == before ? resource : kind.WithSpec(resource, spec);
    }

    private static bool Declares(ValueSchema schema) => schema switch
    {
        ObjectSchema o => o.Properties.Any(p => p.Default is not null || Declares(p.Schema)),
        ListSchema list => Declares(list.Item),
        MapSchema map => Declares(map.Value),
        _ => false,
    };

    private static void Fill(JsonNode? value, ValueSchema schema, KumaSemantics semantics, IReadOnlyList<string> path, List<DefaultedField> filledIn)
    {
        switch (value, schema)
        {
            case (JsonObject o, ObjectSchema declared):
                FillObject(o, declared, semantics, path, filledIn);
                break;
            case (JsonArray items, ListSchema list):
                for (var i = 0; i < items.Count; i++)
                {
                    Fill(items[i], list.Item, semantics, [.. path, i.ToString(CultureInfo.InvariantCulture)], filledIn);
                }

                break;
            case (JsonObject o, MapSchema map):
                foreach (var (key, member) in o)
                {
                    Fill(member, map.Value, semantics, [.. path, key], filledIn);
                }

                break;
        }
    }

    private static void FillObject(JsonObject value, ObjectSchema schema, KumaSemantics semantics, IReadOnlyList<string> path, List<DefaultedField> filledIn)
    {
        foreach (var property in schema.PropertiesIn(semantics))
        {
            if (value[property.Name] is { } present)
            {
                Fill(present, property.Schema, semantics, [.. path, property.Name], filledIn);
            }
            else if (property.Default is { } missing)
            {
                var field = new DefaultedField([.. path, property.Name], missing);
                value[property.Name] = field.ToJson();
                filledIn.Add(field);
            }
        }
    }
}
