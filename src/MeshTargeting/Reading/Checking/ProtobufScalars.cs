using System.Globalization;
using System.Text.RegularExpressions;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Reading.Checking;

/// <summary>What protobuf's JSON form takes beyond the declared type (github.com/golang/protobuf/jsonpb, which Kuma reads with).</summary>
internal static partial class ProtobufScalars
{
    /// <summary>The number that a string holds where a number is wanted; null for everything else.</summary>
    public static ScalarValue? Number(ScalarType type, in ScalarValue value)
    {
        if (value.Kind != ScalarKind.String || type is ScalarType.String or ScalarType.Boolean or ScalarType.IntOrString)
        {
            return null;
        }

        if (WholeNumber().IsMatch(value.Text))
        {
            return long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                ? new ScalarValue(ScalarKind.Integer, value.Text, whole)
                : Float(type, value.Text);
        }

        return type == ScalarType.Number && AnyNumber().IsMatch(value.Text) ? Float(type, value.Text) : null;
    }

    /// <summary>
    /// The name for which a number stands, or the number itself where it stands for none, which protobuf keeps; null where the field
    /// is no enumeration or the value no number.
    /// </summary>
    public static string? EnumName(PropertySchema? property, in ScalarValue value)
    {
        if (property?.EnumNames is not { } names || value.WholeNumber is not (>= int.MinValue and <= int.MaxValue and var number))
        {
            return null;
        }

        return number >= 0 && number < names.Count && names[(int)number].Length > 0 ? names[(int)number] : Wording.Number(number);
    }

    // Beyond what a double holds Go's reader finds no number; of a whole one it is told instead that the type has no room for it.
    private static ScalarValue? Float(ScalarType type, string text)
    {
        var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return type == ScalarType.Number && !double.IsFinite(number) ? null : new ScalarValue(ScalarKind.Float, text, Float: number);
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex AnyNumber();
}
