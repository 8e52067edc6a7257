using System.Globalization;
using System.Text;
using MeshTargeting.Expecting;
using MeshTargeting.Findings;
using MeshTargeting.Reports.Expectations;
using MeshTargeting.Resources;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Reports.Text;

/// <summary>Writes the report of <c>test</c> for people: a line an expectation, below those that fail what is not as expected, and a count.</summary>
public static class TestText
{
    private const int WidestTitle = 80;
    private const int MostProxies = 3;
    private const int MostPlaces = 4;
    private const int MostFailures = 10;

    /// <summary>The whole report, with a line feed at the end.</summary>
    public static string Write(TestResult result, TextStyle style)
    {
        var text = new StringBuilder();
        var titles = result.Outcomes.Select(o => TextStyle.OneLine(o.Outcome.Expectation.Title)).ToList();
        var width = titles.Where(t => t.Length <= WidestTitle).Select(t => t.Length).DefaultIfEmpty(0).Max();
        for (var i = 0; i < titles.Count; i++)
        {
            var tested = result.Outcomes[i];
            var mark = tested.Outcome.Holds ? style.Good(style.IsColoured ? "✓" : "ok   ") : style.Of(Severity.Error, style.IsColoured ? "✗" : "FAIL ");
            text.Append(mark).Append(' ').Append(titles[i].PadRight(width)).Append("  ").Append(style.Faint(PlaceOf(tested.File, tested.Position))).Append('\n');
            foreach (var failure in tested.Outcome.Failures.Take(MostFailures))
            {
                foreach (var line in Lines(failure, result))
                {
                    text.Append("        ").Append(line).Append('\n');
                }
            }

            if (tested.Outcome.Failures.Count > MostFailures)
            {
                text.Append("        and ").Append(CultureInfo.InvariantCulture, $"{tested.Outcome.Failures.Count - MostFailures} more").Append('\n');
            }
        }

        if (titles.Count > 0)
        {
            text.Append('\n');
        }

        return text.Append(Summary(result, style)).Append('\n').ToString();
    }

    /// <summary>What is not as expected, line by line.</summary>
    public static IEnumerable<string> Lines(ExpectationFailure failure, TestResult result)
    {
        if (failure.Subject is null)
        {
            yield return TextStyle.OneLine(failure.Actual);
            yield break;
        }

        yield return TextStyle.OneLine($"{failure.Subject}{Where(failure.Where)}");
        yield return $"  expected  {TextStyle.OneLine(failure.Expected!)}";
        yield return TextStyle.OneLine($"  actual    {failure.Actual}{From(failure, result)}");
        if (failure.Proxies.Count > 0)
        {
            yield return TextStyle.OneLine($"  for       {Of(failure)}");
        }

        foreach (var note in failure.Notes)
        {
            var place = At(note.Place, result);
            yield return TextStyle.OneLine($"  because   {note.Text}{(place.Length > 0 ? $"  {place}" : "")}");
        }
    }

    /// <summary>A failure in a sentence.</summary>
    internal static string Gist(ExpectationFailure failure) =>
        failure.Subject is null ? failure.Actual : $"{failure.Subject}: expected {failure.Expected}, actual {failure.Actual}";

    /// <summary>A place as editors and terminals understand it; empty where there is none.</summary>
    internal static string PlaceOf(string? file, Position? position) => file is null ? ""
        : position is { } at ? string.Create(CultureInfo.InvariantCulture, $"{file}:{at.Line}")
        : file;

    /// <summary>For example <c>2 expectations hold, 1 fails.</c></summary>
    internal static string Summary(TestResult result, TextStyle style) => result switch
    {
        { Outcomes.Count: 0 } => "No expectations.",
        { Failed: 0 } => style.Good(Plural.Of(result.Held, "expectation holds", "expectations hold")) + ".",
        { Held: 0 } => style.Of(Severity.Error, Plural.Of(result.Failed, "expectation fails", "expectations fail")) + ".",
        _ => $"{Plural.Of(result.Held, "expectation holds", "expectations hold")}, {style.Of(Severity.Error, Plural.Of(result.Failed, "fails", "fail"))}.",
    };

    private static string Where(IReadOnlyList<string> where) => where.Count == 0 ? ""
        : $" {string.Join(", ", where.Take(MostPlaces))}{(where.Count > MostPlaces ? string.Create(CultureInfo.InvariantCulture, $" and {where.Count - MostPlaces} more") : "")}";

    private static string From(ExpectationFailure failure, TestResult result)
    {
        if (failure.Place is not { } place)
        {
            return "";
        }

        var at = At(place, result);
        return $", from {place.Policy}{(at.Length > 0 ? $"  {at}" : "")}";
    }

    private static string At(ConfPlace? place, TestResult result) => PlaceOf(place?.Policy.Source?.File, result.Places.Find(place));

    private static string Of(ExpectationFailure failure)
    {
        var named = failure.Proxies.Take(MostProxies).Select(p => p.ToString()).ToList();
        var rest = failure.Proxies.Count - named.Count;
        var count = failure.Proxies.Count == failure.Asked
            ? Plural.Of(failure.Asked, "proxy", "proxies")
            : string.Create(CultureInfo.InvariantCulture, $"{failure.Proxies.Count} of {Plural.Of(failure.Asked, "proxy", "proxies")}");
        return $"{count}: {string.Join(", ", named)}{(rest > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {rest} more") : "")}";
    }
}
