using System.Globalization;
using System.Text;
using MeshTargeting.Findings;
using MeshTargeting.Reading.Lines;
using MeshTargeting.Reports.Text;

namespace MeshTargeting.Reports.GitHub;

/// <summary>
/// Writes the report of <c>check</c> as commands of GitHub's workflows (<c>::error file=…::…</c>), which it shows beside the lines of a pull
/// request.
/// </summary>
public static class AnnotationWriter
{
    /// <summary>A line a finding; nothing where there is none.</summary>
    public static string Write(CheckResult result)
    {
        var text = new StringBuilder();
        var regions = new Regions();
        foreach (var finding in result.Findings)
        {
            text.Append("::").Append(CommandOf(finding.Severity)).Append(' ');
            if (finding.Source is { } source)
            {
                text.Append("file=").Append(Property(source.File)).Append(',');
            }

            if (finding.Position is { } at)
            {
                var length = regions.Of(finding) is { } region ? region.End - region.Start : 1;
                text.Append(CultureInfo.InvariantCulture, $"line={at.Line},col={at.Column},endLine={at.Line},endColumn={at.Column + Math.Max(length, 1)},");
            }

            text.Append("title=").Append(Property($"{finding.Rule.Code} {finding.Rule.Title}"))
                .Append("::").Append(Data($"{TextStyle.OneLine(finding.Sentence)}\n→ {TextStyle.OneLine(finding.Remediation)}"))
                .Append(finding.Fix is { } fix ? Data($"\nfix: {TextStyle.OneLine(fix.Sentence)}") : "")
                .Append('\n');
        }

        return text.ToString();
    }

    private static string CommandOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    /// <summary>A message, with the escapes of GitHub's runner (ActionCommand.cs in actions/runner).</summary>
    internal static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    /// <summary>A property of a command, with the escapes of GitHub's runner.</summary>
    internal static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
