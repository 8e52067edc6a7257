using MeshTargeting.Reading.Nodes;

namespace MeshTargeting.Fixing.Editing;

/// <summary>Compares what documents say: the order of members, quotes, aliases and places are no difference.</summary>
internal static class ValueComparer
{
    /// <summary>Whether two values say the same.</summary>
    public static bool AreEqual(Node? x, Node? y) => (x, y) switch
    {
        _ when ReferenceEquals(x, y) => true,
        (ScalarNode a, ScalarNode b) => AreEqual(a.Value, b.Value),
        (SequenceNode a, SequenceNode b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => AreEqual(pair.First, pair.Second)),
        (MappingNode a, MappingNode b) => a.Entries.Count == b.Entries.Count && HaveEqualMembers(a, b),
        _ => false,
    };

    private static bool HaveEqualMembers(MappingNode a, MappingNode b)
    {
        var members = b.Entries.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);
        return a.Entries.All(e => members.TryGetValue(e.Key, out var other) && AreEqual(e.Value, other));
    }

    private static bool AreEqual(in ScalarValue a, in ScalarValue b) => a.Kind == b.Kind && a.Kind switch
    {
        ScalarKind.Null => true,
        ScalarKind.Boolean or ScalarKind.Integer => a.Integer == b.Integer,
        ScalarKind.Float => a.Float.Equals(b.Float),
        _ => a.Text == b.Text,
    };
}
