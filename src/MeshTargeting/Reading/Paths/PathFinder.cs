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
        foreach (var candidate in Readings(root, segments))
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
                case MappingNode mapping when FindMember(mapping, segment) is { } entry:
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

    /// <summary>How a document may write a path, see <see cref="PathReadings"/>.</summary>
    public static IEnumerable<List<PathSegment>> Readings(Node root, List<PathSegment> segments) =>
        PathReadings.Of(segments, name => root is not MappingNode top || top.Find(name) is not null);

    /// <summary>The member that a step of a path leads to; null where there is none.</summary>
    public static MappingEntry? FindMember(MappingNode mapping, PathSegment segment) =>
        mapping.Find(segment.Name) ?? mapping.Find(PathReadings.SnakeCase(segment.Name));
}
