using System.Globalization;
using System.Text;
using MeshTargeting.Reports.Fixes;

namespace MeshTargeting.Reports.Text;

/// <summary>Writes the report of <c>fix</c> for people: a block a file, a line a fix, and what is left at the end.</summary>
public static class FixText
{
    /// <summary>The whole report, with a line feed at the end.</summary>
    /// <param name="result">What was mended.</param>
    /// <param name="isDryRun">Whether nothing is written to the files.</param>
    /// <param name="style">How it is set off.</param>
    public static string Write(FixResult result, bool isDryRun, TextStyle style)
    {
        var text = new StringBuilder();
        foreach (var file in result.Files)
        {
            text.Append(style.Heading(TextStyle.OneLine(file.Before.File))).Append('\n');
            var places = file.Fixes.Select(PlaceOf).ToList();
            var width = places.Max(p => p.Length);
            foreach (var (line, place) in file.Fixes.Zip(places))
            {
                text.Append("  ").Append(place.PadLeft(width)).Append("  ")
                    .Append(style.Faint(line.Code ?? "     ")).Append("  ")
                    .Append(TextStyle.OneLine(SentenceOf(line))).Append('\n');
            }

            text.Append('\n');
        }

        return text.Append(Summary(result, isDryRun, style)).Append('\n').ToString();
    }

    private static string PlaceOf(FixReportLine line) => line.Position is { } at
        ? string.Create(CultureInfo.InvariantCulture, $"{at.Line}:{at.Column}")
        : "-";

    private static string SentenceOf(FixReportLine line) => line.Outcome switch
    {
        FixState.Declined => $"left alone ({line.Sentence}): {line.Reason}",
        FixState.Fault => $"taken back ({line.Sentence}): {line.Reason}",
        _ => line.Sentence,
    };

    private static string Summary(FixResult result, bool isDryRun, TextStyle style)
    {
        var changed = result.Files.Count(f => f.IsChanged);
        var made = changed == 0
            ? "Nothing to fix"
            : $"{Plural.Of(result.Made, "fix", "fixes")} {(isDryRun ? "to make " : "")}in {Plural.Of(changed, "file")}";
        var left = result.After.Summary;
        if (left is { Errors: 0, Warnings: 0 })
        {
            return $"{style.Good(made)}; no errors or warnings are left.";
        }

        var counts = new List<string>();
        if (left.Errors > 0)
        {
            counts.Add(Plural.Of(left.Errors, "error"));
        }

        if (left.Warnings > 0)
        {
            counts.Add(Plural.Of(left.Warnings, "warning"));
        }

        return $"{made}; {string.Join(" and ", counts)} {(left.Errors + left.Warnings == 1 ? "is" : "are")} left that {(left.Errors + left.Warnings == 1 ? "needs" : "need")} a person: see meshservice check.";
    }
}
