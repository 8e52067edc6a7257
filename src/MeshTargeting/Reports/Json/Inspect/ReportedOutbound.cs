using System.Text.Json;
using MeshTargeting.Reports.Inspect;
using MeshTargeting.Reports.Inspect.Proxies;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Json.Inspect;

/// <summary>A port of a destination as scripts read it.</summary>
/// <param name="Kri">Kuma's identifier.</param>
/// <param name="Destination">The MeshService, MeshMultiZoneService or MeshExternalService.</param>
/// <param name="Section">The port's name, else its number.</param>
/// <param name="Port">The port's number.</param>
/// <param name="AppProtocol">The port's protocol.</param>
public sealed record ReportedDestination(string Kri, ResourceName Destination, string Section, int Port, string AppProtocol)
{
    internal static ReportedDestination Of(Outbound outbound, World world) => new(
        world.KriOf(outbound.Destination, outbound.Port.Section).ToString(),
        ResourceName.Of(outbound.Destination.Id),
        outbound.Port.Section,
        outbound.Port.Number,
        outbound.Port.AppProtocol);
}

/// <summary>What holds for certain outbounds.</summary>
/// <param name="Destinations">The outbounds.</param>
/// <param name="Settings">What holds, of the kinds that say something of these outbounds in particular.</param>
/// <param name="Protocol">The protocol as which Kuma handles the traffic; null where no route is about it.</param>
/// <param name="Routes">The routes in the order in which they are tried; null where there are none: the traffic goes to the service.</param>
/// <param name="AlongRoutes">What holds for traffic along a route.</param>
/// <param name="Notes">What is worth knowing of the routes.</param>
public sealed record ReportedOutbound(
    IReadOnlyList<ReportedDestination> Destinations,
    IReadOnlyList<ReportedSettings> Settings,
    string? Protocol,
    IReadOnlyList<ReportedRoute>? Routes,
    IReadOnlyList<ReportedAlongRoute> AlongRoutes,
    IReadOnlyList<string> Notes)
{
    internal static ReportedOutbound Of(OutboundSettings outbound, World world, Places places) => new(
        outbound.Outbounds.Select(o => ReportedDestination.Of(o, world)).ToList(),
        ReportedSettings.Of(outbound.Settings, places),
        outbound.Traffic?.Protocol,
        outbound.Traffic?.Routes.Select(r => ReportedRoute.Of(r, world, places)).ToList(),
        outbound.AlongRoutes.Select(r => new ReportedAlongRoute(ResourceName.Of(r.Route.Id), ReportedSettings.Of(r.Settings, places))).ToList(),
        outbound.Traffic?.Notes ?? []);
}

/// <summary>What holds for traffic along a route.</summary>
/// <param name="Route">The MeshHTTPRoute.</param>
/// <param name="Settings">What holds.</param>
public sealed record ReportedAlongRoute(ResourceName Route, IReadOnlyList<ReportedSettings> Settings);

/// <summary>A route of an outbound.</summary>
/// <param name="Match">The requests that it takes; null for all traffic of a TCP route.</param>
/// <param name="Origin">Where it stands; null for what Kuma adds itself.</param>
/// <param name="Outcome"><c>Forwarded</c>, <c>Redirected</c>, <c>Skipped</c> or <c>Fails</c>.</param>
/// <param name="Filters">The filters.</param>
/// <param name="Backends">Where the traffic goes.</param>
/// <param name="Dropped">Backends that get nothing, and why.</param>
/// <param name="Mirrors">Where copies go.</param>
public sealed record ReportedRoute(
    JsonElement? Match,
    ReportedPlace? Origin,
    string Outcome,
    IReadOnlyList<JsonElement> Filters,
    IReadOnlyList<ReportedShare> Backends,
    IReadOnlyList<ReportedDrop> Dropped,
    IReadOnlyList<string> Mirrors)
{
    internal static ReportedRoute Of(EffectiveRoute route, World world, Places places) => new(
        route.Match?.ToJson(),
        ReportedPlace.Of(ShownPlaces.PlaceOf(route), places),
        route.Outcome.ToString(),
        route.Filters.Select(f => f.ToJson()).ToList(),
        route.Backends.Select(b => new ReportedShare(KriOf(b.Target, world), b.ServiceTag, b.Share, ReportedPlace.Of(b.Place, places))).ToList(),
        route.Dropped.Select(d => new ReportedDrop(d.Why, d.FailingShare, ReportedPlace.Of(d.Place, places))).ToList(),
        route.Mirrors);

    private static string? KriOf(RuleTarget? target, World world) =>
        target is { } known ? world.KriOf(known.Resource, known.Section).ToString() : null;
}

/// <summary>A part of a route's traffic.</summary>
/// <param name="Kri">The destination and port; null where the traffic goes by tag.</param>
/// <param name="ServiceTag">The value of <c>kuma.io/service</c> by which it goes; null where it goes to a resource.</param>
/// <param name="Share">The part of the traffic, from 0 to 1.</param>
/// <param name="Origin">The backendRef; null where there is none.</param>
public sealed record ReportedShare(string? Kri, string? ServiceTag, double Share, ReportedPlace? Origin);

/// <summary>A backend that gets no traffic.</summary>
/// <param name="Why">Why.</param>
/// <param name="FailingShare">The part of the traffic that is answered with status 500 in its place.</param>
/// <param name="Origin">The backendRef.</param>
public sealed record ReportedDrop(string Why, double FailingShare, ReportedPlace? Origin);
