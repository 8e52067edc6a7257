using MeshTargeting.Resources;

namespace MeshTargeting.Reading.Nodes;

/// <summary>A value of a document as YAML or JSON wrote it, with its place. Aliases are resolved, merges (<c>&lt;&lt;</c>) done.</summary>
public abstract class Node(Position start)
{
    /// <summary>Where the value begins.</summary>
    public Position Start { get; } = start;
}

/// <summary>An object.</summary>
public sealed class MappingNode(Position start, IReadOnlyList<MappingEntry> entries) : Node(start)
{
    /// <summary>Its members, in the order of the text; of duplicate keys only the last (the earlier ones are reported).</summary>
    public IReadOnlyList<MappingEntry> Entries { get; } = entries;

    /// <summary>The member of a key; null where there is none.</summary>
    public MappingEntry? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key == key)
            {
                return entry;
            }
        }

        return null;
    }
}

/// <summary>A member of an object.</summary>
/// <param name="Key">The key, as text.</param>
/// <param name="KeyStart">Where the key begins.</param>
/// <param name="Value">The value.</param>
public sealed record MappingEntry(string Key, Position KeyStart, Node Value);

/// <summary>A list.</summary>
public sealed class SequenceNode(Position start, IReadOnlyList<Node> items) : Node(start)
{
    /// <summary>Its items.</summary>
    public IReadOnlyList<Node> Items { get; } = items;
}

/// <summary>A single value, resolved as Kubernetes resolves it.</summary>
public sealed class ScalarNode(Position start, ScalarValue value) : Node(start)
{
    /// <summary>The value.</summary>
    public ScalarValue Value { get; } = value;
}
