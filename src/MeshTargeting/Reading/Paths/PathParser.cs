using System.Globalization;
using System.Text;

namespace MeshTargeting.Reading.Paths;

/// <summary>A step of a path.</summary>
/// <param name="Name">A field's name, a map's key, or an item's number as text.</param>
/// <param name="Index">The item's number, where the step can be one; else -1.</param>
internal readonly record struct PathSegment(string Name, int Index);

/// <summary>
/// Takes paths apart: <c>spec.ports[0].port</c>, <c>labels["kuma.io/mesh"]</c>, and as Kubernetes and parts of Kuma write them,
/// <c>metadata.labels[kuma.io/origin]</c>.
/// </summary>
internal static class PathParser
{
    /// <summary>The steps. What is no proper path still gives steps: then they lead nowhere.</summary>
    public static List<PathSegment> Parse(string path)
    {
        var segments = new List<PathSegment>();
        var i = 0;
        while (i < path.Length)
        {
            if (path[i] == '.')
            {
                i++;
            }
            else if (path[i] == '[')
            {
                segments.Add(Bracket(path, ref i));
            }
            else
            {
                var end = path.AsSpan(i).IndexOfAny('.', '[');
                end = end < 0 ? path.Length : i + end;
                segments.Add(new PathSegment(path[i..end], -1));
                i = end;
            }
        }

        return segments;
    }

    private static PathSegment Bracket(string path, ref int i)
    {
        i++;
        if (i < path.Length && path[i] == '"')
        {
            return Quoted(path, ref i);
        }

        var end = path.IndexOf(']', i);
        end = end < 0 ? path.Length : end;
        var text = path[i..end];
        i = Math.Min(end + 1, path.Length);
        return new PathSegment(text, int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1);
    }

    private static PathSegment Quoted(string path, ref int i)
    {
        var key = new StringBuilder();
        for (i++; i < path.Length && path[i] != '"'; i++)
        {
            if (path[i] == '\\' && i + 1 < path.Length)
            {
                i++;
            }

            key.Append(path[i]);
        }

        // Past the closing quote and bracket.
        i = Math.Min(i + 2, path.Length);
        return new PathSegment(key.ToString(), -1);
    }
}
