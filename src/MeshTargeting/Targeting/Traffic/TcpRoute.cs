using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>The TCP route of an outbound (meshtcproute/plugin/v1alpha1/listeners_backendrefs.go).</summary>
/// <param name="Route">The route; its outcome is <see cref="RouteOutcome.Fails"/> where no backend is left and connections are closed.</param>
/// <param name="Notes">What a reader should know besides.</param>
/// <param name="Fault">Why the proxy's configuration cannot be made; null where it can.</param>
internal sealed record TcpRoute(EffectiveRoute Route, IReadOnlyList<string> Notes, string? Fault)
{
    /// <summary>
    /// The route of an outbound; null where Kuma makes no listener of it: the MeshTCPRoute for it has no backendRefs, or none that it does
    /// not forget at once.
    /// </summary>
    public static TcpRoute? Of(World world, Outbound outbound, RouteRule? rule)
    {
        var origin = rule is { Origins: [.., var last] } ? last : null;
        var written = (((rule?.Conf as ConfObject)?.Find("default") as ConfObject)?.Find("backendRefs") as ConfList)?.Items ?? [];
        List<RouteBackend> backends = rule is null
            ? [RouteBackend.Default(world, outbound, http: false)]
            : written.Select(conf => RouteBackend.Of(world, origin?.Policy ?? conf.Place!.Policy, conf, http: false)).ToList();
        if (backends.TrueForAll(b => b.Vanishes))
        {
            return null;
        }

        var split = BackendSplit.Among(backends);
        var route = new EffectiveRoute(
            null, origin, [], split.Backends, split.Dropped, [], split.Backends.Count == 0 ? RouteOutcome.Fails : RouteOutcome.Forwarded);
        return new TcpRoute(
            route,
            BackendNotes.Of(backends, origin).ToList(),
            split.Fault is { } fault && origin is not null ? $"{origin.Policy}: {fault}" : null);
    }
}
