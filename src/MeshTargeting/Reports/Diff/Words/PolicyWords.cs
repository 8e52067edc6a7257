using MeshTargeting.Comparing.Changes;
using MeshTargeting.Targeting;

namespace MeshTargeting.Reports.Diff.Words;

/// <summary>Says what becomes of policies, their references and their order, and of what comes and goes.</summary>
internal static class PolicyWords
{
    /// <summary>For example <c>applies to shop/web too</c>.</summary>
    public static IEnumerable<string> Of(CoverageChange change)
    {
        var subject = change.Policy == change.Cause.Resource ? "" : $"{change.Policy} ";
        var shadow = change.IsShadow ? ", as a shadow without effect" : "";
        if (change.Cause.Verb == CauseVerb.Added && change.Policy == change.Cause.Resource)
        {
            yield return $"applies to {Names.Proxies(change.Gained)}{shadow}";
            yield break;
        }

        if (change.Cause.Verb == CauseVerb.Removed && change.Policy == change.Cause.Resource)
        {
            yield return $"applied to {Names.Proxies(change.Lost)}{shadow}";
            yield break;
        }

        if (change.Gained.Count > 0)
        {
            yield return $"{subject}now applies to {Names.Proxies(change.Gained)}{shadow}";
        }

        if (change.Lost.Count > 0)
        {
            yield return $"{subject}no longer applies to {Names.Proxies(change.Lost)}";
        }
    }

    /// <summary>For example <c>spec.to[0].targetRef no longer resolves: MeshService a/b was not found</c>.</summary>
    public static string Of(ReferenceChange change)
    {
        var reference = (change.After ?? change.Before)!;
        var subject = reference.From.Id == change.Cause.Resource ? reference.Path : $"{reference.From}, {reference.Path},";
        return (change.Was, change.Is) switch
        {
            (Unresolved, { } now and not Unresolved) => $"{subject} begins to resolve: {Hits(now)}",
            (null, { } now) => $"{subject} resolves to nothing: {now.Explanation}{Suggestion(now)}",
            (_, { } now) => $"{subject} no longer resolves: {now.Explanation}{Suggestion(now)}",
            _ => subject,
        };
    }

    /// <summary>Which of two policies wins is left to chance, or no longer.</summary>
    public static string Of(OrderChange change) => change.IsAmbiguous
        ? $"which of {change.First} and {change.Second} wins is now left to chance at {Names.Proxies(change.Proxies)}: {change.Why}"
        : $"which of {change.First} and {change.Second} wins is no longer left to chance at {Names.Proxies(change.Proxies)}";

    /// <summary>What has come, has gone or is otherwise.</summary>
    public static string Of(ResourceChange change)
    {
        var details = string.Join("; ", change.Details);
        return change.Verb switch
        {
            _ when change.Resource == change.Cause.Resource => details,
            CauseVerb.Added => $"{change.Resource} comes: {details}",
            CauseVerb.Removed => $"{change.Resource} goes: {details}",
            _ => $"{change.Resource} {details}",
        };
    }

    /// <summary>That nothing is otherwise, and why.</summary>
    public static string Of(IdleChange change) => change.Cause.Latest.SpecObject is Resources.IPolicySpec
        ? $"no proxy's effective rules change: {change.Why}"
        : $"no effect told: {change.Why}";

    private static string Hits(Resolution resolution) => resolution is Resolved ? resolution.Explanation["resolves to ".Length..] : resolution.Explanation;

    private static string Suggestion(Resolution resolution) => resolution.Suggestion is { } text ? $"; {text}" : "";
}
