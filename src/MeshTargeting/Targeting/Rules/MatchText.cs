using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Targeting.Rules;

/// <summary>Traffic and tags as people read them.</summary>
public static class MatchText
{
    /// <summary>For example <c>spiffeID spiffe://trust/ns/a*</c>; empty for all traffic.</summary>
    public static string Of(Match? match)
    {
        var parts = new List<string>();
        if (match?.SpiffeID is { } id)
        {
            parts.Add($"spiffeID {id.Value}{(id.Type == "Prefix" ? "*" : "")}");
        }

        if (match?.Sni is { } sni)
        {
            parts.Add($"sni {sni.Value}");
        }

        return string.Join(", ", parts);
    }

    /// <summary>For example <c>app=web, version≠2</c>; empty for all.</summary>
    public static string Of(IReadOnlyList<SubsetTag> tags) => string.Join(", ", tags.Select(t => $"{t.Key}{(t.Not ? "≠" : "=")}{t.Value}"));
}
