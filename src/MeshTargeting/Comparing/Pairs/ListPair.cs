using MeshTargeting.Resources;

namespace MeshTargeting.Comparing.Pairs;

/// <summary>The policies of one kind that select a proxy, in both Worlds.</summary>
/// <param name="Before">In the first.</param>
/// <param name="After">In the second.</param>
internal readonly record struct ListPair(PolicyList Before, PolicyList After)
{
    /// <summary>
    /// The policies of either World by which the lists may come to something else: those that are touched, and those that stand in one of
    /// the lists alone.
    /// </summary>
    public (List<Resource> Before, List<Resource> After) Touched(TouchedPolicies touched)
    {
        var (was, now) = (Before.Policies.Select(p => p.Id).ToHashSet(), After.Policies.Select(p => p.Id).ToHashSet());
        return (
            Before.Policies.Where(p => touched.Contains(p) || !now.Contains(p.Id)).ToList(),
            After.Policies.Where(p => touched.Contains(p) || !was.Contains(p.Id)).ToList());
    }

    /// <summary>Whether the policies that stand in both lists stand there in the same order, those left aside that are touched.</summary>
    public bool KeepOrder(TouchedPolicies touched)
    {
        var (was, now) = (Before.Policies.Select(p => p.Id).ToHashSet(), After.Policies.Select(p => p.Id).ToHashSet());
        return Before.Policies.Where(p => !touched.Contains(p) && now.Contains(p.Id)).Select(p => p.Id)
            .SequenceEqual(After.Policies.Where(p => !touched.Contains(p) && was.Contains(p.Id)).Select(p => p.Id));
    }
}
