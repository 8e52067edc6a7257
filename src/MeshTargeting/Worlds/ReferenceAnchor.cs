using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Worlds;

/// <summary>
/// Where a resource lies in the index of what refers to destinations, routes and gateways: at the names and labels that its references
/// give. Whether one of them really hits a resource is decided by resolving it.
/// </summary>
/// <param name="Label">The key of a label; null where the reference goes by name; empty where no label tells much.</param>
/// <param name="Value">The label's value, or the name.</param>
internal readonly record struct ReferenceAnchor(string? Label, string Value)
{
    /// <summary>Where references lie that select by labels which nearly every resource has, or by none.</summary>
    private static readonly ReferenceAnchor AnyLabels = new("", "");

    /// <summary>Where a resource lies, each place once; nowhere where it refers to nothing of the sort.</summary>
    public static IEnumerable<ReferenceAnchor> Of(Resource resource, WorldOptions options) => resource.SpecObject switch
    {
        IPolicySpec policy => ReferencesOf(policy).SelectMany(r => Of(r, options)).Distinct(),
        MeshMultiZoneServiceSpec { Selector.MeshService.MatchLabels: { } labels } => [OfLabels(labels, options)],
        _ => [],
    };

    /// <summary>All places where references that may hit a resource lie.</summary>
    public static IReadOnlyCollection<ReferenceAnchor> To(Resource target, WorldOptions options) =>
    [
        new(null, ResourceTraits.Of(target, options).DisplayName),
        .. EffectiveLabels.Of(target, options).Select(label => new ReferenceAnchor(label.Key, label.Value)),
        AnyLabels,
    ];

    private static IEnumerable<ReferenceAnchor> Of(TargetRef? reference, WorldOptions options) => reference switch
    {
        not { Kind: "MeshService" or "MeshExternalService" or "MeshMultiZoneService" or "MeshHTTPRoute" or "MeshGateway" } => [],
        { Labels: { Count: > 0 } labels } => [OfLabels(labels, options)],
        { Name: { Length: > 0 } name } => DestinationAnchor.NamesOf(name).Select(n => new ReferenceAnchor(null, n)),
        _ => [AnyLabels],
    };

    /// <summary>One label, of the users' own before Kuma's, which more resources share.</summary>
    private static ReferenceAnchor OfLabels(IReadOnlyDictionary<string, string> labels, WorldOptions options)
    {
        var best = labels
            .Where(l => l.Value.Length > 0 && !new LabelPair(l.Key, l.Value).IsCommon(options))
            .OrderBy(l => l.Key.Contains("kuma.io/", StringComparison.Ordinal) && l.Key != KumaLabels.DisplayName)
            .ThenByDescending(l => l.Value.Length)
            .ThenBy(l => l.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Key is null ? AnyLabels : new(best.Key, best.Value);
    }

    private static IEnumerable<TargetRef?> ReferencesOf(IPolicySpec policy) =>
        (policy.ToItems ?? []).Select(item => item.TargetRef).Append(policy.TargetRef).Concat(BackendsOf(policy));

    private static IEnumerable<TargetRef?> BackendsOf(IPolicySpec policy) => policy switch
    {
        MeshHTTPRouteSpec { To: { } to } => to.SelectMany(t => t.Rules ?? []).SelectMany(rule =>
            (rule.Default?.Filters ?? []).Select(f => (TargetRef?)f.RequestMirror?.BackendRef).Concat(rule.Default?.BackendRefs ?? [])),
        MeshTCPRouteSpec { To: { } to } => to.SelectMany(t => t.Rules ?? []).SelectMany(rule => rule.Default?.BackendRefs ?? []),
        _ => [],
    };
}
