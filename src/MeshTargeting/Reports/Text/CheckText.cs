using System.Globalization;
using System.Text;
using MeshTargeting.Findings;
using MeshTargeting.Reading.Lines;
using MeshTargeting.Reports.Json;

namespace MeshTargeting.Reports.Text;

/// <summary>
/// Writes the report of <c>check</c> for people: a block a file, a line a finding, the place in the manifest below it, and a count at the
/// end.
/// </summary>
public static class CheckText
{
    /// <summary>So many findings of the same message are shown one by one; the places of further ones stand in one line.</summary>
    private const int MostAlike = 3;

    private const int MostPlaces = 8;

    /// <summary>The whole report, with a line feed at the end.</summary>
    public static string Write(CheckResult result, TextStyle style)
    {
        var text = new StringBuilder();
        var regions = new Regions();
        foreach (var file in result.Findings.GroupBy(f => f.Source?.File))
        {
            WriteFile(text, file.Key, [.. file], regions, style);
        }

        text.Append(Summary(result, style)).Append('\n');
        text.Append(UpgradeRoadText.Write(result, style));
        return text.ToString();
    }

    private static void WriteFile(StringBuilder text, string? file, List<Finding> findings, Regions regions, TextStyle style)
    {
        text.Append(style.Heading(file is null ? "(no file)" : TextStyle.OneLine(file))).Append('\n');

        var width = findings.Max(f => PlaceOf(f).Length);
        var column = width + "  warning  MS000  ".Length + 2;
        var explained = new HashSet<string>(StringComparer.Ordinal);
        var alike = findings.GroupBy(f => (f.Rule.Code, f.Severity, f.Message)).ToDictionary(g => g.Key, g => (All: g.ToList(), Shown: 0));
        foreach (var finding in findings)
        {
            var key = (finding.Rule.Code, finding.Severity, finding.Message);
            var (equals, shown) = alike[key];
            if (shown == MostAlike)
            {
                continue;
            }

            alike[key] = (equals, shown + 1);

            text.Append("  ").Append(PlaceOf(finding).PadLeft(width)).Append("  ")
                .Append(style.Of(finding.Severity, ReportedFinding.NameOf(finding.Severity).PadRight("warning".Length)))
                .Append("  ").Append(style.Faint(finding.Rule.Code)).Append("  ")
                .Append(TextStyle.OneLine(finding.Sentence)).Append('\n');
            if (regions.Of(finding) is { } region)
            {
                text.Append(Snippet.Write(region, finding.Position!.Value.Line, column, style));
            }

            // Once in a file is enough for the same advice.
            if (explained.Add(finding.Remediation))
            {
                text.Append(' ', column).Append(style.Faint($"→ {finding.Remediation}")).Append('\n');
            }

            if (finding.Fix is { } fix)
            {
                text.Append(' ', column).Append(style.Faint($"fix: {TextStyle.OneLine(fix.Sentence)}")).Append('\n');
            }

            if (shown + 1 == MostAlike && equals.Count > MostAlike)
            {
                text.Append(' ', column).Append(style.Faint(Further(equals[MostAlike..]))).Append('\n');
            }
        }

        text.Append('\n');
    }

    private static string PlaceOf(Finding finding) => finding.Position is { } at
        ? string.Create(CultureInfo.InvariantCulture, $"{at.Line}:{at.Column}")
        : "-";

    private static string Further(List<Finding> findings)
    {
        var places = string.Join(", ", findings.Take(MostPlaces).Select(PlaceOf));
        return $"and {Plural.Of(findings.Count, "more of it", "more of them")}: {places}{(findings.Count > MostPlaces ? ", …" : "")}";
    }

    private static string Summary(CheckResult result, TextStyle style)
    {
        var summary = result.Summary;
        var parts = new List<string>();
        AddCount(Severity.Error, summary.Errors, "error");
        AddCount(Severity.Warning, summary.Warnings, "warning");
        AddCount(Severity.Info, summary.Infos, "info");

        var found = parts.Count == 0 ? style.Good("No findings") : string.Join(", ", parts);
        var inputs = $"{Plural.Of(summary.Resources, "resource")}, {summary.Derived} derived";
        var ignored = summary.Ignored == 0 ? "" : $", {Plural.Of(summary.Ignored, "document")} of other kinds ignored";
        string[] silenced =
        [
            .. summary.Suppressed == 0 ? Array.Empty<string>() : [$"{summary.Suppressed} suppressed"],
            .. summary.Known == 0 ? Array.Empty<string>() : [$"{summary.Known} in the baseline"],
        ];
        var fixes = result.Findings.Count(f => f.Fix is not null);
        return $"{found} in {Plural.Of(summary.Files, "file")} ({inputs}{ignored}){(silenced.Length == 0 ? "" : $"; {string.Join(", ", silenced)}")}."
            + (fixes == 0 ? "" : $" meshservice fix can mend {fixes} of them.");

        void AddCount(Severity severity, int count, string noun)
        {
            if (count > 0)
            {
                parts.Add(style.Of(severity, Plural.Of(count, noun)));
            }
        }
    }
}
