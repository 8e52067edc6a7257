using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Resources;

namespace MeshTargeting.Conformance.Generation;

/// <summary>The checks of a step of a scenario.</summary>
internal sealed class ScenarioChecks(JsonElement checks)
{
    /// <summary>What does not hold; null where all does.</summary>
    public string? Failure(IReadOnlyDictionary<ResourceId, Resource> store, int updates) =>
        checks.EnumerateArray().Select(check => Failure(check, store, updates)).FirstOrDefault(f => f is not null);

    private static string? Failure(JsonElement check, IReadOnlyDictionary<ResourceId, Resource> store, int updates)
    {
        if (check.TryGetProperty("noStoreUpdates", out _) || check.TryGetProperty("storeUpdated", out _))
        {
            return check.TryGetProperty("storeUpdated", out _) == updates > 0 ? null : $"{updates} updates: {check}";
        }

        if (check.TryGetProperty("list", out var list))
        {
            var names = store.Keys.Where(id => id.Kind == list.Text("type")).Select(id => id.Name).Order(StringComparer.Ordinal).ToList();
            var isAsListed = check.GetProperty("count").GetInt32() == names.Count
                && (!check.TryGetProperty("names", out var wanted) || wanted.EnumerateArray().Select(n => n.GetString()!).Order(StringComparer.Ordinal).SequenceEqual(names));
            return isAsListed ? null : $"{string.Join(", ", names)}: {check}";
        }

        var reference = check.GetProperty("resource");
        var id = new ResourceId(reference.Text("type")!, reference.Text("mesh") ?? "", "", reference.Text("name")!);
        var exists = !check.TryGetProperty("exists", out var wish) || wish.GetBoolean();
        if (!store.TryGetValue(id, out var resource) || !exists)
        {
            return store.ContainsKey(id) == exists ? null : $"exists: {!exists}: {check}";
        }

        return check.EnumerateObject().All(member => Holds(member, resource, StoredJson.Write(resource))) ? null : $"{check} holds not for {StoredJson.Write(resource)}, labels {string.Join(", ", resource.Metadata.Labels)}";
    }

    private static bool Holds(JsonProperty check, Resource resource, JsonNode json)
    {
        var labels = resource.Metadata.Labels;
        return check.Name switch
        {
            "resource" or "exists" => true,
            "equals" => check.Value.EnumerateObject().All(e => JsonNode.DeepEquals(StoredJson.Without(Node(e.Value)), StoredJson.At(json, e.Name))),
            "containsElements" => check.Value.EnumerateObject().All(e => Node(e.Value)!.AsArray().All(wanted => Elements(json, e.Name).Any(actual => JsonNode.DeepEquals(StoredJson.Without(wanted), actual)))),
            "containsPartialElements" => check.Value.EnumerateObject().All(e => Node(e.Value)!.AsArray().All(wanted => Elements(json, e.Name).Any(actual => Includes(actual, wanted!)))),
            "empty" => check.Value.EnumerateArray().All(path => StoredJson.At(json, path.GetString()!) is null),
            "notEmpty" => check.Value.EnumerateArray().All(path => StoredJson.At(json, path.GetString()!) is not null),
            "labelsContain" => check.Value.EnumerateObject().All(l => labels.GetValueOrDefault(l.Name) == l.Value.GetString()),
            "labelsPresent" => check.Value.EnumerateArray().All(l => labels.ContainsKey(l.GetString()!)),
            "labelsAbsent" => check.Value.EnumerateArray().All(l => !labels.ContainsKey(l.GetString()!)),
            _ => throw new NotSupportedException(check.Name),
        };
    }

    private static IEnumerable<JsonNode?> Elements(JsonNode json, string path) => StoredJson.At(json, path) as JsonArray ?? [];

    private static bool Includes(JsonNode? actual, JsonNode wanted) =>
        actual is JsonObject members && wanted.AsObject().All(w => JsonNode.DeepEquals(StoredJson.Without(w.Value), members[w.Key]));

    private static JsonNode? Node(JsonElement json) => JsonNode.Parse(json.GetRawText());
}
