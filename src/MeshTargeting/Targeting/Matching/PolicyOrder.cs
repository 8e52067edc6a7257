using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Matching;

/// <summary>Which of two policies wins (matchers/dataplane.go, SortByTargetRef; rules/sort/sort.go).</summary>
public static class PolicyOrder
{
    /// <summary>Policies in ascending precedence; the order of the input never shows.</summary>
    public static IReadOnlyList<Resource> Sort(World world, IEnumerable<Resource> policies) => throw new NotImplementedException();

    /// <summary>
    /// What Kuma compares items of policies by before it looks at the items themselves: top-level kind, selector of a Dataplane, origin,
    /// role (rules/sort/sort.go, CompareByPolicyAttributes). Negative where the first yields to the second.
    /// </summary>
    public static int CompareAttributes(World world, Resource a, Resource b) => throw new NotImplementedException();

    /// <summary>The other way round than the display names: of two equal policies the first by name wins (CompareByDisplayName).</summary>
    public static int CompareDisplayNames(World world, Resource a, Resource b) => throw new NotImplementedException();
}
