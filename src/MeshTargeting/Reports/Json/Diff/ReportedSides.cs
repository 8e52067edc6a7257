using System.Text.Json;
using MeshTargeting.Comparing.Changes;
using MeshTargeting.Reports.Inspect;
using MeshTargeting.Reports.Json.Inspect;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Reports.Json.Diff;

/// <summary>A value in one of the states.</summary>
/// <param name="Value">The value.</param>
/// <param name="Origin">Where it comes from; null for what no manifest says.</param>
public sealed record ReportedSide(JsonElement Value, ReportedPlace? Origin)
{
    internal static ReportedSide? Of(ConfValue? value, Places places) =>
        value is null ? null : new ReportedSide(value.ToJson(), ReportedPlace.Of(value.Place, places));
}

/// <summary>Requests that fare otherwise.</summary>
/// <param name="Match">The requests, as a <c>matches[]</c> of a MeshHTTPRoute; null for all.</param>
/// <param name="Before">What became of them; null where the destination is new.</param>
/// <param name="After">What becomes of them; null where the destination is gone.</param>
public sealed record ReportedRequests(JsonElement? Match, ReportedFate? Before, ReportedFate? After)
{
    internal static ReportedRequests Of(TrafficChange change, Places places) =>
        new(change.Match?.ToJson(), ReportedFate.Of(change.Before, places), ReportedFate.Of(change.After, places));
}

/// <summary>What becomes of requests.</summary>
/// <param name="Outcome"><c>Forwarded</c>, <c>Redirected</c>, <c>Skipped</c> or <c>Fails</c>, as <c>inspect</c> has them.</param>
/// <param name="Shares">Where they go.</param>
/// <param name="Failing">The part that fails, from 0 to 1.</param>
/// <param name="Reached">False where an earlier route takes all of them.</param>
/// <param name="Filters">What is done to them on the way.</param>
/// <param name="Dropped">Why backends get nothing.</param>
/// <param name="Faults">Why the proxy keeps the configuration that it has.</param>
/// <param name="Origin">The route; null for Kuma's own.</param>
public sealed record ReportedFate(
    string Outcome,
    IReadOnlyList<ReportedPart> Shares,
    double Failing,
    bool Reached,
    IReadOnlyList<string> Filters,
    IReadOnlyList<string> Dropped,
    IReadOnlyList<string> Faults,
    ReportedPlace? Origin)
{
    internal static ReportedFate? Of(RouteState? state, Places places) => state is null ? null : new ReportedFate(
        state.Outcome.ToString(),
        state.Shares.Select(s => new ReportedPart(s.Target, s.Share, ReportedPlace.Of(s.Place, places))).ToList(),
        state.Failing,
        state.IsReached,
        state.Filters,
        state.Dropped,
        state.Faults,
        ReportedPlace.Of(state.Place, places));
}

/// <summary>A part of some requests.</summary>
/// <param name="Target">Where it goes: <c>MeshService shop/cart:grpc</c>.</param>
/// <param name="Share">The part, from 0 to 1.</param>
/// <param name="Origin">The backendRef; null where the requests go to the service that they are meant for anyway.</param>
public sealed record ReportedPart(string Target, double Share, ReportedPlace? Origin);

/// <summary>Who may call.</summary>
/// <param name="Admitted">Known proxies that may call now and might not before.</param>
/// <param name="ShutOut">Known proxies that may call no more.</param>
/// <param name="KnownClients">Of how many proxies that can be told at all.</param>
/// <param name="Enforced">False where the input has neither mTLS nor a MeshIdentity, without which permissions have no effect.</param>
/// <param name="Opens">Permissions by which access opens.</param>
/// <param name="Closes">Permissions by which access closes.</param>
public sealed record ReportedAccess(
    IReadOnlyList<ResourceName> Admitted,
    IReadOnlyList<ResourceName> ShutOut,
    int KnownClients,
    bool Enforced,
    IReadOnlyList<ReportedPermit> Opens,
    IReadOnlyList<ReportedPermit> Closes)
{
    internal static ReportedAccess Of(AccessChange change, Places places) => new(
        change.Admitted.Select(ResourceName.Of).ToList(),
        change.ShutOut.Select(ResourceName.Of).ToList(),
        change.KnownClients,
        change.IsEnforced,
        change.Opens.Select(r => ReportedPermit.Of(r, places)).ToList(),
        change.Closes.Select(r => ReportedPermit.Of(r, places)).ToList());
}

/// <summary>A permission.</summary>
/// <param name="Verdict"><c>Allow</c>, <c>AllowWithShadowDeny</c> or <c>Deny</c>.</param>
/// <param name="Clients">The clients; empty for all.</param>
/// <param name="Gone">True where it is one that is no more.</param>
/// <param name="Origin">Where it stands, or stood.</param>
public sealed record ReportedPermit(string Verdict, string Clients, bool Gone, ReportedPlace? Origin)
{
    internal static ReportedPermit Of(AccessRule rule, Places places) =>
        new(rule.Verdict.ToString(), rule.Clients, rule.IsGone, ReportedPlace.Of(rule.Place, places));
}

/// <summary>A reference that begins or ceases to resolve.</summary>
/// <param name="From">The policy.</param>
/// <param name="Path">The place in its manifest.</param>
/// <param name="Before">What became of it: a reason as <c>resolve</c> has them; null where it is new.</param>
/// <param name="After">What becomes of it.</param>
/// <param name="File">The file; null where the policy comes from none.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record ReportedReferenceChange(ResourceName From, string Path, string? Before, string? After, string? File, int? Line)
{
    internal static ReportedReferenceChange Of(ReferenceChange change, Places places)
    {
        var reference = (change.After ?? change.Before)!;
        return new ReportedReferenceChange(
            ResourceName.Of(reference.From.Id),
            reference.Path,
            change.Was?.Reason.ToString(),
            change.Is?.Reason.ToString(),
            reference.From.Source?.File,
            places.Find(new ConfPlace(reference.From, reference.Path))?.Line);
    }
}
