using System.Text.Json;
using System.Text.Json.Nodes;

namespace MeshTargeting.Fixing.Layout;

/// <summary>Writes values on one line: scalars, and objects and lists between brackets.</summary>
internal static class FlowText
{
    /// <summary>Writes a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="style">How strings are quoted.</param>
    /// <param name="isTight">True to leave out the spaces behind colons and commas, which only quoted keys allow.</param>
    public static string Write(JsonNode? value, StringStyle style, bool isTight = false)
    {
        switch (value)
        {
            case null:
                return "null";
            case JsonObject members:
                return $"{{{string.Join(Comma(isTight), members.Select(m => Member(m.Key, m.Value, style with { IsFlow = true }, isTight)))}}}";
            case JsonArray items:
                return $"[{string.Join(Comma(isTight), items.Select(i => Write(i, style with { IsFlow = true }, isTight)))}]";
            default:
                return value.GetValueKind() == JsonValueKind.String ? style.String(value.GetValue<string>()) : value.ToJsonString();
        }
    }

    /// <summary>Writes a member of an object.</summary>
    public static string Member(string key, JsonNode? value, StringStyle style, bool isTight) =>
        $"{style.Key(key)}{(isTight ? ":" : ": ")}{Write(value, style, isTight)}";

    /// <summary>What stands between two members.</summary>
    public static string Comma(bool isTight) => isTight ? "," : ", ";
}
