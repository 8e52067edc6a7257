using System.Text.Json.Nodes;

namespace MeshTargeting.Conformance.Crds.Generated;

/// <summary>Makes objects that fit a schema of a CustomResourceDefinition, from a seed.</summary>
internal sealed class ObjectGen(Random random)
{
    private static readonly string[] Words = ["a", "backend", "web-0", "kuma.io/service", "10s", "http", "80", "Ä", "x y"];

    /// <summary>A value that fits.</summary>
    public JsonNode? Value(JsonObject schema, int depth = 0)
    {
        if (schema["enum"] is JsonArray allowed)
        {
            return allowed[random.Next(allowed.Count)]!.DeepClone();
        }

        if (schema["x-kubernetes-int-or-string"] is not null)
        {
            return random.Next(2) == 0 ? JsonValue.Create((long)random.Next(0, 70000)) : JsonValue.Create(Word());
        }

        return (string?)schema["type"] switch
        {
            "object" => Object(schema, depth),
            "array" => Array(schema, depth),
            "string" => Text(schema),
            "boolean" => random.Next(2) == 0,
            "integer" => Integer(schema),
            "number" => random.Next(2) == 0 ? 0.5 : 3,
            _ => Anything(depth),
        };
    }

    private JsonObject Object(JsonObject schema, int depth)
    {
        var made = new JsonObject();
        var required = schema["required"]?.AsArray().Select(r => (string)r!).ToHashSet() ?? [];
        foreach (var (name, property) in schema["properties"]?.AsObject() ?? [])
        {
            if (required.Contains(name) || random.Next(100) < (depth < 3 ? 70 : 40))
            {
                made[name] = Value(property!.AsObject(), depth + 1);
            }
        }

        if (schema["additionalProperties"] is JsonObject values)
        {
            for (var i = random.Next(3); i > 0; i--)
            {
                made[Word()] = Value(values, depth + 1);
            }
        }

        return made;
    }

    private JsonArray Array(JsonObject schema, int depth)
    {
        var least = (int)((long?)schema["minItems"] ?? 0);
        var most = Math.Min((int)((long?)schema["maxItems"] ?? 3), least + 2);
        var made = new JsonArray();
        for (var i = random.Next(least, most + 1); i > 0; i--)
        {
            var item = Value(schema["items"]!.AsObject(), depth + 1);
            // Items of a list that is a map must differ in their keys; the oracle says whether they do.
            made.Add(item);
            if (SchemaOracle.Fault(made, Unbounded(schema)) is not null)
            {
                made.RemoveAt(made.Count - 1);
            }
        }

        return made;
    }

    private JsonNode Text(JsonObject schema)
    {
        var least = (int)((long?)schema["minLength"] ?? 0);
        foreach (var word in Words.OrderBy(_ => random.Next()).Append("A").Append("True").Append("Generated").Append(new string('a', Math.Max(1, least))).Append("aGVsbG8="))
        {
            if (SchemaOracle.Fault(JsonValue.Create(word), schema) is null)
            {
                return word;
            }
        }

        throw new NotSupportedException($"no text is known that fits {schema.ToJsonString()}");
    }

    private long Integer(JsonObject schema)
    {
        var least = (long?)schema["minimum"] ?? -5;
        var most = (long?)schema["maximum"] ?? Math.Max(least, 0) + 70000;
        return random.Next(4) switch { 0 => least, 1 => Math.Min(most, int.MaxValue), _ => random.NextInt64(least, most + 1) };
    }

    private JsonNode? Anything(int depth) => random.Next(depth > 6 ? 3 : 5) switch
    {
        0 => Word(),
        1 => random.Next(),
        2 => true,
        3 => new JsonArray(Anything(depth + 1)),
        _ => new JsonObject { [Word()] = Anything(depth + 1) },
    };

    private string Word() => Words[random.Next(Words.Length)];

    private static JsonObject Unbounded(JsonObject schema)
    {
        var copy = schema.DeepClone().AsObject();
        copy.Remove("minItems");
        return copy;
    }
}
