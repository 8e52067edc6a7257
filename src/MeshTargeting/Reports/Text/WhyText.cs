using System.Globalization;
using System.Text;
using MeshTargeting.Findings;

namespace MeshTargeting.Reports.Text;

/// <summary>Writes the report of <c>why</c> for people: the answer, then a line for each thing that was asked.</summary>
public static class WhyText
{
    /// <summary>The whole report, with a line feed at the end.</summary>
    public static string Write(Explanation explanation, TextStyle style)
    {
        var answer = explanation.Answer;
        var text = new StringBuilder();
        text.Append(style.Heading(TextStyle.OneLine(
            $"{answer.Policy} {(answer.Applies ? "applies" : "does not apply")} to {answer.Proxy}{Inbounds(answer.Inbounds)}"))).Append("\n\n");
        for (var i = 0; i < answer.Predicates.Count; i++)
        {
            var predicate = answer.Predicates[i];
            text.Append("  ")
                .Append(predicate.Holds ? style.Good("✓") : style.Of(Severity.Error, "✗")).Append(' ')
                .Append(TextStyle.OneLine(predicate.Sentence));
            if (explanation.SourceOf(predicate) is { } source && explanation.Positions[i] is { } at)
            {
                text.Append(style.Faint(TextStyle.OneLine(string.Create(CultureInfo.InvariantCulture, $"  ({source.File}:{at.Line}:{at.Column})"))));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Inbounds(IReadOnlyList<string> inbounds) =>
        inbounds.Count == 0 ? "" : $", {Plural.Of(inbounds.Count, "inbound")}: {string.Join(", ", inbounds)}";
}
