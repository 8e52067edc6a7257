namespace MeshTargeting.Targeting.Rules;

/// <summary>Merges configurations as Kuma does (pkg/plugins/policies/core/rules/merge/merge.go).</summary>
public static class ConfMerge
{
    /// <summary>
    /// Merges configurations of one kind of policy in ascending precedence. Objects are merged by field, everything else is replaced,
    /// but that lists whose name begins with <c>append</c> are joined, and rules of routes with equal matches are merged.
    /// </summary>
    /// <returns>
    /// One configuration, but for MeshHTTPRoutes one for each hostname, in the order in which they are met; none of none.
    /// </returns>
    public static IReadOnlyList<ConfValue> Merge(IReadOnlyList<ConfValue> confs) => throw new NotImplementedException();
}
