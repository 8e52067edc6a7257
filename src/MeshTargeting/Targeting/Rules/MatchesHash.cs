namespace MeshTargeting.Targeting.Rules;

/// <summary>The hash by which Kuma speaks of the matches of a MeshHTTPRoute's rule (meshhttproute/api/v1alpha1, HashMatches).</summary>
public static class MatchesHash
{
    /// <summary>The hash of a rule's <c>matches</c>, in base 64.</summary>
    /// <param name="matches">The list; null or empty where the rule has none.</param>
    public static string Of(ConfValue? matches) => throw new NotImplementedException();
}
