using System.Globalization;
using System.Text;
using MeshTargeting.Findings;
using MeshTargeting.Reports.Json;

namespace MeshTargeting.Reports.Text;

/// <summary>Writes the report of <c>check</c> for people: a block a file, a line a finding, and a count at the end.</summary>
public static class CheckText
{
    /// <summary>The whole report, with a line feed at the end.</summary>
    public static string Write(CheckResult result, TextStyle style)
    {
        var text = new StringBuilder();
        foreach (var file in result.Findings.GroupBy(f => f.Source?.File))
        {
            WriteFile(text, file.Key, [.. file], style);
        }

        text.Append(Summary(result.Summary, style)).Append('\n');
        return text.ToString();
    }

    private static void WriteFile(StringBuilder text, string? file, List<Finding> findings, TextStyle style)
    {
        text.Append(style.Heading(file is null ? "(no file)" : TextStyle.OneLine(file))).Append('\n');

        var places = findings.ConvertAll(PlaceOf);
        var width = places.Max(p => p.Length);
        var explained = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < findings.Count; i++)
        {
            var finding = findings[i];
            text.Append("  ").Append(places[i].PadLeft(width)).Append("  ")
                .Append(style.Of(finding.Severity, ReportedFinding.NameOf(finding.Severity).PadRight("warning".Length)))
                .Append("  ").Append(style.Faint(finding.Rule.Code)).Append("  ")
                .Append(TextStyle.OneLine(finding.Sentence)).Append('\n');

            // Once in a file is enough for the same advice.
            if (explained.Add(finding.Remediation))
            {
                text.Append(' ', width + "  warning  MS000  ".Length + 2)
                    .Append(style.Faint($"→ {finding.Remediation}")).Append('\n');
            }
        }

        text.Append('\n');
    }

    private static string PlaceOf(Finding finding) => finding.Position is { } at
        ? string.Create(CultureInfo.InvariantCulture, $"{at.Line}:{at.Column}")
        : "-";

    private static string Summary(CheckSummary summary, TextStyle style)
    {
        var parts = new List<string>();
        AddCount(Severity.Error, summary.Errors, "error");
        AddCount(Severity.Warning, summary.Warnings, "warning");
        AddCount(Severity.Info, summary.Infos, "info");

        var found = parts.Count == 0 ? style.Good("No findings") : string.Join(", ", parts);
        var inputs = $"{Plural.Of(summary.Resources, "resource")}, {summary.Derived} derived";
        var ignored = summary.Ignored == 0 ? "" : $", {Plural.Of(summary.Ignored, "document")} of other kinds ignored";
        return $"{found} in {Plural.Of(summary.Files, "file")} ({inputs}{ignored}).";

        void AddCount(Severity severity, int count, string noun)
        {
            if (count > 0)
            {
                parts.Add(style.Of(severity, Plural.Of(count, noun)));
            }
        }
    }
}
