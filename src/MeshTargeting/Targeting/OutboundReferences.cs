using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting;

/// <summary>What a Dataplane lists of destinations: its outbounds, and the backends that it is told of.</summary>
internal static class OutboundReferences
{
    /// <summary>Those that lead nowhere, each with why.</summary>
    /// <param name="world">The World.</param>
    /// <param name="proxy">The Dataplane.</param>
    /// <param name="at">The path of <c>networking</c> in its manifest.</param>
    public static IEnumerable<(Reference Reference, Unresolved Why)> Unresolved(World world, Resource<DataplaneSpec> proxy, string at)
    {
        var networking = proxy.Spec.Networking;
        for (var i = 0; i < networking?.Outbound?.Count; i++)
        {
            if (networking.Outbound[i].BackendRef is { } backend)
            {
                var reference = Of(proxy, $"{at}.outbound[{i}].backendRef", backend.Kind, backend.Name, null, backend.Labels, backend.Port);
                if (Explain(world, DestinationQuery.Of(world, proxy, backend), reference, needsPort: networking.TransparentProxying is null) is { } why)
                {
                    yield return (reference, why);
                }
            }
        }

        var reachable = networking?.TransparentProxying?.ReachableBackends?.Refs;
        for (var i = 0; i < reachable?.Count; i++)
        {
            var backend = reachable[i];
            var path = $"{at}.transparentProxying.reachableBackends.refs[{i}]";
            var reference = Of(proxy, path, backend.Kind, backend.Name, backend.Namespace, backend.Labels, backend.Port);
            if (Explain(world, DestinationQuery.Of(world, proxy, backend), reference, needsPort: false) is { } why)
            {
                yield return (reference, why);
            }
        }
    }

    private static Reference Of(
        Resource proxy, string path, string? kind, string? name, string? ns, IReadOnlyDictionary<string, string>? labels, uint? port) =>
        new(proxy, path, new BackendRef { Kind = kind, Name = name, Namespace = ns, Labels = labels, Port = port }, ReferenceRole.Backend);

    /// <summary>Why a destination is not found, or, where traffic is not redirected, why its port is not; null where all is well.</summary>
    private static Unresolved? Explain(World world, DestinationQuery query, Reference reference, bool needsPort)
    {
        if (query.Kind is null || (query.Name.Length == 0 && query.Labels.Count == 0))
        {
            return null;
        }

        var found = query.Find(world);
        if (found.Count == 0)
        {
            return Absence.Explain(world, query.Kind, reference, query.Labels.Count > 0 ? query.Labels : null, legacy: null);
        }

        return needsPort && reference.Port is > 0 and var port
            && ServicePort.FindBackendPort(found[0], port.ToString(System.Globalization.CultureInfo.InvariantCulture)) is null
                ? MissingPort.OfNumber([found[0]], port, reference)
                : null;
    }
}
