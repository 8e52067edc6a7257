using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Policies;

/// <summary>
/// Three policies of kind Dataplane, each of which goes before another: one by name before one by labels, for it always does; that one
/// before or equal to one with neither, and this one before the first, by their sections, origins, roles or display names. There are no
/// other circles: without names, or without labels, or without a bare one what Kuma compares is an order.
/// </summary>
/// <param name="Labelled">The policy that selects by labels.</param>
/// <param name="Bare">The policy that selects by neither name nor labels.</param>
internal sealed record PolicyCircle(Resource Labelled, Resource Bare)
{
    /// <summary>
    /// The policies that go round in a circle with one that selects a proxy by name, at one inbound of it and to some effect; null where
    /// none do.
    /// </summary>
    public static PolicyCircle? Of(World world, Resource named, Resource<DataplaneSpec> proxy)
    {
        var semantics = world.Options.Semantics;
        var view = ProxyView.Of(world, proxy);
        if (Select(world, named, view) is not { } own)
        {
            return null;
        }

        var (labelled, bare) = Others(world, named, view, own);
        foreach (var low in bare)
        {
            foreach (var high in labelled)
            {
                if (PolicyOrder.Compare(semantics, high.Traits, low.Traits) >= 0
                    && (own.Inbounds.Count == 0 || own.Inbounds.Any(i => high.Selection.Inbounds.Contains(i) && low.Selection.Inbounds.Contains(i)))
                    && Compete(world, named, high.Policy, low.Policy))
                {
                    return new PolicyCircle(high.Policy, low.Policy);
                }
            }
        }

        return null;
    }

    /// <summary>
    /// What else of the proxy's policies may be part of a circle: those by labels, and bare ones that go before the named one. None where
    /// the highest of the former is below the lowest of the latter.
    /// </summary>
    private static (List<Candidate> Labelled, List<Candidate> Bare) Others(World world, Resource named, ProxyView proxy, Selection own)
    {
        var semantics = world.Options.Semantics;
        var traits = PolicyTraits.Of(named, world.Options);
        var (labelled, bare) = (new List<Candidate>(), new List<Candidate>());
        foreach (var policy in world.Anchored(named.Metadata.Mesh, named.Kind, ProxyAnchors.OfPolicies(world, proxy)))
        {
            var other = PolicyTraits.Of(policy, world.Options);
            if (other is { IsShadow: false, TargetRef: { Kind: "Dataplane", Name: null or "" } reference }
                && (reference.Labels is not null || PolicyOrder.Compare(semantics, other, traits) > 0)
                && Select(world, policy, proxy) is { } selection
                && (own.Inbounds.Count == 0 || own.Inbounds.Exists(selection.Inbounds.Contains)))
            {
                (reference.Labels is not null ? labelled : bare).Add(new Candidate(policy, other, selection));
            }
        }

        if (labelled.Count == 0 || bare.Count == 0)
        {
            return ([], []);
        }

        labelled.Sort((a, b) => Order(semantics, b, a));
        bare.Sort((a, b) => Order(semantics, a, b));
        return PolicyOrder.Compare(semantics, labelled[0].Traits, bare[0].Traits) >= 0 ? (labelled, bare) : ([], []);
    }

    private static int Order(KumaSemantics semantics, Candidate a, Candidate b)
    {
        var order = PolicyOrder.Compare(semantics, a.Traits, b.Traits);
        return order != 0 ? order : a.Policy.Id.CompareTo(b.Policy.Id);
    }

    private static Selection? Select(World world, Resource policy, ProxyView proxy) =>
        PolicySelector.Select(world, policy, PolicyTraits.Of(policy, world.Options).TargetRef, proxy, out _);

    private static bool Compete(World world, Resource a, Resource b, Resource c) =>
        CompetingItems.Find(world, a, b) is not null || CompetingItems.Find(world, b, c) is not null || CompetingItems.Find(world, c, a) is not null;

    private readonly record struct Candidate(Resource Policy, PolicyTraits Traits, Selection Selection);
}
