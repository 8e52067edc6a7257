using MeshTargeting.Findings;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Resources;

namespace MeshTargeting.Reading.Paths;

/// <summary>Finds the place of a path in a document.</summary>
internal static class PathFinder
{
    /// <summary>Where to point for a path; a path that does not exist is pointed at by as much of it as does.</summary>
    public static Position Find(Node root, string path, Anchor anchor)
    {
        var segments = PathParser.Parse(path);
        var (best, matched) = (root.Start, 0);
        foreach (var candidate in PathReadings.Of(segments, name => root is MappingNode top ? top.Find(name) is not null : true))
        {
            var (position, count) = Follow(root, candidate, anchor);
            if (count > matched)
            {
                (best, matched) = (position, count);
            }

            if (count == candidate.Count)
            {
                break;
            }
        }

        return best;
    }

    private static (Position Position, int Matched) Follow(Node node, List<PathSegment> segments, Anchor anchor)
    {
        var position = node.Start;
        for (var i = 0; i < segments.Count; i++)
        {
            var segment = segments[i];
            switch (node)
            {
                case MappingNode mapping when (mapping.Find(segment.Name) ?? mapping.Find(PathReadings.SnakeCase(segment.Name))) is { } entry:
                    position = anchor == Anchor.Key && i == segments.Count - 1 ? entry.KeyStart : entry.Place;
                    node = entry.Value;
                    break;
                case SequenceNode sequence when segment.Index >= 0 && segment.Index < sequence.Items.Count:
                    node = sequence.Items[segment.Index];
                    position = node.Start;
                    break;
                default:
                    return (position, i);
            }
        }

        return (position, segments.Count);
    }
}
