using System.Globalization;
using System.Text.Json;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Reading.Checking;

/// <summary>Which scalars a type takes. Kubernetes and Kuma convert nothing: 80 is no string, and "80" no number.</summary>
internal static class ScalarFit
{
    public static bool Fits(ScalarType type, in ScalarValue value) => type switch
    {
        ScalarType.String => value.Kind == ScalarKind.String,
        ScalarType.Boolean => value.Kind == ScalarKind.Boolean,
        ScalarType.Number => value.Kind is ScalarKind.Integer or ScalarKind.Float,
        ScalarType.IntOrString => value.Kind == ScalarKind.String || IsWhole(value),
        _ => IsWhole(value),
    };

    /// <summary>Whether the declared type has room for the number; true for what is none.</summary>
    public static bool HasRoom(ScalarType type, in ScalarValue value) => type switch
    {
        ScalarType.Int32 => value.WholeNumber is >= int.MinValue and <= int.MaxValue,
        ScalarType.UInt32 => value.WholeNumber is >= uint.MinValue and <= uint.MaxValue,
        ScalarType.Int64 => value.WholeNumber is not null,
        ScalarType.IntOrString => value.Kind == ScalarKind.String || value.WholeNumber is >= int.MinValue and <= int.MaxValue,
        _ => true,
    };

    /// <summary>The text that Go's YAML library makes of a scalar where it looks for text.</summary>
    public static string TextOf(in ScalarValue value) => value.Kind switch
    {
        ScalarKind.Boolean => value.IsTrue ? "true" : "false",
        ScalarKind.Integer => value.Integer.ToString(CultureInfo.InvariantCulture),
        _ => value.Text,
    };

    public static void Write(ScalarType type, in ScalarValue value, Utf8JsonWriter writer)
    {
        switch (value.Kind)
        {
            case ScalarKind.String:
                NodeWriter.WriteString(value.Text, writer);
                break;
            case ScalarKind.Boolean:
                writer.WriteBooleanValue(value.IsTrue);
                break;
            case ScalarKind.Integer:
                writer.WriteNumberValue(value.Integer);
                break;
            case ScalarKind.Float when type != ScalarType.Number:
                writer.WriteNumberValue(value.WholeNumber!.Value);
                break;
            default:
                writer.WriteNumberValue(value.Float);
                break;
        }
    }

    /// <summary>A whole number, also one too large for any type: its size is another matter than its type.</summary>
    private static bool IsWhole(in ScalarValue value) =>
        value.Kind == ScalarKind.Integer || (value.Kind == ScalarKind.Float && double.IsInteger(value.Float));
}
