using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Matching;

/// <summary>
/// Whether a policy selects every proxy that another selects, told by the policies alone: it holds whatever proxies there are. Builtin
/// gateways are left aside.
/// </summary>
internal static class PolicyReach
{
    /// <summary>Whether the one selects all that the other does. False where it cannot be told.</summary>
    public static bool Includes(World world, Resource wide, Resource narrow)
    {
        var (a, b) = (PolicyTraits.Of(wide, world.Options), PolicyTraits.Of(narrow, world.Options));
        return !a.IsShadow
            && !a.Filter.Nowhere
            && (a.Filter.Zone is null || a.Filter.Zone == b.Filter.Zone)
            && (a.Filter.Namespace is null || a.Filter.Namespace == b.Filter.Namespace)
            && (IsForAll(a.TargetRef, world.Options.Semantics) || IsSame(a, b) || IsByFewerLabels(a.TargetRef, b.TargetRef));
    }

    /// <summary>Whether one of two selects all that the other does.</summary>
    public static bool Overlap(World world, Resource a, Resource b) => Includes(world, a, b) || Includes(world, b, a);

    private static bool IsForAll(TargetRef reference, KumaSemantics semantics) => reference.Kind switch
    {
        "Mesh" => reference.ProxyTypes is null or [],
        "Dataplane" => string.IsNullOrEmpty(reference.SectionName) && (semantics.NamesInReferences ? ByDataplane.SelectsAll(reference) : reference.Labels is null),
        _ => false,
    };

    /// <summary>A name is looked up in the policy's own zone and namespace.</summary>
    private static bool IsSame(PolicyTraits a, PolicyTraits b)
    {
        var (x, y) = (a.TargetRef, b.TargetRef);
        return x.Kind == y.Kind
            && (x.Name ?? "") == (y.Name ?? "")
            && (x.Namespace ?? "") == (y.Namespace ?? "")
            && (x.SectionName ?? "") == (y.SectionName ?? "")
            && (string.IsNullOrEmpty(x.Name) || (a.Meta.Namespace == b.Meta.Namespace && a.Meta.Zone == b.Meta.Zone))
            && x.Labels is null == y.Labels is null
            && SamePairs(x.Labels, y.Labels)
            && SamePairs(x.Tags, y.Tags)
            && (x.ProxyTypes ?? []).Order(StringComparer.Ordinal).SequenceEqual((y.ProxyTypes ?? []).Order(StringComparer.Ordinal));
    }

    private static bool IsByFewerLabels(TargetRef a, TargetRef b) =>
        a is { Kind: "Dataplane", Name: null or "", SectionName: null or "", Labels: { } few }
        && b is { Kind: "Dataplane", Name: null or "", Labels: { } many }
        && MeshServiceMatching.Includes(many, few);

    private static bool SamePairs(IReadOnlyDictionary<string, string>? a, IReadOnlyDictionary<string, string>? b) =>
        (a?.Count ?? 0) == (b?.Count ?? 0) && (a is null || b is null || MeshServiceMatching.Includes(a, b));
}
