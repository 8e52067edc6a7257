using System.Text.Json;
using System.Text.Json.Nodes;

namespace MeshTargeting.Tests.Targeting.Naive;

/// <summary>JSON in one form: the fields of objects by name.</summary>
internal static class NaiveJson
{
    public static string Canonical(JsonNode? json) => Canonical(JsonSerializer.SerializeToElement(json));

    public static string Canonical(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', json.EnumerateObject()
            .OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $"{p.Name}:{Canonical(p.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(',', json.EnumerateArray().Select(Canonical)) + "]",
        _ => json.GetRawText(),
    };
}
