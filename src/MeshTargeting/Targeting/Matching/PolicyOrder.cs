using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Matching;

/// <summary>Which of two policies wins (matchers/dataplane.go, SortByTargetRef; rules/sort/sort.go).</summary>
public static class PolicyOrder
{
    /// <summary>Policies in ascending precedence; the order of the input never shows.</summary>
    /// <remarks>
    /// What Kuma compares is no order: two policies may be equal, and references of kind Dataplane may go round in a circle. Then it
    /// matters how Kuma sorts. It begins with the order of names, as here, and up to twelve policies it sorts by insertion, as here; of
    /// more our answer is only one of several, see <see cref="MatchedPolicies.Ambiguities"/>.
    /// </remarks>
    public static IReadOnlyList<Resource> Sort(World world, IEnumerable<Resource> policies) =>
        Array.ConvertAll(Sorted(world, policies), ranked => ranked.Policy);

    /// <summary>
    /// What Kuma compares items of policies by before it looks at the items themselves: top-level kind, selector of a Dataplane, origin,
    /// role (rules/sort/sort.go, CompareByPolicyAttributes). Negative where the first yields to the second.
    /// </summary>
    public static int CompareAttributes(World world, Resource a, Resource b) =>
        CompareAttributes(world.Options.Semantics, PolicyTraits.Of(a, world.Options), PolicyTraits.Of(b, world.Options));

    /// <summary>The other way round than the display names: of two equal policies the first by name wins (CompareByDisplayName).</summary>
    public static int CompareDisplayNames(World world, Resource a, Resource b) =>
        CompareDisplayNames(PolicyTraits.Of(a, world.Options), PolicyTraits.Of(b, world.Options));

    /// <summary>Policies in ascending precedence, with what they were compared by.</summary>
    internal static RankedPolicy[] Sorted(World world, IEnumerable<Resource> policies)
    {
        var ranked = policies.Select(p => new RankedPolicy(p, PolicyTraits.Of(p, world.Options))).ToArray();
        Array.Sort(ranked, static (a, b) =>
        {
            var order = string.CompareOrdinal(a.Traits.Meta.CoreName, b.Traits.Meta.CoreName);
            return order != 0 ? order : a.Policy.Id.CompareTo(b.Policy.Id);
        });
        StableSort.Sort(ranked, (a, b) => Compare(world.Options.Semantics, a.Traits, b.Traits));
        return ranked;
    }

    /// <summary>The same of policies whose traits are at hand.</summary>
    internal static int CompareAttributes(KumaSemantics semantics, PolicyTraits a, PolicyTraits b)
    {
        var order = CompareTargets(semantics, a, b);
        order = order != 0 ? order : a.OriginRank.CompareTo(b.OriginRank);
        return order != 0 ? order : a.RoleRank.CompareTo(b.RoleRank);
    }

    /// <summary>All that Kuma compares policies by; zero where it takes two for equal.</summary>
    internal static int Compare(KumaSemantics semantics, PolicyTraits a, PolicyTraits b)
    {
        var order = CompareTargets(semantics, a, b);
        return order != 0 ? order : CompareRest(semantics, a, b);
    }

    /// <summary>What Kuma compares after the targets, which unlike them is an order.</summary>
    internal static int CompareRest(KumaSemantics semantics, PolicyTraits a, PolicyTraits b)
    {
        var order = a.OriginRank.CompareTo(b.OriginRank);
        if (order == 0 && semantics.BuiltinGateways && a.TargetRef.Kind == "MeshGateway")
        {
            order = (a.TargetRef.Tags?.Count ?? 0).CompareTo(b.TargetRef.Tags?.Count ?? 0);
        }

        order = order != 0 ? order : a.RoleRank.CompareTo(b.RoleRank);
        return order != 0 ? order : CompareDisplayNames(a, b);
    }

    /// <summary>
    /// By kind; two of kind Dataplane by selector too: a name goes before labels, and of what is then equal, or neither, one with a
    /// section goes before one without (api/common/v1alpha1/targetref.go, CompareDataplaneKind).
    /// </summary>
    internal static int CompareTargets(KumaSemantics semantics, PolicyTraits a, PolicyTraits b)
    {
        if (a.KindRank != b.KindRank || a.TargetRef.Kind != "Dataplane" || b.TargetRef.Kind != "Dataplane")
        {
            return a.KindRank.CompareTo(b.KindRank);
        }

        var (x, y) = (a.TargetRef, b.TargetRef);
        if (semantics.NamesInReferences)
        {
            if (HasName(x) && y.Labels is not null)
            {
                return 1;
            }

            if (x.Labels is not null && HasName(y))
            {
                return -1;
            }
        }

        return HasSection(x).CompareTo(HasSection(y));
    }

    /// <summary>The same of policies whose traits are at hand.</summary>
    internal static int CompareDisplayNames(PolicyTraits a, PolicyTraits b) => string.CompareOrdinal(b.Meta.DisplayName, a.Meta.DisplayName);

    private static bool HasName(TargetRef reference) => !string.IsNullOrEmpty(reference.Name);

    private static bool HasSection(TargetRef reference) => !string.IsNullOrEmpty(reference.SectionName);
}

/// <summary>A policy with what it is compared by.</summary>
internal readonly record struct RankedPolicy(Resource Policy, PolicyTraits Traits);
