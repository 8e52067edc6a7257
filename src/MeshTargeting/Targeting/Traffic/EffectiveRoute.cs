using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>What becomes of traffic that a route takes.</summary>
public enum RouteOutcome
{
    /// <summary>It goes to the backends, by their shares.</summary>
    Forwarded,

    /// <summary>The client is sent elsewhere.</summary>
    Redirected,

    /// <summary>No backend is left and the route is left out: the traffic is taken by the next route that fits, if there is one.</summary>
    Skipped,

    /// <summary>Some or all of it is answered with status 500, or, where it is no HTTP, its connections are closed.</summary>
    Fails,
}

/// <summary>A part of a route's traffic, and where it goes.</summary>
/// <param name="Target">
/// The destination, with the port as the backendRef writes it; null where it goes by tag. Policies along the way are looked up by this, so
/// what they set for a port by its name misses traffic that is sent to its number.
/// </param>
/// <param name="Port">The port itself; null where the traffic goes by tag.</param>
/// <param name="ServiceTag">The value of <c>kuma.io/service</c> by which it goes; null where it goes to a resource.</param>
/// <param name="Share">The part of the traffic, from 0 to 1.</param>
/// <param name="Place">The backendRef; null where the traffic goes to the service that it is meant for anyway.</param>
public sealed record BackendShare(RuleTarget? Target, ServicePort? Port, string? ServiceTag, double Share, ConfPlace? Place);

/// <summary>A backendRef that gets no traffic.</summary>
/// <param name="Place">The backendRef.</param>
/// <param name="Why">Why it gets none; a sentence without a full stop.</param>
/// <param name="FailingShare">The part of the traffic that is answered with status 500 in its place; 0 where the others take it over.</param>
public sealed record DroppedBackend(ConfPlace? Place, string Why, double FailingShare);

/// <summary>A route as a proxy has it, in the order in which they are tried.</summary>
/// <param name="Match">The requests that it takes, as a <c>matches[]</c> of a MeshHTTPRoute; null for all traffic of a TCP route.</param>
/// <param name="Origin">The item of the route policy; null for what Kuma adds itself.</param>
/// <param name="Filters">The filters, in their order.</param>
/// <param name="Backends">Where the traffic goes; the shares of those and the failing ones add up to 1 where there are any.</param>
/// <param name="Dropped">Backends that get nothing.</param>
/// <param name="Mirrors">Where copies go, and what becomes of them; sentences without a full stop.</param>
/// <param name="Outcome">What becomes of the traffic.</param>
public sealed record EffectiveRoute(
    ConfValue? Match,
    ItemOrigin? Origin,
    IReadOnlyList<ConfValue> Filters,
    IReadOnlyList<BackendShare> Backends,
    IReadOnlyList<DroppedBackend> Dropped,
    IReadOnlyList<string> Mirrors,
    RouteOutcome Outcome)
{
    /// <summary>
    /// The index, among the routes of the outbound, of the earlier one that takes every request that this one would; null where none is
    /// known to.
    /// </summary>
    public int? CoveredBy { get; init; }
}
