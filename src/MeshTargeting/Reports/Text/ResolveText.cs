using System.Globalization;
using System.Text;
using MeshTargeting.Findings;
using MeshTargeting.Reports.Json;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Text;

/// <summary>Writes the report of <c>resolve</c> for people: a block a file, under it the resources, and a line a reference.</summary>
public static class ResolveText
{
    /// <summary>How many targets a line names; references to proxies may hit hundreds.</summary>
    private const int MaxTargets = 5;

    /// <summary>The whole report, with a line feed at the end.</summary>
    public static string Write(ResolveResult result, TextStyle style)
    {
        var text = new StringBuilder();
        var policies = result.Policies.ToDictionary(p => p.Policy);
        foreach (var file in result.References.GroupBy(r => r.Reference.From.Source?.File))
        {
            text.Append(style.Heading(file.Key is null ? "(no file)" : TextStyle.OneLine(file.Key))).Append('\n');
            foreach (var resource in file.GroupBy(r => r.Reference.From))
            {
                text.Append("  ").Append(TextStyle.OneLine(resource.Key.ToString()))
                    .Append(style.Faint($" ({Reach(policies[resource.Key])})")).Append('\n');
                WriteReferences(text, [.. resource], result.World, style);
            }

            text.Append('\n');
        }

        var whole = result.References.Count(r => r.Resolution is Resolved);
        var missing = result.References.Count - whole;
        text.Append(Plural.Of(result.References.Count, "reference")).Append(": ").Append(style.Good($"{whole} resolved"));
        if (missing > 0)
        {
            text.Append(", ").Append(style.Of(Severity.Warning, $"{missing} not or not wholly"));
        }

        return text.Append(".\n").ToString();
    }

    private static void WriteReferences(StringBuilder text, List<ResolvedReference> references, World world, TextStyle style)
    {
        var places = references.ConvertAll(r => r.Position is { } at
            ? string.Create(CultureInfo.InvariantCulture, $"{at.Line}:{at.Column}")
            : "-");
        var placeWidth = places.Max(p => p.Length);
        var pathWidth = references.Max(r => r.Reference.Path.Length);
        for (var i = 0; i < references.Count; i++)
        {
            text.Append("    ").Append(places[i].PadLeft(placeWidth)).Append("  ")
                .Append(references[i].Reference.Path.PadRight(pathWidth)).Append("  ")
                .Append(Outcome(references[i].Resolution, world, style)).Append('\n');
        }
    }

    /// <summary>What became of a reference, in one line.</summary>
    internal static string Outcome(Resolution resolution, World world, TextStyle style)
    {
        var hits = resolution.Targets.Take(MaxTargets).Select(t => Describe(ReportedTarget.Of(t, world))).ToList();
        if (resolution.Targets.Count > MaxTargets)
        {
            hits.Add($"{resolution.Targets.Count - MaxTargets} more");
        }

        var targets = TextStyle.OneLine(string.Join(", ", hits));
        if (resolution is Resolved)
        {
            return $"→ {targets}";
        }

        var suggestion = resolution.Suggestion is { } instead ? $"; {instead}" : "";
        var why = style.Of(Severity.Warning, resolution.Reason.ToString()) + TextStyle.OneLine($": {resolution.Explanation}{suggestion}");
        return targets.Length == 0 ? $"✗ {why}" : $"→ {targets}; {why}";
    }

    private static string Describe(ReportedTarget target)
    {
        var name = target.Namespace.Length == 0 ? target.Name : $"{target.Namespace}/{target.Name}";
        var facts = new List<string>();
        if (target.Port is { } port)
        {
            facts.Add(string.Create(CultureInfo.InvariantCulture, $"{port} {target.AppProtocol}").TrimEnd());
        }

        if (target.Zone.Length > 0)
        {
            facts.Add($"zone {target.Zone}");
        }

        if (target.Proxies is { } proxies)
        {
            facts.Add(proxies == 0 ? "no known proxy" : Plural.Of(proxies, "proxy", "proxies"));
        }

        if (target.Derived)
        {
            facts.Add("derived");
        }

        var section = target.Section.Length == 0 ? "" : $":{target.Section}";
        return $"{target.Kind} {name}{section}{(facts.Count == 0 ? "" : $" ({string.Join(", ", facts)})")}";
    }

    private static string Reach(PolicyMatch match)
    {
        var role = match.Role.Error ?? match.Role.Name;
        var proxies = match.Proxies.Count == 0 ? "no known proxy" : Plural.Of(match.Proxies.Count, "proxy", "proxies");
        return $"{role}, applies to {proxies}";
    }
}
