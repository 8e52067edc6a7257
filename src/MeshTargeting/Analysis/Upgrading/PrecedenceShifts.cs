using MeshTargeting.Resources;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Upgrading;

/// <summary>
/// Policies of one kind whose precedence over each other hung on what 3.0 no longer tells apart (a MeshSubset outranks a Dataplane, a name
/// outranks labels), and which meet at a proxy: rewritten, the other one might win.
/// </summary>
internal sealed class PrecedenceShifts
{
    private readonly Dictionary<ResourceId, ResourceId> _opponents = [];

    private PrecedenceShifts()
    {
    }

    /// <summary>A policy over which a policy would win, or no longer would, once both are rewritten; null where there is none.</summary>
    public ResourceId? OpponentOf(Resource policy) => _opponents.TryGetValue(policy.Id, out var opponent) ? opponent : null;

    /// <summary>Compares the policies of a kind in a mesh that meet.</summary>
    /// <param name="earlier">The World under 2.14.</param>
    /// <param name="mesh">The mesh.</param>
    /// <param name="kind">The kind of policy.</param>
    public static PrecedenceShifts Of(World earlier, string mesh, KindDescriptor kind)
    {
        var shifts = new PrecedenceShifts();
        var standings = earlier.OfKind(mesh, kind).Select(StandingOf).Distinct().ToList();
        var changing = standings.SelectMany(a => standings.Where(b => Changes(a, b)), (a, b) => (a, b)).ToHashSet();
        if (changing.Count == 0)
        {
            return shifts;
        }

        // Only policies that may change places with another are looked at: mostly there are few, or none.
        var concerned = changing.Select(pair => pair.a).ToHashSet();
        var matches = earlier.OfKind(mesh, kind)
            .Where(policy => concerned.Contains(StandingOf(policy)) && !PolicyTraits.Of(policy, earlier.Options).IsShadow)
            .Select(policy => (policy.Id, Standing: StandingOf(policy), Proxies: ProxyMatching.Select(earlier, policy)))
            .ToList();
        shifts.Compare(matches, changing);
        return shifts;
    }

    private void Compare(
        IReadOnlyList<(ResourceId Policy, Standing Standing, IReadOnlyList<ProxyMatch> Proxies)> matches, HashSet<(Standing, Standing)> changing)
    {
        // One policy of each standing at a proxy is enough to speak of.
        var present = new Dictionary<Resource, Dictionary<Standing, ResourceId>>();
        foreach (var (policy, standing, proxies) in matches)
        {
            foreach (var match in proxies)
            {
                if (!present.TryGetValue(match.Proxy, out var here))
                {
                    present[match.Proxy] = here = [];
                }

                here.TryAdd(standing, policy);
            }
        }

        foreach (var (policy, standing, proxies) in matches)
        {
            var opponents = proxies.SelectMany(match => present[match.Proxy]).Where(other => changing.Contains((standing, other.Key)));
            foreach (var (_, opponent) in opponents.Take(1))
            {
                _opponents.TryAdd(policy, opponent);
            }
        }
    }

    private static bool Changes(Standing a, Standing b) => Math.Sign(a.Before.CompareTo(b.Before)) != Math.Sign(a.After.CompareTo(b.After))
        || (a.Before == b.Before && a.ByName != b.ByName);

    /// <summary>Where a policy stands by its targetRef alone; 2.14 ranks a name above labels, and 3.0 has labels for both.</summary>
    private static Standing StandingOf(Resource policy)
    {
        var reference = (policy.SpecObject as IPolicySpec)?.TargetRef;
        var section = string.IsNullOrEmpty(reference?.SectionName) ? 0 : 1;
        var before = PolicyTraits.RankOf(reference?.Kind ?? "Mesh") * 2;
        return reference?.Kind switch
        {
            "Dataplane" => new(before + section, 4 + section, !string.IsNullOrEmpty(reference.Name)),
            "MeshSubset" when TopLevelRewrites.KindWithoutTags(reference) == "Mesh" => new(before, PolicyTraits.RankOf("Mesh") * 2, false),
            "MeshSubset" or "MeshService" or "MeshServiceSubset" => new(before, 4, false),
            "Mesh" when TopLevelRewrites.BecomesDataplane(policy) => new(before, 4, false),
            _ => new(before, before, false),
        };
    }

    private readonly record struct Standing(int Before, int After, bool ByName);
}
