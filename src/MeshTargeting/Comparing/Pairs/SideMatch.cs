using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Comparing.Pairs;

/// <summary>The policies of one kind that select a proxy in one of the Worlds, as far as comparing needs to know.</summary>
/// <param name="All">All of them.</param>
/// <param name="Inbounds">
/// For each inbound and embedded listener, in the order of the manifest, its name and those of the policies that set something for it.
/// </param>
/// <param name="Ambiguities">Pairs of them whose order is left to chance.</param>
/// <param name="IsCircular">Whether what Kuma compares goes round in a circle: then who wins depends on all of them together.</param>
internal sealed record SideMatch(
    PolicyList All, IReadOnlyList<(string Section, PolicyList Policies)> Inbounds, IReadOnlyList<AmbiguousOrder> Ambiguities, bool IsCircular)
{
    /// <summary>What selects a proxy.</summary>
    public static SideMatch Of(World world, MatchedPolicies matched, PolicyList.Pool pool) => new(
        pool.Of([.. matched.Policies.Select(m => m.Policy)]),
        InboundsOf(world, matched, pool),
        matched.Ambiguities,
        matched.Ambiguities.Any(a => PolicyOrder.Compare(
            world.Options.Semantics, PolicyTraits.Of(a.First, world.Options), PolicyTraits.Of(a.Second, world.Options)) != 0));

    private static List<(string Section, PolicyList Policies)> InboundsOf(World world, MatchedPolicies matched, PolicyList.Pool pool)
    {
        var semantics = world.Options.Semantics;
        var networking = matched.Proxy.Spec.Networking;
        var setting = matched.Policies.Where(m => PolicyItems.Of(m.Policy, semantics) is var items && items.From.Count + items.Rules.Count > 0).ToList();
        if (setting.Count == 0 || networking?.Gateway?.Type == "BUILTIN")
        {
            return [];
        }

        var address = networking?.Address ?? "";
        var ports = (networking?.Inbound ?? [])
            .Select(i => (Section: MeshServiceMatching.SectionName(i), Listener: new InboundListener(FirstOf(i.Address, address), i.Port ?? 0)))
            .Concat((networking?.Listeners ?? [])
                .Select(l => (Section: MeshServiceMatching.SectionName(l), Listener: new InboundListener(FirstOf(l.Address, address), l.Port ?? 0))))
            .ToList();
        return ports.ConvertAll(port =>
        {
            // Where a MeshGateway takes traffic at the port of an inbound, Kuma counts its policies for each of the two.
            var policies = setting.SelectMany(m => Enumerable.Repeat(m.Policy, m.Inbounds.Count(listener => listener == port.Listener)));
            return (port.Section, pool.Of([.. matched.Ambiguities.Count == 0 ? policies : PolicyOrder.Sort(world, policies)]));
        });
    }

    private static string FirstOf(string? first, string second) => string.IsNullOrEmpty(first) ? second : first;
}
