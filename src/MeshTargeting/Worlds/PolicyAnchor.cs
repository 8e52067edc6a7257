using MeshTargeting.Resources;

namespace MeshTargeting.Worlds;

/// <summary>What of a proxy a policy can be found by.</summary>
internal enum AnchorKind
{
    /// <summary>Nothing: it may select any proxy.</summary>
    Everything,

    /// <summary>The zone, namespace and name of the proxy.</summary>
    Name,

    /// <summary>A label of the proxy.</summary>
    Label,

    /// <summary>A tag of an inbound, of a gateway or of a gateway's listener.</summary>
    Tag,

    /// <summary>The key of such a tag, whatever its value.</summary>
    TagKey,

    /// <summary>The name of the MeshGateway that the proxy belongs to.</summary>
    Gateway,
}

/// <summary>
/// Where a policy lies in the index of policies: at one thing that a proxy must have for the policy to select it. A proxy finds all that
/// may select it at what it has itself; whether they do is decided by looking at each.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Within">The namespace to which the policy is confined; null where it is to none.</param>
/// <param name="Key">A key, or a name.</param>
/// <param name="Value">A value, or a namespace.</param>
/// <param name="Zone">A zone, for names.</param>
internal readonly record struct PolicyAnchor(AnchorKind Kind, string? Within, string Key = "", string Value = "", string Zone = "")
{
    /// <summary>
    /// Where a policy lies: mostly at one place, at two where it goes by a name and by labels, at none where it can select no proxy. A
    /// MeshGateway lies at one place for each of its selectors.
    /// </summary>
    public static IEnumerable<PolicyAnchor> Of(Resource resource, WorldOptions options) => resource switch
    {
        { SpecObject: IPolicySpec } => OfPolicy(PolicyTraits.Of(resource, options), options),
        Resource<Resources.Kinds.MeshGatewaySpec> { Spec.Selectors: { Count: > 0 } selectors } =>
            selectors.Select(s => OfTags(s.Match ?? ResourceMetadata.None, null)).Distinct(),
        _ => [new(AnchorKind.Everything, null)],
    };

    private static IEnumerable<PolicyAnchor> OfPolicy(PolicyTraits policy, WorldOptions options)
    {
        var within = policy.Filter.Namespace;
        var reference = policy.TargetRef;
        if (policy.Filter.Nowhere)
        {
            return [];
        }

        var names = options.Semantics.NamesInReferences;
        return reference.Kind switch
        {
            "Dataplane" => OfDataplane(reference, policy, options),
            "MeshSubset" when names => [OfTags(reference.Tags ?? ResourceMetadata.None, within)],
            "MeshService" or "MeshServiceSubset" when names =>
                [OfTags(new Dictionary<string, string> { [KumaLabels.ServiceTag] = reference.Kind == "MeshServiceSubset" ? ServiceOf(reference) : reference.Name ?? "" }, within)],
            "MeshGateway" when names => [new(AnchorKind.Gateway, within, reference.Name ?? "")],
            _ => [new(AnchorKind.Everything, within)],
        };
    }

    private static IEnumerable<PolicyAnchor> OfDataplane(TargetRef reference, PolicyTraits policy, WorldOptions options)
    {
        var within = policy.Filter.Namespace;
        var names = options.Semantics.NamesInReferences;
        if (names && !string.IsNullOrEmpty(reference.Name))
        {
            var ns = string.IsNullOrEmpty(reference.Namespace) ? policy.Meta.Namespace ?? "" : reference.Namespace;
            yield return new(AnchorKind.Name, within, reference.Name, ns, policy.Meta.Zone ?? "");
        }

        if (reference.Labels is { } labels)
        {
            yield return OfLabels(labels, within, options);
        }
        else if (!names || string.IsNullOrEmpty(reference.Name + reference.Namespace))
        {
            yield return new(AnchorKind.Everything, within);
        }
    }

    /// <summary>The tags of a MeshServiceSubset may say the service anew.</summary>
    private static string ServiceOf(TargetRef reference) => reference.Tags?.GetValueOrDefault(KumaLabels.ServiceTag) ?? reference.Name ?? "";

    /// <summary>
    /// One label, of the users' own before Kuma's, which more proxies share. An empty one will not do, as it selects what does not have
    /// it; nor a display name, where the name may stand in for it.
    /// </summary>
    private static PolicyAnchor OfLabels(IReadOnlyDictionary<string, string> labels, string? within, WorldOptions options)
    {
        var best = labels
            .Where(l => l.Value.Length > 0 && l.Key != KumaLabels.DisplayName && !new LabelPair(l.Key, l.Value).IsCommon(options))
            .OrderBy(l => l.Key.Contains("kuma.io/", StringComparison.Ordinal))
            .ThenByDescending(l => l.Value.Length)
            .ThenBy(l => l.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Key is null ? new(AnchorKind.Everything, within) : new(AnchorKind.Label, within, best.Key, best.Value);
    }

    /// <summary>One tag: the service's before others, one with a value before one with an asterisk.</summary>
    private static PolicyAnchor OfTags(IReadOnlyDictionary<string, string> tags, string? within)
    {
        var best = tags
            .OrderBy(t => t.Value == "*")
            .ThenByDescending(t => t.Key == KumaLabels.ServiceTag)
            .ThenByDescending(t => t.Value.Length)
            .ThenBy(t => t.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        return best switch
        {
            { Key: null } => new(AnchorKind.Everything, within),
            { Value: "*" } => new(AnchorKind.TagKey, within, best.Key),
            _ => new(AnchorKind.Tag, within, best.Key, best.Value),
        };
    }
}
