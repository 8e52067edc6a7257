using System.Globalization;
using MeshTargeting.Comparing.Changes;
using MeshTargeting.Reports.Inspect;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Traffic;

namespace MeshTargeting.Reports.Diff.Words;

/// <summary>Says what becomes of requests.</summary>
internal static class TrafficWords
{
    /// <summary>For example <c>PathPrefix /: shop/cart:http 90% → 50%, shop/cart-v2:http 10% → 50%</c>.</summary>
    public static string Of(TrafficChange change)
    {
        var requests = Requests(change.Match);
        return (change.Before, change.After) switch
        {
            (null, { } now) => $"{requests}: {Fate(now)}",
            ({ } was, null) => $"{requests}: {Fate(was)} before",
            ({ } was, { } now) when change.IsNewRoute => $"{requests}, a route of their own now: {Fate(now)}; before: {Fate(was)}",
            ({ } was, { } now) when change.IsGoneRoute => $"{requests}, no route of their own any more: {Fate(now)}; before: {Fate(was)}",
            ({ } was, { } now) => $"{requests}: {Difference(was, now)}",
            _ => requests,
        };
    }

    /// <summary>The requests: <c>GET, PathPrefix /api</c>; a prefix of everything is everything.</summary>
    public static string Requests(ConfValue? match) => RouteMatchText.Of(match) switch
    {
        "everything" or "PathPrefix /" => "all requests",
        var text => text,
    };

    /// <summary>A part of something: <c>33.33%</c>.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>A target without its kind, where it is a MeshService.</summary>
    public static string Target(TrafficShare share) => share.Resource is { Kind: "MeshService" } ? share.Target["MeshService ".Length..] : share.Target;

    private static string Fate(RouteState state)
    {
        var parts = new List<string>();
        if (state.Outcome == RouteOutcome.Redirected)
        {
            parts.Add("redirected");
        }
        else if (state.Shares.Count > 0)
        {
            parts.Add(string.Join(", ", state.Shares.Select(s => s.Share >= 1 ? $"to {Target(s)}" : $"{Percent(s.Share)} to {Target(s)}")));
        }

        if (state.Failing > 0)
        {
            parts.Add(state.Failing >= 1 ? "all fail" : $"{Percent(state.Failing)} fail");
        }

        if (parts.Count == 0)
        {
            parts.Add("nowhere, since Kuma makes no listener for them");
        }

        if (state.Filters.Count > 0 && state.Outcome != RouteOutcome.Redirected)
        {
            parts.Add("changed on the way");
        }

        if (!state.IsReached)
        {
            parts.Add("but an earlier route takes them all");
        }

        if (state.Faults.Count > 0)
        {
            parts.Add($"but {Fault(state)}");
        }

        return string.Join(", ", parts);
    }

    private static string Difference(RouteState was, RouteState now)
    {
        var parts = new List<string>();
        foreach (var target in was.Shares.Concat(now.Shares).DistinctBy(s => s.Target))
        {
            var (old, young) = (was.Shares.FirstOrDefault(s => s.Target == target.Target)?.Share ?? 0, now.Shares.FirstOrDefault(s => s.Target == target.Target)?.Share ?? 0);
            if (Math.Abs(old - young) >= 1e-9)
            {
                parts.Add($"{Target(target)} {Percent(old)} → {Percent(young)}");
            }
        }

        if (Math.Abs(was.Failing - now.Failing) >= 1e-9)
        {
            parts.Add($"failing {Percent(was.Failing)} → {Percent(now.Failing)}");
        }

        if (now.Outcome == RouteOutcome.Skipped && was.Outcome != RouteOutcome.Skipped)
        {
            parts.Add(now.Shares.Count > 0 ? "their own route is left out, since none of its backends is left" : "no listener is left for them");
        }

        if (was.Outcome == RouteOutcome.Skipped && now.Outcome != RouteOutcome.Skipped)
        {
            parts.Add("their own route, left out before, counts now");
        }

        if (now.Outcome == RouteOutcome.Redirected != (was.Outcome == RouteOutcome.Redirected))
        {
            parts.Add(now.Outcome == RouteOutcome.Redirected ? "are redirected now" : "are redirected no more");
        }

        if (!was.Filters.SequenceEqual(now.Filters))
        {
            parts.Add($"on the way {Filters(was)} → {Filters(now)}");
        }

        if (was.IsReached != now.IsReached)
        {
            parts.Add(now.IsReached ? "their route is reached now" : "their route is never reached any more, since an earlier one takes them all");
        }

        if (now.Faults.Count > 0 && was.Faults.Count == 0)
        {
            parts.Add(Fault(now));
        }

        if (now.Faults.Count == 0 && was.Faults.Count > 0)
        {
            parts.Add("the proxy can be given its configuration again");
        }

        if (now.Dropped.Except(was.Dropped).ToList() is { Count: > 0 } dropped)
        {
            parts.Add($"left out: {string.Join("; ", dropped)}");
        }

        return parts.Count == 0 ? "taken by another route, to the same effect" : string.Join(", ", parts);
    }

    private static string Fault(RouteState state) => $"the proxy cannot be given this and keeps the configuration that it has: {state.Faults[0]}";

    private static string Filters(RouteState state)
    {
        var text = state.Filters.Count == 0 ? "nothing" : string.Join(" ", state.Filters);
        return text.Length <= 100 ? text : text[..99] + "…";
    }
}
