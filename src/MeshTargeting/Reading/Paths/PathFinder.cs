using MeshTargeting.Findings;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Resources;

namespace MeshTargeting.Reading.Paths;

/// <summary>Finds the place of a path in a document.</summary>
internal static class PathFinder
{
    private static readonly string[] MetadataFields = ["name", "namespace", "labels", "annotations"];

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

    /// <summary>
    /// A path as the two forms write it: Kuma says <c>name</c> and <c>labels</c> of resources in Kubernetes form too, and a rule
    /// says <c>spec</c> of a Dataplane in Universal form, whose spec stands at the top.
    /// </summary>
    private static IEnumerable<List<PathSegment>> Readings(Node root, List<PathSegment> segments)
    {
        yield return segments;
        if (segments.Count == 0 || root is not MappingNode top || top.Find(segments[0].Name) is not null)
        {
            yield break;
        }

        var first = segments[0].Name;
        var hasMetadata = top.Find("metadata") is not null;
        if (hasMetadata && MetadataFields.Contains(first))
        {
            yield return [Field("metadata"), .. segments];
        }
        else if (hasMetadata && first == "mesh")
        {
            yield return [Field("metadata"), Field("labels"), Field(KumaLabels.Mesh)];
        }
        else if (first is "spec" or "metadata")
        {
            yield return segments[1..];
        }
        else if (top.Find("spec") is not null)
        {
            yield return [Field("spec"), .. segments];
        }
    }

    private static PathSegment Field(string name) => new(name, -1);

    private static (Position Position, int Matched) Follow(Node node, List<PathSegment> segments, Anchor anchor)
    {
        var position = node.Start;
        for (var i = 0; i < segments.Count; i++)
        {
            var segment = segments[i];
            switch (node)
            {
                case MappingNode mapping when (mapping.Find(segment.Name) ?? mapping.Find(SnakeCase(segment.Name))) is { } entry:
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

    /// <summary>A field's other name: kinds of protobuf may be written with either, and paths have the one in camel case.</summary>
    private static string SnakeCase(string name) =>
        name.Any(char.IsAsciiLetterUpper) ? string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? $"_{char.ToLowerInvariant(c)}" : $"{c}")) : name;
}
