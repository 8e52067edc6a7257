using MeshTargeting.Resources;

namespace MeshTargeting.Reading.Paths;

/// <summary>
/// What a path can mean in a document, for the two forms write it differently: Kuma says <c>name</c> and <c>labels</c> of resources in
/// Kubernetes form too, and a rule says <c>spec</c> of a Dataplane in Universal form, whose spec stands at the top.
/// </summary>
internal static class PathReadings
{
    private static readonly string[] MetadataFields = ["name", "namespace", "labels", "annotations"];

    /// <summary>The path as it stands, and then what else it can mean.</summary>
    /// <param name="segments">The path.</param>
    /// <param name="hasMember">Whether the document has a member at its top.</param>
    public static IEnumerable<List<PathSegment>> Of(List<PathSegment> segments, Func<string, bool> hasMember)
    {
        yield return segments;
        if (segments.Count == 0 || hasMember(segments[0].Name))
        {
            yield break;
        }

        var first = segments[0].Name;
        var hasMetadata = hasMember("metadata");
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
        else if (hasMember("spec"))
        {
            yield return [Field("spec"), .. segments];
        }
    }

    /// <summary>A field's other name: kinds of protobuf may be written with either, and paths have the one in camel case.</summary>
    public static string SnakeCase(string name) =>
        name.Any(char.IsAsciiLetterUpper) ? string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? $"_{char.ToLowerInvariant(c)}" : $"{c}")) : name;

    private static PathSegment Field(string name) => new(name, -1);
}
