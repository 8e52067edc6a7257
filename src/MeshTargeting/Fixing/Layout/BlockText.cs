using System.Text;
using System.Text.Json.Nodes;

namespace MeshTargeting.Fixing.Layout;

/// <summary>Writes values line by line: every member and every item on a line of its own, in the layout of its document.</summary>
internal sealed class BlockText(DocumentLayout layout)
{
    private readonly StringBuilder _text = new();

    /// <summary>What has been written.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>Whether a value takes lines of its own.</summary>
    public static bool IsBlock(JsonNode? value) => value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 };

    /// <summary>Writes a member, its line break included.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its value.</param>
    /// <param name="column">The column of the object.</param>
    /// <param name="style">How strings are quoted.</param>
    /// <param name="isIndented">True where the line has its spaces already.</param>
    public BlockText Member(string key, JsonNode? value, int column, StringStyle style, bool isIndented = false)
    {
        _text.Append(' ', isIndented ? 0 : column).Append(style.Key(key)).Append(':');
        if (IsBlock(value))
        {
            _text.Append(layout.NewLine);
            return Nested(value, column, style);
        }

        _text.Append(' ').Append(FlowText.Write(value, style)).Append(layout.NewLine);
        return this;
    }

    /// <summary>Writes an object or list below a key.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">The column of the key.</param>
    /// <param name="style">How strings are quoted.</param>
    public BlockText Nested(JsonNode? value, int column, StringStyle style) => value is JsonArray list
        ? Items(list, column + layout.ListOffset, style, isIndented: false)
        : Members((JsonObject)value!, column + layout.Step, style, isIndented: false);

    /// <summary>Writes an item behind its dash, or the dash as well.</summary>
    /// <param name="value">The item.</param>
    /// <param name="column">The column at which it begins.</param>
    /// <param name="style">How strings are quoted.</param>
    public BlockText Item(JsonNode? value, int column, StringStyle style)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } members:
                return Members(members, column, style, isIndented: true);
            case JsonArray { Count: > 0 } items:
                return Items(items, column, style, isIndented: true);
            default:
                _text.Append(FlowText.Write(value, style)).Append(layout.NewLine);
                return this;
        }
    }

    /// <summary>Writes an item with its dash.</summary>
    public BlockText DashedItem(JsonNode? value, int column, int gap, StringStyle style, bool isIndented = false)
    {
        _text.Append(' ', isIndented ? 0 : column).Append('-').Append(' ', gap - 1);
        return Item(value, column + gap, style);
    }

    private BlockText Members(JsonObject members, int column, StringStyle style, bool isIndented)
    {
        foreach (var (key, value) in members)
        {
            Member(key, value, column, style, isIndented);
            isIndented = false;
        }

        return this;
    }

    private BlockText Items(JsonArray items, int column, StringStyle style, bool isIndented)
    {
        foreach (var item in items)
        {
            DashedItem(item, column, 2, style, isIndented);
            isIndented = false;
        }

        return this;
    }
}
