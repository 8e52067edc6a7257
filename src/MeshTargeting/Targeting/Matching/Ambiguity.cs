using MeshTargeting.Resources;

namespace MeshTargeting.Targeting.Matching;

/// <summary>
/// Which policies of a sorted list might as well stand the other way round, because what Kuma compares leaves their order open: two are
/// equal in all of it, or several go round in a circle. The order of policies is certain exactly where all that stand before yield to all
/// that stand behind; what lies between two such places is ambiguous as a whole.
/// </summary>
internal static class Ambiguity
{
    /// <summary>The ambiguous neighbours of a sorted list.</summary>
    public static IReadOnlyList<AmbiguousOrder> Of(KumaSemantics semantics, RankedPolicy[] sorted)
    {
        List<AmbiguousOrder>? found = null;
        foreach (var group in Groups(semantics, sorted))
        {
            string? circle = null;
            for (var i = group.Start.Value + 1; i < group.End.Value; i++)
            {
                found ??= [];
                found.Add(new AmbiguousOrder(sorted[i - 1].Policy, sorted[i].Policy, WhyEqual(semantics, sorted[i - 1], sorted[i]) ?? (circle ??= WhyCircular(sorted[group]))));
            }
        }

        return found ?? [];
    }

    /// <summary>The stretches of a sorted list, of two policies at least, whose order is left open.</summary>
    public static IEnumerable<Range> Groups(KumaSemantics semantics, RankedPolicy[] sorted)
    {
        var circular = semantics.NamesInReferences && MayBeCircular(sorted);
        for (var start = 0; start < sorted.Length;)
        {
            var end = EndOf(semantics, sorted, start, circular);
            if (end - start > 1)
            {
                yield return start..end;
            }

            start = end;
        }
    }

    /// <summary>
    /// Names go before labels whatever the sections, and sections count beside what has neither: it takes all three to make a circle,
    /// or one that has name and labels at once, which Kuma puts behind and before its like.
    /// </summary>
    private static bool MayBeCircular(RankedPolicy[] sorted)
    {
        var (named, labelled, bare) = (false, false, false);
        foreach (var (_, traits) in sorted)
        {
            if (traits.TargetRef.Kind == "Dataplane")
            {
                var (name, labels) = (!string.IsNullOrEmpty(traits.TargetRef.Name), traits.TargetRef.Labels is not null);
                if (name && labels)
                {
                    return true;
                }

                (named, labelled, bare) = (named || name, labelled || labels, bare || (!name && !labels));
            }
        }

        return named && labelled && bare;
    }

    /// <summary>The end of the stretch that begins somewhere: it grows by all that does not stand clear behind each of it.</summary>
    private static int EndOf(KumaSemantics semantics, RankedPolicy[] sorted, int start, bool circular)
    {
        var end = start + 1;
        for (var i = start; i < end; i++)
        {
            var far = circular && sorted[i].Traits.TargetRef.Kind == "Dataplane";
            for (var j = far ? LastDataplane(sorted, i) : Math.Min(i + 1, sorted.Length - 1); j >= end; j--)
            {
                if (!StandsClear(semantics, sorted[i], sorted[j]))
                {
                    end = j + 1;
                }
            }
        }

        return end;
    }

    private static bool StandsClear(KumaSemantics semantics, RankedPolicy before, RankedPolicy behind) =>
        PolicyOrder.Compare(semantics, before.Traits, behind.Traits) < 0 && PolicyOrder.Compare(semantics, behind.Traits, before.Traits) > 0;

    private static int LastDataplane(RankedPolicy[] sorted, int from)
    {
        while (from + 1 < sorted.Length && sorted[from + 1].Traits.TargetRef.Kind == "Dataplane")
        {
            from++;
        }

        return from;
    }

    private static string? WhyEqual(KumaSemantics semantics, RankedPolicy a, RankedPolicy b) => PolicyOrder.Compare(semantics, a.Traits, b.Traits) == 0
        ? $"they are equal in all that Kuma compares, the display name \"{a.Traits.Meta.DisplayName}\" included"
        : null;

    private static string WhyCircular(RankedPolicy[] group) =>
        $"what Kuma compares goes round in a circle: of {Wording.List([.. group.Select(p => p.Policy.Id.ToString())])} each goes before another";
}
