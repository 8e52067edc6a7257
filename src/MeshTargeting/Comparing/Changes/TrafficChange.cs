using MeshTargeting.Resources;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Traffic;

namespace MeshTargeting.Comparing.Changes;

/// <summary>Requests go elsewhere, or in other shares, or are treated otherwise on their way.</summary>
public sealed record TrafficChange : Change
{
    /// <summary>The requests, as a <c>matches[]</c> of a MeshHTTPRoute; null for all that goes to the destination.</summary>
    public required ConfValue? Match { get; init; }

    /// <summary>What became of them; null where the destination is new.</summary>
    public required RouteState? Before { get; init; }

    /// <summary>What becomes of them; null where the destination is gone.</summary>
    public required RouteState? After { get; init; }

    /// <summary>True where no route was for just these requests before: <see cref="Before"/> is what another made of them.</summary>
    public required bool IsNewRoute { get; init; }

    /// <summary>True where no route is for just these requests any more: <see cref="After"/> is what another makes of them.</summary>
    public required bool IsGoneRoute { get; init; }
}

/// <summary>What becomes of some requests.</summary>
/// <param name="Shares">Where they go, each target once, in the order of the route.</param>
/// <param name="Failing">The part of them that is answered with status 500, or whose connection is closed.</param>
/// <param name="Dropped">Why backends of the route get nothing; sentences without a full stop.</param>
/// <param name="Filters">What is done to them on the way, as people read it.</param>
/// <param name="Outcome">What becomes of them.</param>
/// <param name="IsReached">False where an earlier route takes all of them.</param>
/// <param name="Faults">Why the proxy cannot be given this and keeps the configuration that it has; empty where all is well.</param>
/// <param name="Place">The route; null where Kuma adds it itself.</param>
public sealed record RouteState(
    IReadOnlyList<TrafficShare> Shares,
    double Failing,
    IReadOnlyList<string> Dropped,
    IReadOnlyList<string> Filters,
    RouteOutcome Outcome,
    bool IsReached,
    IReadOnlyList<string> Faults,
    ConfPlace? Place);

/// <summary>A part of some requests, and where it goes.</summary>
/// <param name="Resource">The destination; null where it goes by tag.</param>
/// <param name="Target">The same as people read it: <c>MeshService shop/cart:grpc</c>, or the tag.</param>
/// <param name="Share">The part, from 0 to 1.</param>
/// <param name="Place">The backendRef; null where the requests go to the service that they are meant for anyway.</param>
public sealed record TrafficShare(ResourceId? Resource, string Target, double Share, ConfPlace? Place);
