using MeshTargeting.Resources;

namespace MeshTargeting.Targeting.Rules;

/// <summary>An item of a policy as rules by tags see it.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Index">Its index in the list that it stands in, or in the list that was made of that one.</param>
/// <param name="Subset">The tags that it is for, by key and value.</param>
/// <param name="Conf">What it sets.</param>
internal sealed record SubsetItem(Resource Policy, int Index, IReadOnlyList<SubsetTag> Subset, ConfValue Conf);

/// <summary>Items of a policy that take part in rules by tags.</summary>
/// <param name="Items">The items; empty where there is a fault.</param>
/// <param name="Fault">Why they cannot be made, in Kuma's words; null where they can.</param>
internal sealed record SubsetItems(IReadOnlyList<SubsetItem> Items, string? Fault = null)
{
    /// <summary>Those of items with what each is for; items for anything but tags are left out.</summary>
    public static SubsetItems Of(IEnumerable<(PolicyItem Item, TargetRef? TargetRef)> items)
    {
        var taking = new List<SubsetItem>();
        foreach (var (item, reference) in items)
        {
            if (reference is null || !Subsets.TakesPart(reference.Kind))
            {
                continue;
            }

            if (Subsets.Of(reference) is not { } subset)
            {
                return new SubsetItems([], $"can't represent {reference.Kind} as tags");
            }

            taking.Add(new SubsetItem(item.Policy, item.Index, subset, item.Conf));
        }

        return new SubsetItems(taking);
    }

    /// <summary>Those of <c>from</c>; kept with the policy.</summary>
    public static SubsetItems OfFrom(Resource policy, KumaSemantics semantics) => Kept.Of(policy, semantics).From;

    /// <summary>
    /// Those of <c>to</c>; kept with the policy. None where an item is for a MeshHTTPRoute: then the whole policy takes no part.
    /// </summary>
    public static SubsetItems OfTo(Resource policy, KumaSemantics semantics) => Kept.Of(policy, semantics).To;

    private sealed class Kept(SubsetItems from, SubsetItems to, KumaSemantics semantics)
    {
        private readonly KumaSemantics _semantics = semantics;

        public SubsetItems From { get; } = from;

        public SubsetItems To { get; } = to;

        public static Kept Of(Resource policy, KumaSemantics semantics) => policy.Memo(
            semantics,
            static (Kept kept, KumaSemantics s) => ReferenceEquals(kept._semantics, s),
            static (policy, s) =>
            {
                var items = PolicyItems.Of(policy, s);
                var to = items.To.Any(item => item.TargetRef?.Kind == "MeshHTTPRoute") ? [] : items.To;
                return new Kept(
                    SubsetItems.Of(items.From.Select(item => (item, item.TargetRef))), SubsetItems.Of(to.Select(item => (item, item.TargetRef))), s);
            });
    }
}
