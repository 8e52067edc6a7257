using System.Text.Json.Nodes;

namespace MeshTargeting.Defaulting;

/// <summary>A field that the manifest leaves out and that has been filled in.</summary>
/// <param name="Path">The way to it, a member or an index each, for example <c>spec</c>, <c>ports</c>, <c>0</c>, <c>targetPort</c>.</param>
/// <param name="Value">What was filled in: a string, a boolean, an int, a long or a double, as in <c>[Default]</c> attributes, or
/// <see cref="EmptyObject"/>.</param>
public sealed record DefaultedField(IReadOnlyList<string> Path, object Value)
{
    /// <summary>An object without members, where that is what was filled in.</summary>
    public static readonly object EmptyObject = new EmptyObjectValue();

    /// <summary>The way to it as a JSON Pointer (RFC 6901).</summary>
    public string JsonPointer =>
        string.Concat(Path.Select(t => "/" + t.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)));

    /// <summary>What was filled in, as JSON.</summary>
    public JsonNode ToJson() => Value switch
    {
        string text => JsonValue.Create(text),
        bool truth => JsonValue.Create(truth),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        EmptyObjectValue => new JsonObject(),
        _ => throw new NotSupportedException($"A default of type {Value.GetType()} has no JSON form."),
    };

    /// <inheritdoc />
    public override string ToString() => $"{JsonPointer} = {Value}";

    private sealed class EmptyObjectValue
    {
        public override string ToString() => "{}";
    }
}
