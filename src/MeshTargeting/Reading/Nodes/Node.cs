using MeshTargeting.Resources;

namespace MeshTargeting.Reading.Nodes;

/// <summary>A value of a document as YAML or JSON wrote it, with its place. Aliases are resolved, merges (<c>&lt;&lt;</c>) done.</summary>
/// <remarks>What stands behind several aliases is one node: a document is a graph without cycles, not always a tree.</remarks>
public abstract class Node(Position start)
{
    /// <summary>Where the value begins; for an alias, where its anchor's value begins.</summary>
    public Position Start { get; } = start;
}

/// <summary>An object.</summary>
public sealed class MappingNode(Position start, IReadOnlyList<MappingEntry> entries) : Node(start)
{
    /// <summary>Its members, one a key: of duplicate keys the last counts, as for Kubernetes (the others are reported).</summary>
    public IReadOnlyList<MappingEntry> Entries { get; } = entries;

    /// <summary>The member of a key; null where there is none.</summary>
    public MappingEntry? Find(string key)
    {
        for (var i = 0; i < Entries.Count; i++)
        {
            if (Entries[i].Key == key)
            {
                return Entries[i];
            }
        }

        return null;
    }
}

/// <summary>A member of an object.</summary>
/// <param name="Key">The key as Kubernetes reads it: text, a number in decimal, or <c>true</c> and <c>false</c>.</param>
/// <param name="KeyStart">Where the key begins.</param>
/// <param name="Value">The value.</param>
public readonly record struct MappingEntry(string Key, Position KeyStart, Node Value)
{
    /// <summary>
    /// Where to point for this member: at the value if it begins on the line of its key or is a single value, else at the key.
    /// </summary>
    public Position Place => Value switch
    {
        // An empty value has no text of its own to point at.
        ScalarNode { Value: { Kind: ScalarKind.Null, Text: "" } } => KeyStart,
        ScalarNode => Value.Start,
        _ => Value.Start.Line == KeyStart.Line ? Value.Start : KeyStart,
    };
}

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

    /// <summary>True for null, <c>~</c> and nothing at all.</summary>
    public bool IsNull => Value.Kind == ScalarKind.Null;
}
