using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Matching;

/// <summary>Why a policy applies to a proxy, or why it does not.</summary>
public static class Why
{
    /// <summary>Asks one after the other what must hold for a policy to apply to a proxy, up to the first that does not.</summary>
    /// <param name="world">The World.</param>
    /// <param name="policy">The policy; of a kind whose spec is an <see cref="IPolicySpec"/>.</param>
    /// <param name="proxy">The proxy.</param>
    public static WhyAnswer Explain(World world, Resource policy, Resource<DataplaneSpec> proxy)
    {
        var view = ProxyView.Of(world, proxy);
        var asked = new List<Predicate>();
        foreach (var predicate in WhyPlace.OfPolicy(world, policy, view).Concat(Located(world, policy, view, [])))
        {
            asked.Add(predicate);
            if (!predicate.Holds)
            {
                return new WhyAnswer(policy, proxy, asked, []);
            }
        }

        var selection = PolicySelector.Select(world, policy, PolicyTraits.Of(policy, world.Options).TargetRef, view, out _);
        return new WhyAnswer(policy, proxy, asked, selection?.Sections ?? []);
    }

    /// <summary>Zone, namespace and target: of the policy, and again of each route that it goes by.</summary>
    internal static IEnumerable<Predicate> Located(World world, Resource policy, ProxyView proxy, IReadOnlyList<Resource> through) =>
        WhyPlace.OfLocation(world, policy, proxy, isRoute: through.Count > 0).Concat(WhyTarget.Of(world, policy, proxy, through));
}

/// <summary>The answer: what was asked in its order, and what came out.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Proxy">The proxy.</param>
/// <param name="Predicates">What was asked; where the policy does not apply, the last of them is the one that fails.</param>
/// <param name="Inbounds">The inbounds that it selects, as sectionName would say them; empty where it does not apply, and for gateways.</param>
public sealed record WhyAnswer(
    Resource Policy, Resource<DataplaneSpec> Proxy, IReadOnlyList<Predicate> Predicates, IReadOnlyList<string> Inbounds)
{
    /// <summary>Whether the policy applies.</summary>
    public bool Applies => Predicates.All(p => p.Holds);
}

/// <summary>Something that must hold for a policy to apply to a proxy.</summary>
/// <param name="Name">A name for programs: <c>Mesh</c>, <c>Effect</c>, <c>Zone</c>, <c>Namespace</c>, <c>ProxyType</c>, <c>Labels</c>, <c>Section</c>, …</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Sentence">What is so, for people, without a full stop: "the policy is in namespace a and of role consumer, the proxy is in b".</param>
/// <param name="Path">The place in the policy that asks for it, for example <c>spec.targetRef.labels</c>; null where none does.</param>
/// <param name="Source">The route in which <paramref name="Path"/> stands, where the policy goes by one; null where it stands in the policy.</param>
public sealed record Predicate(string Name, bool Holds, string Sentence, string? Path, Resource? Source = null);
