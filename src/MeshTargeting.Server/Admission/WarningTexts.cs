using MeshTargeting.Findings;

namespace MeshTargeting.Server.Admission;

/// <summary>
/// What kubectl prints of the findings: Kuma's own warnings first, whole and in Kuma's order, then ours. An API server cuts a warning
/// behind 256 characters and drops all of a review behind 4,096, so ours keep to both: the most severe come first, and the last says
/// how many more there are.
/// </summary>
internal static class WarningTexts
{
    private const int LongestWarning = 256;
    private const int LongestTotal = 4096;

    /// <summary>
    /// The warnings. What would be one for certain if the World held more (a service of a namespace about which nothing is known) is said
    /// behind what is certain.
    /// </summary>
    public static IReadOnlyList<string> Of(IEnumerable<Finding> findings)
    {
        var all = findings.ToList();
        var kumas = all.Where(f => f.Rule.IsKumaWarning).Select(f => f.Message).ToList();
        return [.. kumas, .. Ours(all.Where(f => !f.Rule.IsKumaWarning), LongestTotal - kumas.Sum(t => t.Length))];
    }

    private static List<string> Ours(IEnumerable<Finding> findings, int room)
    {
        var texts = findings.OrderByDescending(f => f.Severity)
            .Select(f => f.Field.Length == 0 ? $"{f.Rule.Code} {f.Message}" : $"{f.Rule.Code} {f.Field}: {f.Message}")
            .Distinct()
            .ToList();

        var kept = new List<string>();
        var total = 0;
        foreach (var text in texts.Select(t => Cut(t, LongestWarning)).TakeWhile(t => (total += t.Length) <= room))
        {
            kept.Add(text);
        }

        if (kept.Count > 0 && kept.Count < texts.Count)
        {
            var more = $" (+{texts.Count - kept.Count} more)";
            kept[^1] = Cut(kept[^1], LongestWarning - more.Length) + more;
        }

        return kept;
    }

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        // The ellipsis takes one place; a pair of surrogates is not torn apart.
        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return text[..end] + "…";
    }
}
