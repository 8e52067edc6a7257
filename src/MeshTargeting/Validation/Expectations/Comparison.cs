using System.Globalization;
using System.Text.Json;
using MeshTargeting.Resources;

namespace MeshTargeting.Validation.Expectations;

/// <summary>How a value is compared.</summary>
public enum ComparisonOperator
{
    /// <summary>It is the same: <c>3s</c>, which <c>3000ms</c> is too.</summary>
    Equal,

    /// <summary>It is another, or not set: <c>not 3s</c>.</summary>
    NotEqual,

    /// <summary>It is no more: <c>at most 3s</c>.</summary>
    AtMost,

    /// <summary>It is no less: <c>at least 3s</c>.</summary>
    AtLeast,

    /// <summary>It is less: <c>below 3s</c>.</summary>
    Below,

    /// <summary>It is more: <c>above 3s</c>.</summary>
    Above,

    /// <summary>Any value is set: <c>set</c>.</summary>
    Set,

    /// <summary>None is set: <c>unset</c>.</summary>
    Unset,
}

/// <summary>What a value is to be.</summary>
/// <param name="Operator">How it is compared.</param>
/// <param name="Value">With what; undefined for <see cref="ComparisonOperator.Set"/> and <see cref="ComparisonOperator.Unset"/>.</param>
public sealed record Comparison(ComparisonOperator Operator, JsonElement Value)
{
    private static readonly (string Word, ComparisonOperator Operator)[] Words =
    [
        ("at most ", ComparisonOperator.AtMost),
        ("at least ", ComparisonOperator.AtLeast),
        ("below ", ComparisonOperator.Below),
        ("above ", ComparisonOperator.Above),
        ("not ", ComparisonOperator.NotEqual),
        ("<=", ComparisonOperator.AtMost),
        (">=", ComparisonOperator.AtLeast),
        ("<", ComparisonOperator.Below),
        (">", ComparisonOperator.Above),
    ];

    /// <summary>Whether it asks for more or less.</summary>
    public bool IsOrder => Operator is ComparisonOperator.AtMost or ComparisonOperator.AtLeast or ComparisonOperator.Below or ComparisonOperator.Above;

    /// <summary>Whether nothing set is as expected.</summary>
    public bool AdmitsUnset => Operator is ComparisonOperator.Unset or ComparisonOperator.NotEqual;

    /// <summary>Reads what is written.</summary>
    public static Comparison Parse(JsonElement written)
    {
        if (written.ValueKind == JsonValueKind.String && written.GetString()!.Trim() is var text)
        {
            if (text is "set" or "unset")
            {
                return new Comparison(text == "set" ? ComparisonOperator.Set : ComparisonOperator.Unset, default);
            }

            foreach (var (word, comparison) in Words)
            {
                if (text.StartsWith(word, StringComparison.Ordinal))
                {
                    return new Comparison(comparison, JsonText(text[word.Length..].Trim()));
                }
            }
        }

        return new Comparison(ComparisonOperator.Equal, written);
    }

    /// <summary>As a person writes it.</summary>
    public override string ToString() => Operator switch
    {
        ComparisonOperator.Equal => TextOf(Value),
        ComparisonOperator.Set => "set",
        ComparisonOperator.Unset => "unset",
        _ => Words.First(w => w.Operator == Operator).Word + TextOf(Value),
    };

    /// <summary>Whether a value is as expected.</summary>
    /// <param name="actual">The value; null where none is set.</param>
    public bool Holds(JsonElement? actual) => Operator switch
    {
        ComparisonOperator.Set => actual is not null,
        ComparisonOperator.Unset => actual is null,
        ComparisonOperator.Equal => actual is { } value && Same(Value, value),
        ComparisonOperator.NotEqual => actual is not { } value || !Same(Value, value),
        _ => actual is { } value && Order(value, Value) is { } order && Operator switch
        {
            ComparisonOperator.AtMost => order <= 0,
            ComparisonOperator.AtLeast => order >= 0,
            ComparisonOperator.Below => order < 0,
            _ => order > 0,
        },
    };

    /// <summary>A number, in quotes or not, with a percent sign or not; null where it is none.</summary>
    public static decimal? NumberOf(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number or JsonValueKind.String
        && decimal.TryParse(TextOf(value).TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>A duration in nanoseconds; null where it is none.</summary>
    public static long? DurationOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? GoDuration.Parse(value.GetString()) : null;

    /// <summary>A value in one line, as YAML would write it, with quotes left out.</summary>
    public static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(TextOf))}]",
        JsonValueKind.Object => $"{{{string.Join(", ", value.EnumerateObject().Select(p => $"{p.Name}: {TextOf(p.Value)}"))}}}",
        _ => value.GetRawText(),
    };

    /// <summary>
    /// Whether an actual value is the expected one: durations and numbers by what they come to, lists item by item; of an object what is
    /// expected must be there, and there may be more.
    /// </summary>
    private static bool Same(JsonElement expected, JsonElement actual) => (expected.ValueKind, actual.ValueKind) switch
    {
        (JsonValueKind.Array, JsonValueKind.Array) =>
            expected.GetArrayLength() == actual.GetArrayLength() && expected.EnumerateArray().Zip(actual.EnumerateArray()).All(p => Same(p.First, p.Second)),
        (JsonValueKind.Object, JsonValueKind.Object) =>
            expected.EnumerateObject().All(p => actual.TryGetProperty(p.Name, out var value) && Same(p.Value, value)),
        (JsonValueKind.Array or JsonValueKind.Object, _) or (_, JsonValueKind.Array or JsonValueKind.Object) => false,
        _ => TextOf(expected) == TextOf(actual) || Order(actual, expected) == 0,
    };

    private static int? Order(JsonElement a, JsonElement b) =>
        NumberOf(a) is { } x && NumberOf(b) is { } y ? x.CompareTo(y)
        : DurationOf(a) is { } first && DurationOf(b) is { } second ? first.CompareTo(second)
        : null;

    private static JsonElement JsonText(string text)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStringValue(text);
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
