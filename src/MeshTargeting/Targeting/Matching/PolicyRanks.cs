using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Matching;

/// <summary>
/// The policies of a kind in a mesh, sorted once for many proxies. The order of those that select a proxy is the same, except where some
/// of them stand in a stretch whose order is left open: there it matters which of them do.
/// </summary>
internal sealed class PolicyRanks
{
    /// <summary>Of a policy in no such stretch.</summary>
    private const int Certain = -1;

    private readonly Dictionary<Resource, (int Rank, int Stretch)> _ranks;

    private PolicyRanks(Dictionary<Resource, (int Rank, int Stretch)> ranks) => _ranks = ranks;

    /// <summary>Sorts the policies of a kind.</summary>
    public static PolicyRanks Of(World world, string mesh, KindDescriptor kind)
    {
        var sorted = PolicyOrder.Sorted(world, world.OfKind(mesh, kind));
        var ranks = new Dictionary<Resource, (int Rank, int Stretch)>(sorted.Length);
        for (var i = 0; i < sorted.Length; i++)
        {
            ranks.Add(sorted[i].Policy, (i, Certain));
        }

        foreach (var stretch in Ambiguity.Groups(world.Options.Semantics, sorted))
        {
            foreach (var (policy, _) in sorted[stretch])
            {
                ranks[policy] = (ranks[policy].Rank, stretch.Start.Value);
            }
        }

        return new PolicyRanks(ranks);
    }

    /// <summary>Some of the policies in ascending precedence; null where that cannot be told from the order of all.</summary>
    public MatchedPolicy[]? Sort(IReadOnlyList<MatchedPolicy> matched)
    {
        var (ranks, policies) = (new (int Rank, int Stretch)[matched.Count], new MatchedPolicy[matched.Count]);
        for (var i = 0; i < matched.Count; i++)
        {
            (ranks[i], policies[i]) = (_ranks[matched[i].Policy], matched[i]);
        }

        Array.Sort(ranks, policies);
        for (var i = 1; i < ranks.Length; i++)
        {
            if (ranks[i].Stretch != Certain && ranks[i].Stretch == ranks[i - 1].Stretch)
            {
                return null;
            }
        }

        return policies;
    }
}
