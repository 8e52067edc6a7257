using System.Globalization;
using MeshTargeting.Comparing.Changes;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Reports.Diff.Words;

/// <summary>A cause, and all that it brings about.</summary>
/// <param name="Title">What was done to which resource: <c>MeshTimeout app/t has changed</c>.</param>
/// <param name="Place">Where it stands, or stood: <c>timeout.yaml:3</c>; empty where that is nowhere.</param>
/// <param name="Groups">What it brings about, by whom and where.</param>
internal sealed record DiffBlock(string Title, string Place, IReadOnlyList<DiffGroup> Groups);

/// <summary>What changes for the same proxies at the same places.</summary>
/// <param name="Where">The proxies and places; empty where the lines speak for themselves.</param>
/// <param name="Lines">What changes.</param>
internal sealed record DiffGroup(string Where, IReadOnlyList<DiffLine> Lines);

/// <summary>One thing that changes.</summary>
/// <param name="What">What.</param>
/// <param name="Origin">Where it comes from, and came from; may be empty.</param>
internal sealed record DiffLine(string What, string Origin);

/// <summary>Puts all that is otherwise into words: a block a cause.</summary>
internal static class DiffBlocks
{
    /// <summary>The blocks, the weightiest first.</summary>
    public static IReadOnlyList<DiffBlock> Of(DiffResult result) => result.Differences.Changes
        .GroupBy(c => (c.Cause.Resource, c.Cause.Verb))
        .Select(g => Of(result, g.First().Cause, g))
        .ToList();

    /// <summary>The words for one change.</summary>
    public static IEnumerable<DiffLine> Lines(DiffResult result, Change change) => change switch
    {
        SettingChange c => [new DiffLine(SettingWords.Of(c), Origin(result, c))],
        TrafficChange c => [new DiffLine(TrafficWords.Of(c), Origin(result, c.Cause, c.Before?.Place, c.After?.Place))],
        AccessChange c => AccessWords.Of(c).Select(l => new DiffLine(l.What, l.Rule is { } rule ? Place(result, c.Cause, rule.Place, wasThere: rule.IsGone) : "")),
        CoverageChange c => PolicyWords.Of(c).Select(l => new DiffLine(l, "")),
        OrderChange c => [new DiffLine(PolicyWords.Of(c), "")],
        ReferenceChange c => [new DiffLine(PolicyWords.Of(c), FileAt(result, (c.After ?? c.Before) is { } r ? new ConfPlace(r.From, r.Path) : null))],
        ResourceChange c => [new DiffLine(PolicyWords.Of(c), "")],
        IdleChange c => [new DiffLine(PolicyWords.Of(c), "")],
        _ => [],
    };

    /// <summary>Whom and where a change concerns; empty where its words say so themselves.</summary>
    public static string Where(Change change) => change is SettingChange or TrafficChange ? Names.Where(change) : "";

    /// <summary>A place as <c>file:line</c>; empty for what comes from no text.</summary>
    public static string FileAt(DiffResult result, ConfPlace? place) => place?.Policy.Source?.File is not { Length: > 0 } file
        ? ""
        : result.Places.Find(place) is { } at ? string.Create(CultureInfo.InvariantCulture, $"{file}:{at.Line}") : file;

    private static DiffBlock Of(DiffResult result, Cause cause, IEnumerable<Change> changes)
    {
        var groups = new List<DiffGroup>();
        foreach (var group in changes.GroupBy(Where))
        {
            groups.Add(new DiffGroup(group.Key, group.SelectMany(c => Lines(result, c)).Distinct().ToList()));
        }

        return new DiffBlock(Title(result, cause), FileAt(result, cause.Latest is { } resource ? new ConfPlace(resource, "") : null), groups);
    }

    private static string Title(DiffResult result, Cause cause) => cause.Verb switch
    {
        CauseVerb.Added => $"{cause.Resource} is new",
        CauseVerb.Removed => $"{cause.Resource} is gone",
        CauseVerb.Changed => $"{cause.Resource} has changed",
        _ when result.Differences.Base.Options.Semantics != result.Differences.Head.Options.Semantics =>
            $"{cause.Resource} under Kuma {result.Differences.Head.Options.Semantics.Version}",
        _ => $"{cause.Resource}, unchanged",
    };

    private static string Origin(DiffResult result, SettingChange change) => Origin(result, change.Cause, change.Before?.Place, change.After?.Place);

    /// <summary>Where a value comes from, with the policy where that is not the cause; where it came from, where that was elsewhere.</summary>
    private static string Origin(DiffResult result, Cause cause, ConfPlace? before, ConfPlace? after)
    {
        var (old, young) = (Place(result, cause, before, wasThere: true), Place(result, cause, after, wasThere: false));
        if (after is null)
        {
            return old;
        }

        return before is null || before.Policy.Id == after.Policy.Id ? young : $"{young}, {old}";
    }

    private static string Place(DiffResult result, Cause cause, ConfPlace? place, bool wasThere)
    {
        if (place is null)
        {
            return "";
        }

        var policy = place.Policy.Id == cause.Resource ? "" : place.Policy.Id.ToString();
        var file = FileAt(result, place);
        var text = policy.Length == 0 ? file : file.Length == 0 ? policy : $"{policy} {file}";
        return !wasThere ? text : text.Length == 0 ? "" : $"was {text}";
    }
}
