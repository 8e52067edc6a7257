using System.Text.Json;
using System.Text.Json.Nodes;

namespace MeshTargeting.Fixing.Layout;

/// <summary>Writes values between brackets, on one line or, as JSON mostly is, on several; and scalars.</summary>
internal static class FlowText
{
    /// <summary>Writes a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="style">How strings are quoted.</param>
    /// <param name="isTight">True to leave out the spaces behind colons and commas, which only quoted keys allow.</param>
    /// <param name="lines">How members and items are put on lines of their own; null for all on one line.</param>
    public static string Write(JsonNode? value, StringStyle style, bool isTight = false, FlowLines? lines = null)
    {
        if (lines is not null && BlockText.IsBlock(value))
        {
            var parts = value is JsonObject nested
                ? nested.Select(m => Member(m.Key, m.Value, style, isTight, lines.Inner))
                : ((JsonArray)value!).Select(i => Write(i, style, isTight, lines.Inner));
            return $"{(value is JsonObject ? '{' : '[')}{string.Join(',', parts.Select(p => lines.Inner.Break + p))}{lines.Break}{(value is JsonObject ? '}' : ']')}";
        }

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
    public static string Member(string key, JsonNode? value, StringStyle style, bool isTight, FlowLines? lines = null) =>
        $"{style.Key(key)}{(isTight ? ":" : ": ")}{Write(value, style, isTight, lines)}";

    /// <summary>What stands between two members.</summary>
    public static string Comma(bool isTight) => isTight ? "," : ", ";
}

/// <summary>Where the lines of a value between brackets begin.</summary>
/// <param name="NewLine">The line break.</param>
/// <param name="Indent">What stands before the line on which the value begins.</param>
/// <param name="Step">What stands before each line further in, besides.</param>
internal sealed record FlowLines(string NewLine, string Indent, string Step)
{
    /// <summary>The break before a line.</summary>
    public string Break => NewLine + Indent;

    /// <summary>The lines of what it holds.</summary>
    public FlowLines Inner => this with { Indent = Indent + Step };
}
