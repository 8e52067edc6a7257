using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Protocols;

/// <summary>The ports that an item of a policy is for, and how to speak of their protocols.</summary>
/// <param name="Protocols">Their protocols, each once, sorted.</param>
/// <param name="Count">How many ports they are.</param>
/// <param name="Single">What messages call the only port there is, for example <c>port http (80) of MeshService app/a has appProtocol tcp</c>.</param>
/// <param name="Several">What messages call several, to be followed by <c>has …</c>: <c>no port of MeshService app/a</c>.</param>
/// <param name="Word">What messages call a protocol: <c>appProtocol</c> of services, <c>protocol</c> of inbounds.</param>
internal sealed record HitPorts(IReadOnlyList<string> Protocols, int Count, string Single, string Several, string Word)
{
    /// <summary>Says that none of the ports has a protocol that would be needed.</summary>
    public string Without(string needed) => Count == 1 ? Single : $"{Several} has {Word} {needed}";

    /// <summary>The ports that a reference hits; null where it hits none.</summary>
    public static HitPorts? Of(Resolution resolution)
    {
        var hits = resolution.Targets.SelectMany(Ports).ToList();
        if (hits.Count == 0)
        {
            return null;
        }

        var (target, port) = hits[0];
        var origin = target.Resource.DerivedFrom is { } service ? $" (made of {service.Id})" : "";
        return new HitPorts(
            hits.Select(hit => hit.Port.AppProtocol).Distinct().Order(StringComparer.Ordinal).ToList(),
            hits.Count,
            $"port {port} of {target.Resource.Id}{origin} has appProtocol {port.AppProtocol}",
            resolution.Targets.Count == 1 ? $"no port of {target.Resource.Id}{origin}" : $"none of the {hits.Count} ports that the reference hits",
            "appProtocol");
    }

    /// <summary>
    /// The inbounds that a policy selects, where it says which; null for a policy for all proxies, where none are known, and where the
    /// input does not tell what one of them speaks.
    /// </summary>
    public static HitPorts? OfInbounds(World world, Resource policy)
    {
        if (PolicyTraits.Of(policy, world.Options).TargetRef is not { } reference || !IsParticular(reference))
        {
            return null;
        }

        var hits = ProxyMatching.Select(world, policy)
            .SelectMany(match => Inbounds(match).Select(inbound => (match.Proxy, Inbound: inbound)))
            .ToList();
        if (hits.Count == 0 || hits.Exists(hit => hit.Inbound.Port == Worlds.Derivation.Inbounds.ServicelessPort))
        {
            return null;
        }

        var (proxy, first) = hits[0];
        return new HitPorts(
            hits.Select(hit => PortProtocol.Parse(PortProtocol.Of(hit.Inbound))).Distinct().Order(StringComparer.Ordinal).ToList(),
            hits.Count,
            $"inbound {Wording.Port(Targeting.Proxies.SectionOf(first), (int?)first.Port)} of {proxy.Id} has protocol {PortProtocol.Of(first)}",
            $"none of the {hits.Count} inbounds that the policy selects",
            "protocol");
    }

    private static IEnumerable<(Target Target, ServicePort Port)> Ports(Target target) => ServicePort.Of(target.Resource)
        .Where(port => target.Section.Length == 0 || port.Section == target.Section)
        .Select(port => (target, port));

    private static IEnumerable<DataplaneInbound> Inbounds(ProxyMatch match) => (match.Proxy.Spec.Networking?.Inbound ?? [])
        .Where(inbound => match.Inbounds.Contains(Targeting.Proxies.SectionOf(inbound)));

    private static bool IsParticular(TargetRef reference) => reference.Kind switch
    {
        "Dataplane" => reference.Labels is { Count: > 0 } || !string.IsNullOrEmpty(reference.Name + reference.SectionName),
        "MeshSubset" => reference.Tags is { Count: > 0 },
        "MeshService" or "MeshServiceSubset" => true,
        _ => false,
    };
}
