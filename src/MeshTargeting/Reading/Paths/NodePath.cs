using System.Globalization;
using System.Text;

namespace MeshTargeting.Reading.Paths;

/// <summary>Writes paths in Kuma's style: <c>spec.ports[0].port</c>, <c>metadata.labels["kuma.io/mesh"]</c>.</summary>
internal static class NodePath
{
    /// <summary>Adds a field's name; one that a path could not be read back from is put in brackets and quotes.</summary>
    public static StringBuilder AppendField(StringBuilder path, string name)
    {
        if (!IsName(name))
        {
            return AppendKey(path, name);
        }

        return (path.Length == 0 ? path : path.Append('.')).Append(name);
    }

    /// <summary>Adds a key of a map.</summary>
    public static StringBuilder AppendKey(StringBuilder path, string key) => path
        .Append("[\"")
        .Append(key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal))
        .Append("\"]");

    /// <summary>Adds an item's number.</summary>
    public static StringBuilder AppendIndex(StringBuilder path, int index) =>
        path.Append('[').Append(index.ToString(CultureInfo.InvariantCulture)).Append(']');

    private static bool IsName(string name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-'))
            {
                return false;
            }
        }

        return name.Length > 0;
    }
}
