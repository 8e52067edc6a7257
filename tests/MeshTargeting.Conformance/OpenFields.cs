using System.Text.RegularExpressions;

namespace MeshTargeting.Conformance;

/// <summary>What is not declared yet: the settings of these policies are read as they come, and nothing in them is judged.</summary>
internal static partial class OpenFields
{
    private static readonly Dictionary<string, string[]> ByKind = new()
    {
    };

    /// <summary>The open fields of a kind, for example <c>spec.to[].default</c>.</summary>
    public static IReadOnlyList<string> Of(string kind) => ByKind.GetValueOrDefault(kind, []);

    /// <summary>Whether a path, for example <c>spec.to[0].default.http</c>, lies within an open field.</summary>
    public static bool Contain(string kind, string path)
    {
        var normal = Index().Replace(path, "[]");
        return Of(kind).Any(open => normal.StartsWith(open + ".", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();
}
