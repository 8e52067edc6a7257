using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting;

/// <summary>A proxy to which a policy applies.</summary>
/// <param name="Proxy">The proxy.</param>
/// <param name="Inbounds">
/// The selected inbounds and embedded listeners, as sectionName would say them; empty for gateways, which are selected as a whole or by
/// the listeners of their MeshGateway.
/// </param>
public sealed record ProxyMatch(Resource<DataplaneSpec> Proxy, IReadOnlyList<string> Inbounds);

/// <summary>
/// To which proxies a policy applies: by its zone, by its role, by its <c>spec.targetRef</c>; the other way round than
/// <see cref="PolicyMatching"/>.
/// </summary>
/// <remarks>
/// Whether the policy is a shadow (<c>kuma.io/effect: shadow</c>) is not asked: it selects the same proxies, without effect.
/// </remarks>
public static class ProxyMatching
{
    /// <summary>The proxies, in the order of identities; empty for what is no policy.</summary>
    public static IReadOnlyList<ProxyMatch> Select(World world, Resource policy) =>
        policy.SpecObject is IPolicySpec ? Select(world, policy, PolicyTraits.Of(policy, world.Options).TargetRef) : [];

    /// <summary>
    /// The proxies that Kuma's inspect API lists for a policy, in the order of identities: the same, and those for which the policy is none
    /// only because a MeshGateway selects them that are no builtin gateways (matchers/dataplane.go, PolicyMatches).
    /// </summary>
    public static IReadOnlyList<Resource<DataplaneSpec>> Listed(World world, Resource policy)
    {
        if (policy.SpecObject is not IPolicySpec)
        {
            return [];
        }

        var reference = PolicyTraits.Of(policy, world.Options).TargetRef;
        return ProxyCandidates.Of(world, policy, reference)
            .Where(proxy => PolicySelector.Select(world, policy, reference, ProxyView.Of(world, proxy).AsListed(), out _) is not null)
            .ToList();
    }

    /// <summary>Whether there is any proxy to which a policy applies; found without listing all.</summary>
    internal static bool SelectsAny(World world, Resource policy)
    {
        var traits = PolicyTraits.Of(policy, world.Options);
        var proxies = world.OfKind(policy.Metadata.Mesh, DataplaneSpec.Descriptor);

        // Whoever is confined to a namespace mostly finds its proxies there, and that is a small part of a mesh.
        return (traits.Filter.Namespace is { } ns && Neighbours.InNamespace(proxies, ns).Cast<Resource<DataplaneSpec>>().Any(Selects))
            || ProxyCandidates.Of(world, policy, traits.TargetRef).Any(Selects);

        bool Selects(Resource<DataplaneSpec> proxy) =>
            PolicySelector.Select(world, policy, traits.TargetRef, ProxyView.Of(world, proxy), out _) is not null;
    }

    /// <summary>The proxies that a policy would apply to with another <c>spec.targetRef</c>.</summary>
    internal static IReadOnlyList<ProxyMatch> Select(World world, Resource policy, TargetRef reference)
    {
        var matches = new List<ProxyMatch>();
        foreach (var proxy in ProxyCandidates.Of(world, policy, reference))
        {
            if (PolicySelector.Select(world, policy, reference, ProxyView.Of(world, proxy), out _) is { } selection)
            {
                matches.Add(new ProxyMatch(proxy, selection.Sections));
            }
        }

        return matches;
    }
}
