using MeshTargeting.Findings;

namespace MeshTargeting.Reports.Fixes;

/// <summary>Tells whether texts read worse than before.</summary>
internal static class Worsening
{
    /// <summary>
    /// The errors that are new in texts with more of them than before. An error that only comes to light when another is mended makes
    /// no text worse.
    /// </summary>
    public static IReadOnlyList<Finding> Of(CheckResult before, CheckResult after)
    {
        var old = Errors(before).ToLookup(e => e.Source?.File);
        return Errors(after)
            .GroupBy(e => e.Source?.File)
            .Where(file => file.Count() > old[file.Key].Count())
            .SelectMany(file => file.Where(e => !old[file.Key].Any(o => o.Rule == e.Rule && o.Path == e.Path && o.Message == e.Message)))
            .ToList();
    }

    private static IEnumerable<Finding> Errors(CheckResult check) => check.Findings.Where(f => f.Severity == Severity.Error);
}
