using System.Text;
using MeshTargeting.Reading.Nodes;

namespace MeshTargeting.Reading.Paths;

/// <summary>
/// Writes paths that stay the same when items are put before others: an item is called by what it says of itself, not by its number.
/// </summary>
public static class StablePath
{
    private const string Nameless = "*";
    private static readonly string[] Names = ["name", "targetRef", "kind", "port", "type", "key", "tag"];
    private static readonly string[] ReferenceParts = ["kind", "name", "namespace", "sectionName", "port", "labels", "tags"];

    /// <summary>The path: <c>spec.to[MeshService backend http].default</c>, <c>spec.ports[http].port</c>, <c>spec.rules[*]</c>.</summary>
    /// <param name="root">The resource; null where it cannot be read, and then no item has a name.</param>
    /// <param name="path">The path as findings have it.</param>
    public static string Of(Node? root, string path)
    {
        var segments = PathParser.Parse(path);
        var (nodes, more) = root is null
            ? ([], 0)
            : PathFinder.Readings(root, segments).Select(s => (Nodes: Follow(root, s), More: s.Count - segments.Count)).MaxBy(f => f.Nodes.Count);
        var text = new StringBuilder();
        for (var i = 0; i < segments.Count; i++)
        {
            // A reading may have a step more or less at its beginning.
            var at = i + more;
            _ = segments[i].Index < 0
                ? NodePath.AppendField(text, segments[i].Name)
                : text.Append('[').Append(at >= 0 && at < nodes.Count ? NameOf(nodes[at]) : Nameless).Append(']');
        }

        return text.ToString();
    }

    private static List<Node> Follow(Node node, List<PathSegment> segments)
    {
        var nodes = new List<Node>();
        foreach (var segment in segments)
        {
            var next = node switch
            {
                MappingNode mapping => PathFinder.FindMember(mapping, segment)?.Value,
                SequenceNode list when segment.Index >= 0 && segment.Index < list.Items.Count => list.Items[segment.Index],
                _ => null,
            };
            if (next is null)
            {
                break;
            }

            nodes.Add(node = next);
        }

        return nodes;
    }

    private static string NameOf(Node item)
    {
        switch (item)
        {
            case ScalarNode scalar:
                return scalar.Value.Text;
            case MappingNode mapping when mapping.Find("kind") is not null && mapping.Find("name") is not null:
                return ReferenceOf(mapping);
            case MappingNode mapping:
                foreach (var name in Names)
                {
                    if (mapping.Find(name)?.Value is { } value)
                    {
                        return value switch
                        {
                            ScalarNode { IsNull: false } scalar => scalar.Value.Text,
                            MappingNode reference => ReferenceOf(reference),
                            _ => Nameless,
                        };
                    }
                }

                return Nameless;
            default:
                return Nameless;
        }
    }

    private static string ReferenceOf(MappingNode reference)
    {
        var parts = ReferenceParts.Select(part => reference.Find(part)?.Value).SelectMany(value => value switch
        {
            ScalarNode { IsNull: false } scalar => [scalar.Value.Text],
            MappingNode labels => labels.Entries.Where(e => e.Value is ScalarNode).Select(e => $"{e.Key}={((ScalarNode)e.Value).Value.Text}"),
            _ => Enumerable.Empty<string>(),
        });
        return string.Join(' ', parts) is { Length: > 0 } text ? text : Nameless;
    }
}
