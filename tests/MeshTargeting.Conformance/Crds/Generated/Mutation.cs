using System.Text.Json.Nodes;

namespace MeshTargeting.Conformance.Crds.Generated;

/// <summary>Changes one value of an object: to another type, another range, away, or adds a field that nobody declared.</summary>
internal static class Mutation
{
    /// <summary>The object with one change; the object that is given stays as it is.</summary>
    public static JsonObject Of(JsonObject value, Random random)
    {
        var copy = value.DeepClone().AsObject();
        var places = Places(copy).ToList();
        if (places.Count == 0)
        {
            copy["notDeclared"] = 1;
            return copy;
        }

        var (parent, key, index) = places[random.Next(places.Count)];
        if (parent is JsonArray array)
        {
            Change(array, index, random);
        }
        else
        {
            Change(parent.AsObject(), key!, random);
        }

        return copy;
    }

    private static void Change(JsonObject parent, string key, Random random)
    {
        switch (random.Next(7))
        {
            case 0:
                parent.Remove(key);
                break;
            case 1:
                parent["notDeclared"] = 1;
                break;
            default:
                parent[key] = Other(parent[key], random);
                break;
        }
    }

    private static void Change(JsonArray parent, int index, Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                parent.RemoveAt(index);
                break;
            case 1:
                parent.Add(parent[index]?.DeepClone());
                break;
            default:
                parent[index] = Other(parent[index], random);
                break;
        }
    }

    private static JsonNode Other(JsonNode? value, Random random) => random.Next(9) switch
    {
        0 => "",
        1 => new string('z', 300),
        2 => -1,
        3 => 3_000_000_000,
        4 => 0,
        5 => true,
        6 => new JsonArray(),
        7 => new JsonObject(),
        _ => value is JsonArray array ? Repeated(array) : "Not-One-Of-Them",
    };

    private static JsonArray Repeated(JsonArray array)
    {
        var longer = new JsonArray();
        for (var i = 0; i < 40; i++)
        {
            longer.Add(array.Count == 0 ? "x" : array[i % array.Count]?.DeepClone());
        }

        return longer;
    }

    private static IEnumerable<(JsonNode Parent, string? Key, int Index)> Places(JsonNode node)
    {
        if (node is JsonObject value)
        {
            foreach (var (key, member) in value)
            {
                yield return (node, key, 0);
                foreach (var inner in member is null ? [] : Places(member))
                {
                    yield return inner;
                }
            }
        }
        else if (node is JsonArray array)
        {
            for (var i = 0; i < array.Count; i++)
            {
                yield return (node, null, i);
                foreach (var inner in array[i] is { } item ? Places(item) : [])
                {
                    yield return inner;
                }
            }
        }
    }
}
