using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Expecting;

/// <summary>What policies come to for all the traffic that an inbound takes.</summary>
internal static class IncomingConfs
{
    /// <summary>
    /// The configuration: one, or none. Of MeshFaultInjection and MeshTrafficPermission every rule counts by itself, so there may be more.
    /// </summary>
    public static IReadOnlyList<ConfValue> Of(World world, ProxyRules rules, Resource<DataplaneSpec> proxy, DataplaneInbound inbound)
    {
        var listener = Listeners.Of(inbound, ProxyView.Of(world, proxy));
        var found = rules.Inbound.GetValueOrDefault(listener) ?? [];
        var isList = rules.Matched.Kind == MeshFaultInjectionSpec.Descriptor || rules.Matched.Kind == MeshTrafficPermissionSpec.Descriptor;
        if (found.Count == 0)
        {
            // Of these kinds alone does Kuma still read "from" by the tags of the client, and only where there are no rules.
            return isList && rules.From.TryGetValue(listener, out var from) ? from.Rules.Select(r => r.Conf).ToList() : [];
        }

        return isList ? found.Select(r => r.Conf).ToList()
            : InboundRules.ForAll(found) is { } conf ? [conf]
            : [];
    }
}
