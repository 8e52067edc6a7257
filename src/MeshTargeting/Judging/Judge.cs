using MeshTargeting.Analysis;
using MeshTargeting.Findings;
using MeshTargeting.Judging.Suppressions;
using MeshTargeting.Reading;
using MeshTargeting.Resources;

namespace MeshTargeting.Judging;

/// <summary>What is left of findings once the team has been heard that they concern.</summary>
/// <param name="Findings">Those to report, located, those about suppressions among them, in no particular order.</param>
/// <param name="Suppressed">Those that comments and annotations suppress.</param>
public sealed record Judgement(IReadOnlyList<Finding> Findings, IReadOnlyList<SuppressedFinding> Suppressed);

/// <summary>Weighs findings by what manifests themselves say about them.</summary>
public static class Judge
{
    /// <summary>Weighs.</summary>
    /// <param name="findings">What was found, with the severities that are settled.</param>
    /// <param name="texts">The texts that are judged, in any order.</param>
    /// <param name="resources">The resources in them.</param>
    /// <param name="settings">What is settled: suppressions of what is off are not called idle.</param>
    /// <param name="today">The day of the check, by which suppressions expire; null where none does.</param>
    public static Judgement Weigh(
        IEnumerable<Finding> findings, IReadOnlyList<SourceText> texts, IReadOnlyList<Resource> resources, CheckSettings settings, DateOnly? today)
    {
        var located = Locator.Locate(findings);
        var suppressions = SuppressionFinder.Find(texts, resources);
        if (suppressions.Count == 0)
        {
            return new Judgement(located, []);
        }

        var index = new SuppressionIndex(suppressions.Where(s => !s.IsExpired(today)));
        var kept = new List<Finding>();
        var suppressed = new List<SuppressedFinding>();
        foreach (var finding in located)
        {
            if (index.Find(finding) is { } suppression)
            {
                suppressed.Add(new SuppressedFinding(finding, suppression));
            }
            else
            {
                kept.Add(finding);
            }
        }

        var unreadable = located.Where(IsOfUnreadable).Select(f => f.Source!).ToHashSet();
        var about = suppressions
            .SelectMany(suppression => About(suppression, today, unreadable, index, settings))
            .Select(settings.Apply).OfType<Finding>();
        kept.AddRange(Locator.Locate(about));
        return new Judgement(kept, suppressed);
    }

    /// <summary>What is to be said of a suppression itself.</summary>
    private static IEnumerable<Finding> About(
        Suppression suppression, DateOnly? today, HashSet<SourceDocument> unreadable, SuppressionIndex index, CheckSettings settings)
    {
        var words = suppression.Words;
        foreach (var problem in words.Problems)
        {
            yield return Of(SuppressionRules.Malformed, problem, suppression);
        }

        if (suppression.IsExpired(today) && words.Codes.Count > 0)
        {
            yield return Of(SuppressionRules.Expired, $"the suppression of {List(words.Codes, "and")} expired on {words.Until:yyyy-MM-dd}", suppression);
            yield break;
        }

        // Of a document that cannot be read nobody knows what would be found in it.
        var idle = words.Codes.Where(code => !index.IsUsed(suppression, code) && !settings.IsOff(code)).ToList();
        if (idle.Count > 0 && !unreadable.Contains(suppression.Source))
        {
            var place = suppression.Line is { } line ? $"on line {line}" : "about this resource";
            yield return Of(SuppressionRules.Unused, $"there is no finding {List(idle, "or")} {place}", suppression);
        }
    }

    private static bool IsOfUnreadable(Finding finding) =>
        finding is { Severity: Severity.Error, Source: not null } && finding.Rule.Code.StartsWith("MS0", StringComparison.Ordinal);

    private static Finding Of(RuleDescriptor rule, string message, Suppression suppression) => new()
    {
        Rule = rule,
        Message = message,
        Resource = suppression.Resource,
        Source = suppression.Source,
        Path = suppression.Path,
        Position = suppression.Position,
    };

    private static string List(IReadOnlyList<string> codes, string word) =>
        codes.Count == 1 ? codes[0] : $"{string.Join(", ", codes.Take(codes.Count - 1))} {word} {codes[^1]}";
}
