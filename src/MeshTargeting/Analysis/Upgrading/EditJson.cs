using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MeshTargeting.Analysis.Upgrading;

/// <summary>Values of edits, as the JSON texts that <see cref="Findings.NodeEdit"/> takes.</summary>
internal static class EditJson
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A text.</summary>
    public static string Of(string text) => Of(JsonValue.Create(text));

    /// <summary>A map of texts, in the order of the pairs.</summary>
    public static string Of(IReadOnlyDictionary<string, string> map) => Of(Map(map));

    /// <summary>Any value.</summary>
    public static string Of(JsonNode value) => value.ToJsonString(Plain);

    /// <summary>A map of texts as a value.</summary>
    public static JsonObject Map(IReadOnlyDictionary<string, string> map) =>
        new(map.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value))));

    /// <summary>A map as sentences show it: <c>{app: web, tier: front}</c>.</summary>
    public static string Shown(IReadOnlyDictionary<string, string> map) =>
        $"{{{string.Join(", ", map.Select(pair => $"{pair.Key}: {pair.Value}"))}}}";
}
