using System.Text.Json;
using MeshTargeting.Reading.Nodes;

namespace MeshTargeting.Reading.Checking;

/// <summary>Writes nodes as JSON, as they are.</summary>
internal static class NodeWriter
{
    public static void Write(Node node, Utf8JsonWriter writer)
    {
        switch (node)
        {
            case MappingNode mapping:
                writer.WriteStartObject();
                foreach (var entry in mapping.Entries)
                {
                    writer.WritePropertyName(entry.Key);
                    Write(entry.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case SequenceNode sequence:
                writer.WriteStartArray();
                foreach (var item in sequence.Items)
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            case ScalarNode { IsNull: true }:
                writer.WriteNullValue();
                break;
            case ScalarNode { Value: var value }:
                ScalarFit.Write(Resources.Schema.ScalarType.Number, value, writer);
                break;
        }
    }

    public static void WriteString(string text, Utf8JsonWriter writer) => writer.WriteStringValue(text);
}
