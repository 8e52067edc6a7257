namespace MeshTargeting.Targeting.Rules;

/// <summary>What a kind's declaration says on how its configurations are merged (the tags <c>policyMerge</c> of Kuma's Go types).</summary>
/// <param name="Keyed">The list whose entries are merged by a key (mergeValuesByKey); null where there is none.</param>
/// <param name="Key">The field of those entries that is the key (mergeKey).</param>
/// <param name="Default">The field of those entries that is merged.</param>
/// <param name="Values">The list each of whose values gets a configuration of its own (mergeValues); null where there is none.</param>
/// <param name="LastFirst">Whether the keyed list is turned round after the merge (TransformDefaultAfterMerge).</param>
internal sealed record MergePlan(string? Keyed, string? Key, string? Default, string? Values, bool LastFirst)
{
    /// <summary>Of all configurations that say nothing on it.</summary>
    public static readonly MergePlan Plain = new(null, null, null, null, false);

    /// <summary>Of MeshHTTPRoutes (meshhttproute/api/v1alpha1/helpers.go, PolicyDefault).</summary>
    public static readonly MergePlan OfHttpRoutes = new("rules", "matches", "default", "hostnames", true);
}
