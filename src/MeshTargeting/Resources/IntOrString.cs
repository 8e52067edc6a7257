using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MeshTargeting.Resources;

/// <summary>Kubernetes' IntOrString: a port by number or by name.</summary>
[JsonConverter(typeof(IntOrStringConverter))]
public readonly record struct IntOrString
{
    /// <summary>A number.</summary>
    public IntOrString(int number)
    {
        Number = number;
        Text = null;
    }

    /// <summary>A name.</summary>
    public IntOrString(string text)
    {
        Number = 0;
        Text = text;
    }

    /// <summary>The number; 0 where it is a name.</summary>
    public int Number { get; }

    /// <summary>The name; null where it is a number.</summary>
    public string? Text { get; }

    /// <summary>True where it is a name.</summary>
    public bool IsString => Text is not null;

    /// <inheritdoc />
    public override string ToString() => Text ?? Number.ToString(CultureInfo.InvariantCulture);
}

internal sealed class IntOrStringConverter : JsonConverter<IntOrString>
{
    public override IntOrString Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? new IntOrString(reader.GetString()!) : new IntOrString(reader.GetInt32());

    public override void Write(Utf8JsonWriter writer, IntOrString value, JsonSerializerOptions options)
    {
        if (value.IsString)
        {
            writer.WriteStringValue(value.Text);
        }
        else
        {
            writer.WriteNumberValue(value.Number);
        }
    }
}
