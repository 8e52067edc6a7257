using System.Text.Json;

namespace MeshTargeting.Targeting.Rules;

/// <summary>
/// A value of a policy's configuration as Kuma understands it: what a manifest says, with durations as Go prints them and with the
/// defaults that the declaration gives; JSON whose every part knows where it comes from. Immutable.
/// </summary>
public abstract class ConfValue
{
    private protected ConfValue(ConfPlace? place) => Place = place;

    /// <summary>From where it comes; of what was merged, from where the last part comes. Null for what no manifest says.</summary>
    public ConfPlace? Place { get; }

    /// <summary>Writes it as JSON.</summary>
    public abstract void WriteTo(Utf8JsonWriter writer);

    /// <summary>Whether two values say the same, wherever they come from; the order of fields does not matter, that of items does.</summary>
    public static bool DeepEquals(ConfValue? a, ConfValue? b) => (a, b) switch
    {
        (null, null) => true,
        (ConfScalar x, ConfScalar y) => x.Equivalent(y),
        (ConfList x, ConfList y) => x.Items.Count == y.Items.Count && x.Items.Zip(y.Items).All(pair => DeepEquals(pair.First, pair.Second)),
        (ConfObject x, ConfObject y) => x.Fields.Count == y.Fields.Count
            && x.Fields.All(field => y.Find(field.Key) is { } other && DeepEquals(field.Value, other)),
        _ => false,
    };

    /// <summary>The value as JSON.</summary>
    public JsonElement ToJson()
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            WriteTo(writer);
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>Compact JSON.</summary>
    public override string ToString() => ToJson().GetRawText();
}

/// <summary>An object.</summary>
public sealed class ConfObject : ConfValue
{
    /// <summary>Makes an object.</summary>
    /// <param name="fields">Its fields, each name once.</param>
    /// <param name="place">From where it comes.</param>
    public ConfObject(IReadOnlyList<KeyValuePair<string, ConfValue>> fields, ConfPlace? place = null)
        : base(place) => Fields = fields;

    /// <summary>Its fields in their order; none is null.</summary>
    public IReadOnlyList<KeyValuePair<string, ConfValue>> Fields { get; }

    /// <summary>A field by name; null where there is none.</summary>
    public ConfValue? Find(string name)
    {
        foreach (var (key, value) in Fields)
        {
            if (key == name)
            {
                return value;
            }
        }

        return null;
    }

    /// <inheritdoc />
    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in Fields)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}

/// <summary>A list.</summary>
public sealed class ConfList : ConfValue
{
    private string? _hash;

    /// <summary>Makes a list.</summary>
    public ConfList(IReadOnlyList<ConfValue> items, ConfPlace? place = null)
        : base(place) => Items = items;

    /// <summary>Its items.</summary>
    public IReadOnlyList<ConfValue> Items { get; }

    /// <summary>The hash of the list, made when it is first asked for: every rule of a route is known by that of its matches.</summary>
    /// <param name="make">Makes it; may run twice where two threads ask at once, and must make the same each time.</param>
    internal string Hash(Func<ConfList, string> make) => _hash ??= make(this);

    /// <inheritdoc />
    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var item in Items)
        {
            item.WriteTo(writer);
        }

        writer.WriteEndArray();
    }
}

/// <summary>A single value: a string, a number, a boolean, or null where free-form JSON says so.</summary>
public sealed class ConfScalar : ConfValue
{
    private static readonly JsonElement NullJson = JsonElement.Parse("null"u8);

    private readonly string? _text;
    private readonly JsonElement _json;

    /// <summary>Makes a string.</summary>
    public ConfScalar(string text, ConfPlace? place = null)
        : base(place) => _text = text;

    /// <summary>Makes any single value.</summary>
    public ConfScalar(JsonElement json, ConfPlace? place = null)
        : base(place)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            _text = json.GetString();
        }
        else
        {
            _json = json;
        }
    }

    /// <summary>Makes a null.</summary>
    public static ConfScalar Null(ConfPlace? place = null) => new(NullJson, place);

    /// <summary>The string; null where it is none.</summary>
    public string? Text => _text;

    /// <summary>True for null.</summary>
    public bool IsNull => _text is null && _json.ValueKind == JsonValueKind.Null;

    /// <summary>The number; null where it is none, or one that is not whole.</summary>
    public long? Number => _text is null && _json.ValueKind == JsonValueKind.Number && _json.TryGetInt64(out var number) ? number : null;

    /// <inheritdoc />
    public override void WriteTo(Utf8JsonWriter writer)
    {
        if (_text is not null)
        {
            writer.WriteStringValue(_text);
        }
        else
        {
            _json.WriteTo(writer);
        }
    }

    /// <summary>As people read it: a string without quotes, everything else as JSON.</summary>
    public override string ToString() => _text ?? _json.GetRawText();

    internal bool Equivalent(ConfScalar other) => _text is not null || other._text is not null
        ? _text == other._text
        : JsonElement.DeepEquals(_json, other._json);
}
