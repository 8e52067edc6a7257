using System.Text.Json;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Reading.Paths;
using MeshTargeting.Reading.Text;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Reading.Checking;

/// <summary>
/// Holds a document against the declared shape of its kind: reports what does not fit, and writes what does as the JSON that
/// <see cref="Resources.KindDescriptor.Decode"/> takes.
/// </summary>
internal sealed class StructureChecker(
    FindingCollector findings, PathStack path, ConstraintChecker constraints, UnknownFields unknown, KumaSemantics semantics)
{
    private readonly List<ObjectSchema> _outer = [];

    /// <summary>Whether the kind is read with the leniency of protobuf's JSON form (<see cref="Resources.KindDescriptor.IsProtobuf"/>).</summary>
    public bool IsProtobuf { get; set; }

    /// <summary>Checks an object and writes it.</summary>
    /// <param name="node">The object.</param>
    /// <param name="schema">Its shape.</param>
    /// <param name="writer">Gets the object, without what does not fit.</param>
    /// <param name="isAlone">False where fields of something else, the envelope, stand beside those of the object.</param>
    public void CheckObject(MappingNode node, ObjectSchema schema, Utf8JsonWriter writer, bool isAlone = true)
    {
        writer.WriteStartObject();
        _outer.Add(schema);
        var entries = node.Entries;
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (schema.Find(entry.Key, semantics) is not { } property)
            {
                if (isAlone)
                {
                    unknown.Report(entry, schema, _outer.Count > 1 ? _outer[^2] : null);
                }
            }
            else if ((entry.Value is not ScalarNode { IsNull: true } || property.Schema is AnySchema) && !IsOverridden(node, entry.Key, property))
            {
                path.PushField(entry);
                if (property.IsGoneFrom(semantics))
                {
                    PassOver(entry.Value, property, writer);
                }
                else
                {
                    CheckValue(entry.Value, property.Schema, property, property.Name, writer);
                }

                path.Pop();
            }
        }

        _outer.RemoveAt(_outer.Count - 1);
        writer.WriteEndObject();
        constraints.CheckRequired(node, schema);
    }

    /// <summary>Says that a value is of the wrong type.</summary>
    /// <param name="node">The value.</param>
    /// <param name="expected">What it should be.</param>
    /// <param name="property">The field that it is the value of; null where it is an item or belongs to no field.</param>
    public void ReportWrongType(Node node, ValueSchema expected, PropertySchema? property = null)
    {
        if (node is ScalarNode { Value: { Kind: ScalarKind.String, Text: var text } } && TemplateFinder.HasPlaceholder(text))
        {
            findings.AddTemplate(path.Place, path.ToString());
        }
        else
        {
            var (place, isDuration) = (path.ToString(), property?.IsDuration == true);
            var fix = isDuration ? null : Mending.Retype(place, node, expected);
            findings.Add(ReadingRules.WrongType, path.Place, place, Wording.WrongType(expected, node, isDuration), fix: fix);
        }
    }

    /// <summary>
    /// Checks a value and writes it if it is of the right type. A number or boolean in place of text is written as text all the same:
    /// what is meant is plain, so the rest of the checks see it.
    /// </summary>
    /// <returns>False where it is not of the right type.</returns>
    private bool CheckValue(Node node, ValueSchema schema, PropertySchema? property, string? name, Utf8JsonWriter writer)
    {
        switch (schema, node)
        {
            case (ObjectSchema objectSchema, MappingNode mapping):
                WriteName(writer, name);
                CheckObject(mapping, objectSchema, writer);
                return true;
            case (ListSchema list, SequenceNode sequence):
                WriteName(writer, name);
                CheckList(sequence, list, property, writer);
                return true;
            case (MapSchema map, MappingNode mapping):
                WriteName(writer, name);
                CheckMap(mapping, map, property, writer);
                return true;
            case (AnySchema, _):
                WriteName(writer, name);
                NodeWriter.Write(node, writer);
                return true;
            case (ScalarSchema scalar, ScalarNode { Value: var value }) when ScalarFit.Fits(scalar.Type, value):
                return CheckScalar(scalar, value, property, name, writer);
            case (ScalarSchema scalar, ScalarNode { Value: var value }) when IsProtobuf && ProtobufScalars.Number(scalar.Type, value) is { } number:
                return CheckScalar(scalar, number, property, name, writer);
            case (ScalarSchema, ScalarNode { Value: var value }) when ProtobufScalars.EnumName(property, value) is { } enumName:
                WriteName(writer, name);
                NodeWriter.WriteString(enumName, writer);
                return true;
            case (ScalarSchema { Type: ScalarType.String }, ScalarNode { Value: { Kind: not ScalarKind.Null } value }):
                ReportWrongType(node, schema, property);
                WriteName(writer, name);
                NodeWriter.WriteString(ScalarFit.TextOf(value), writer);
                return false;
            default:
                ReportWrongType(node, schema, property);
                return false;
        }
    }

    /// <summary>Writes what fits of a field that the version of Kuma has no more, and says nothing of what does not.</summary>
    private void PassOver(Node value, PropertySchema property, Utf8JsonWriter writer)
    {
        var before = findings.PassesOver;
        findings.PassesOver = true;
        CheckValue(value, property.Schema, property, property.Name, writer);
        findings.PassesOver = before;
    }

    private bool CheckScalar(ScalarSchema scalar, in ScalarValue value, PropertySchema? property, string? name, Utf8JsonWriter writer)
    {
        if (!constraints.CheckCapacity(scalar.Type, value, property))
        {
            return false;
        }

        WriteName(writer, name);
        ScalarFit.Write(scalar.Type, value, writer);
        constraints.CheckScalar(value, property);
        return true;
    }

    private void CheckList(SequenceNode sequence, ListSchema list, PropertySchema? property, Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        var items = sequence.Items;
        for (var i = 0; i < items.Count; i++)
        {
            if (IsProtobuf && items[i] is ScalarNode { IsNull: true })
            {
                WriteEmpty(list.Item, writer);
                continue;
            }

            path.PushItem(i, items[i]);
            if (CheckValue(items[i], list.Item, null, null, writer))
            {
                constraints.CheckItem(items[i], property);
            }
            else
            {
                WritePlaceholder(list.Item, writer);
            }

            path.Pop();
        }

        writer.WriteEndArray();
        constraints.CheckList(sequence, property);
    }

    private void CheckMap(MappingNode mapping, MapSchema map, PropertySchema? property, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        var entries = mapping.Entries;
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (entry.Value is ScalarNode { IsNull: true })
            {
                if (IsProtobuf)
                {
                    writer.WritePropertyName(entry.Key);
                    WriteEmpty(map.Value, writer);
                }

                continue;
            }

            path.PushKey(entry);
            CheckValue(entry.Value, map.Value, null, entry.Key, writer);
            constraints.CheckMember(entry, property);
            path.Pop();
        }

        writer.WriteEndObject();
    }

    /// <summary>Whether a field is written under both of its names and this is the one that does not count.</summary>
    private static bool IsOverridden(MappingNode node, string key, PropertySchema property) =>
        property.Alias is not null && key == property.Alias && node.Find(property.Name) is not null;

    /// <summary>What protobuf makes of a null in a list or a map: an empty value.</summary>
    private static void WriteEmpty(ValueSchema schema, Utf8JsonWriter writer)
    {
        switch (schema)
        {
            case ScalarSchema { Type: ScalarType.String }:
                writer.WriteStringValue("");
                break;
            case AnySchema:
                writer.WriteNullValue();
                break;
            default:
                WritePlaceholder(schema, writer);
                break;
        }
    }

    private static void WriteName(Utf8JsonWriter writer, string? name)
    {
        if (name is not null)
        {
            writer.WritePropertyName(name);
        }
    }

    /// <summary>An empty item in place of one that does not fit, so that the items behind it keep their numbers in paths.</summary>
    private static void WritePlaceholder(ValueSchema item, Utf8JsonWriter writer)
    {
        switch (item)
        {
            case ObjectSchema or MapSchema:
                writer.WriteStartObject();
                writer.WriteEndObject();
                break;
            case ListSchema:
                writer.WriteStartArray();
                writer.WriteEndArray();
                break;
        }
    }
}
