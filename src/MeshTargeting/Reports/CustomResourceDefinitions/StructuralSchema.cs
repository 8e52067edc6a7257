using System.Globalization;
using System.Text.Json.Nodes;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Reports.CustomResourceDefinitions;

/// <summary>
/// The declared shapes as structural schemas of Kubernetes: every value has a type, or says that it is open or an int-or-string.
/// Members stand in alphabetical order.
/// </summary>
/// <remarks>
/// A default of the empty string is left out: API server 1.20 refuses it, and what reads the field takes an absent one for empty.
/// </remarks>
public static class StructuralSchema
{
    private const string PreserveUnknownFields = "x-kubernetes-preserve-unknown-fields";

    /// <summary>The schema of a whole resource in its Kubernetes form.</summary>
    public static JsonObject OfResource(KindDescriptor kind)
    {
        var properties = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal)
        {
            ["apiVersion"] = Described(Typed("string"), "Version of the schema that this object is written in."),
            ["kind"] = Described(Typed("string"), "Kind of this object, in CamelCase."),
            ["metadata"] = Typed("object"),
            ["spec"] = Described(Spec(kind), $"What is wanted of this {kind.Name}."),
        };
        if (kind.SpecInlineOnUniversal)
        {
            properties["mesh"] = Described(Typed("string"), "Mesh of this object. Not for cluster-scoped kinds.");
        }

        if (kind.Status is not null)
        {
            properties["status"] = Described(Of(kind.Status), $"What the control plane says of this {kind.Name}.");
        }

        return Described(
            new JsonObject { ["properties"] = Members(properties), ["type"] = "object" },
            kind.Description);
    }

    /// <summary>The schema of a value.</summary>
    public static JsonObject Of(ValueSchema schema) => schema switch
    {
        ObjectSchema o => Object(o),
        ListSchema l => new JsonObject { ["items"] = Of(l.Item), ["type"] = "array" },
        MapSchema m => new JsonObject { ["additionalProperties"] = Of(m.Value), ["type"] = "object" },
        ScalarSchema s => Scalar(s.Type),
        _ => new JsonObject { [PreserveUnknownFields] = true },
    };

    // Kuma keeps protobuf kinds as they come and reads them itself: their fields may be written in snake_case, for example.
    private static JsonObject Spec(KindDescriptor kind) =>
        kind.SpecInlineOnUniversal ? new JsonObject { [PreserveUnknownFields] = true } : Of(kind.Spec);

    private static JsonObject Object(ObjectSchema schema)
    {
        var properties = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var property in schema.PropertiesIn(KumaSemantics.V2_14))
        {
            properties.Add(property.Name, Property(property));
        }

        var json = new JsonObject();
        if (properties.Count > 0)
        {
            json["properties"] = Members(properties);
        }

        var required = schema.PropertiesIn(KumaSemantics.V2_14).Where(p => p.Required).Select(p => p.Name).Order(StringComparer.Ordinal).ToList();
        if (required.Count > 0)
        {
            json["required"] = Strings(required);
        }

        json["type"] = "object";
        return json;
    }

    private static JsonObject Property(PropertySchema property)
    {
        var members = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var (key, value) in Of(property.Schema).ToList())
        {
            members[key] = value?.DeepClone();
        }

        var item = property.Schema is ListSchema list ? list.Item : property.Schema;
        Set(property.Description is { Length: > 0 } text ? text : null, "description");
        Set(property.Default is null or "" ? null : Value(property.Default), "default");
        Set(property.Minimum, "minimum");
        Set(property.Maximum, "maximum");
        Set(property.MinLength, "minLength");
        Set(property.MaxLength, "maxLength");
        Set(property.MinItems, "minItems");
        Set(property.MaxItems, "maxItems");
        Set(property.Pattern, "pattern");
        Set(property.Format, "format");
        if (property.OneOf is { } values)
        {
            // On a list, the values are those that its items may have.
            var target = property.Schema is ListSchema ? members["items"]!.AsObject() : null;
            var allowed = new JsonArray([.. values.Select(v => Allowed(v, item))]);
            if (target is null)
            {
                members["enum"] = allowed;
            }
            else
            {
                target.Insert(0, "enum", allowed);
            }
        }

        if (property.ListMapKeys is { } keys)
        {
            members["x-kubernetes-list-map-keys"] = Strings(keys);
            members["x-kubernetes-list-type"] = "map";
        }

        return new JsonObject(members);

        void Set(JsonNode? value, string key)
        {
            if (value is not null)
            {
                members[key] = value;
            }
        }
    }

    private static JsonObject Scalar(ScalarType type) => type switch
    {
        ScalarType.String => Typed("string"),
        ScalarType.Boolean => Typed("boolean"),
        ScalarType.Int32 or ScalarType.UInt32 => new JsonObject { ["format"] = "int32", ["type"] = "integer" },
        ScalarType.Int64 => Typed("integer"),
        ScalarType.Number => Typed("number"),
        _ => new JsonObject { ["anyOf"] = new JsonArray(Typed("integer"), Typed("string")), ["x-kubernetes-int-or-string"] = true },
    };

    private static JsonNode Allowed(string value, ValueSchema schema) =>
        schema is ScalarSchema { Type: ScalarType.Int32 or ScalarType.Int64 or ScalarType.UInt32 }
            ? long.Parse(value, CultureInfo.InvariantCulture)
            : value;

    private static JsonNode Value(object value) => value switch
    {
        bool b => b,
        string s => s,
        double d => d,
        _ => Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };

    private static JsonObject Typed(string type) => new() { ["type"] = type };

    private static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(v => (JsonNode)v)]);

    private static JsonObject Members(SortedDictionary<string, JsonObject> members) =>
        new(members.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)m.Value)));

    private static JsonObject Described(JsonObject schema, string text)
    {
        if (text.Length > 0)
        {
            schema.Insert(0, "description", text);
        }

        return schema;
    }
}
