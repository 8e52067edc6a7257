using MeshTargeting.Findings;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Reading.Checking;

/// <summary>Words the message about a field that does not exist.</summary>
internal static class UnknownFields
{
    /// <summary>The message, with the name that was probably meant, or the place where a field of this name exists.</summary>
    public static string Describe(in MappingEntry entry, ObjectSchema schema)
    {
        var key = entry.Key;
        var start = $"unknown field \"{key}\"";
        if (NearName.Find(key, schema.Properties.Select(property => property.Name)) is { } near)
        {
            return $"{start}; did you mean \"{near}\"?";
        }

        foreach (var property in schema.Properties)
        {
            if (property.Schema is ObjectSchema inner && inner.Find(key) is not null)
            {
                return $"{start}; it belongs in \"{property.Name}\"";
            }

            if (property.Schema is ListSchema { Item: ObjectSchema item } && item.Find(key) is not null)
            {
                return $"{start}; it belongs in the items of \"{property.Name}\"";
            }
        }

        return start;
    }
}
