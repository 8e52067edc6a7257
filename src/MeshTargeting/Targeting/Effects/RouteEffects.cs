using MeshTargeting.Resources;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Targeting.Effects;

/// <summary>
/// What an item for a MeshHTTPRoute sets to no effect: settings that Kuma makes for connections to a service, which are the same whatever
/// route a request takes (meshtimeout/plugin/v1alpha1/plugin.go, applyToRealResource).
/// </summary>
public static class RouteEffects
{
    private const string WorksAt = "a service";

    private static readonly string[] OfConnections =
        ["connectionTimeout", "idleTimeout", "http.maxStreamDuration", "http.maxConnectionDuration", "http.requestHeadersTimeout"];

    /// <summary>The fields, in the order of their declaration; none where the configuration sets none of these.</summary>
    /// <param name="kind">The kind of the policy.</param>
    /// <param name="conf">The configuration of an item for a MeshHTTPRoute.</param>
    public static IReadOnlyList<IdleField> Of(KindDescriptor kind, ConfValue conf) => kind.Name != "MeshTimeout"
        ? []
        : OfConnections
            .Select(path => (Path: path, Value: ProtocolEffects.Find(conf, path)))
            .Where(f => f.Value is not null)
            .Select(f => new IdleField(f.Path, f.Value!, WorksAt))
            .ToList();
}
