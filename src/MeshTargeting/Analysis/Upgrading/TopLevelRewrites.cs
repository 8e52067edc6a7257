using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Matching;

namespace MeshTargeting.Analysis.Upgrading;

/// <summary>
/// What becomes of the <c>spec.targetRef</c> of a policy: names, tags and proxy types turned into labels, where the World shows that the
/// same proxies are selected and that no other policy comes to win.
/// </summary>
internal static class TopLevelRewrites
{
    /// <summary>The rewrite; null where 3.0 reads the targetRef as 2.14 does.</summary>
    public static Rewrite? Of(UpgradeFacts facts, Resource policy)
    {
        if ((policy.SpecObject as IPolicySpec)?.TargetRef is not { } reference || !IsConcerned(reference))
        {
            return null;
        }

        var rewrite = Candidate(facts, policy, reference);
        var keepsKind = reference.Kind == "Mesh" && rewrite.Reference?.Kind == "Mesh";
        return rewrite.Reference is not null && !keepsKind && facts.ShiftsOf(policy.Metadata.Mesh, policy.Kind).OpponentOf(policy) is { } opponent
            ? Rewrite.Blocked(
                $"Rewrite it by hand: it meets {opponent} at some proxies, and which of the two wins hangs on kinds or names of targetRefs, which 3.0 does not tell apart.")
            : rewrite;
    }

    /// <summary>Whether the sidecars of a Mesh are said by kind Dataplane: for what comes in, gateways have no inbounds anyway.</summary>
    public static bool BecomesDataplane(Resource policy) => policy.SpecObject is IPolicySpec
    {
        TargetRef: { Kind: "Mesh", ProxyTypes: ["Sidecar"] },
        ToItems: null or { Count: 0 },
    } spec && !SaysMeshWide(policy) && (spec.FromItems is { Count: > 0 } || spec.RuleItems is { Count: > 0 });

    /// <summary>The kind that a subset becomes which names no tag: it selects everything, or all sidecars.</summary>
    public static string? KindWithoutTags(TargetRef reference) => PolicySelector.TagsOf(reference).Count > 0 ? null
        : reference.ProxyTypes is ["Sidecar"] ? "Dataplane" : "Mesh";

    private static bool IsConcerned(TargetRef reference) => reference.Kind switch
    {
        "Dataplane" => !string.IsNullOrEmpty(reference.Name) || !string.IsNullOrEmpty(reference.Namespace),
        "Mesh" => reference.ProxyTypes is not null,
        "MeshSubset" or "MeshService" or "MeshServiceSubset" or "MeshGateway" or "MeshHTTPRoute" => true,
        _ => false,
    };

    private static Rewrite Candidate(UpgradeFacts facts, Resource policy, TargetRef reference) => reference.Kind switch
    {
        "Dataplane" => OfName(facts, policy, reference),
        "Mesh" => OfProxyTypes(facts, policy, reference),
        "MeshGateway" => Rewrite.Blocked(
            "Kuma 3.0 has no gateways of its own: move to another gateway behind proxies of kuma.io/gateway: enabled, and select these by labels of theirs."),
        "MeshHTTPRoute" => Rewrite.Blocked(
            "Say it of the route's destination in spec.to: targetRef {kind: MeshHTTPRoute, labels: …}, beside a spec.targetRef of the clients."),
        _ => OfTags(facts, policy, reference),
    };

    private static Rewrite OfName(UpgradeFacts facts, Resource policy, TargetRef reference)
    {
        if (string.IsNullOrEmpty(reference.Name))
        {
            return Rewrite.Blocked(
                "A namespace without a name selects nothing under 2.14: remove the policy, or write labels with k8s.kuma.io/namespace if the whole namespace is meant.");
        }

        var ns = string.IsNullOrEmpty(reference.Namespace) ? Lookup.NamespaceOf(facts.Earlier, policy) : reference.Namespace;
        return NameLabels.Of(reference.Name, ns) is { } labels
            ? Verified(facts, policy, reference, Dataplane(reference, labels), needsEvidence: false)
            : Rewrite.Blocked("The name does not fit into a label: select the proxy by other labels of its own.");
    }

    private static Rewrite OfProxyTypes(UpgradeFacts facts, Resource policy, TargetRef reference)
    {
        if (reference.ProxyTypes is [] || reference.ProxyTypes!.Distinct().Count() == 2)
        {
            return Rewrite.To(new TargetRef { Kind = "Mesh" });
        }

        if (BecomesDataplane(policy))
        {
            // Gateways are selected then as well, and have no inbounds that anything could be said of.
            return Rewrite.To(new TargetRef { Kind = "Dataplane" });
        }

        var whole = new TargetRef { Kind = "Mesh" };
        var before = SelectedProxies.Of(facts.Earlier, policy, reference);
        return facts.World.Options.IsComplete && before.Count > 0 && before.IsSameAs(SelectedProxies.Of(facts.World, policy, whole))
            ? Rewrite.To(whole)
            : Rewrite.Blocked(
                $"Give the proxies that are meant a label of their own, and select them by kind Dataplane and that label: 3.0 does not ask whether a proxy is a {(reference.ProxyTypes!.Contains("Gateway") ? "gateway" : "sidecar")}.");
    }

    /// <summary>Whether a MeshTLS says what may be said of a whole mesh alone.</summary>
    private static bool SaysMeshWide(Resource policy) => policy.SpecObject is MeshTLSSpec tls
        && (tls.From ?? []).Select(item => item.Default).Concat((tls.Rules ?? []).Select(rule => rule.Default))
            .Any(conf => conf is { TlsVersion: not null } or { TlsCiphers.Count: > 0 });

    private static Rewrite OfTags(UpgradeFacts facts, Resource policy, TargetRef reference)
    {
        var tags = PolicySelector.TagsOf(reference);
        var everything = KindWithoutTags(reference);
        if (everything != "Mesh" && SaysMeshWide(policy))
        {
            return Rewrite.Blocked("Move tlsVersion and tlsCiphers to a policy of kind Mesh: 3.0 takes them nowhere else, and a subset can only be a Dataplane.");
        }

        if (everything is not null)
        {
            return Verified(facts, policy, reference, new TargetRef { Kind = everything }, needsEvidence: false);
        }

        if (tags.Values.Contains("*"))
        {
            return Rewrite.Blocked("Select the proxies by labels of their own: labels have no \"*\".");
        }

        Rewrite? blocked = null;
        foreach (var labels in TagLabels.Of(facts.World, policy, tags))
        {
            var rewrite = Verified(facts, policy, reference, Dataplane(reference, labels), needsEvidence: !TagLabels.AreOfPods(policy, tags, labels));
            if (rewrite.Reference is not null)
            {
                return rewrite;
            }

            blocked ??= rewrite;
        }

        return blocked ?? Rewrite.Blocked($"Select the proxies by labels of their own: no label says {Wording.Labels(tags)}.");
    }

    private static TargetRef Dataplane(TargetRef reference, IReadOnlyDictionary<string, string> labels) =>
        new() { Kind = "Dataplane", Labels = labels, SectionName = reference.Kind == "Dataplane" ? reference.SectionName : null };

    /// <summary>The candidate, if it selects under 3.0 what the reference selects under 2.14.</summary>
    private static Rewrite Verified(UpgradeFacts facts, Resource policy, TargetRef reference, TargetRef candidate, bool needsEvidence)
    {
        var before = SelectedProxies.Of(facts.Earlier, policy, reference);
        var after = SelectedProxies.Of(facts.World, policy, candidate);
        var wording = candidate.Labels is null ? $"kind {candidate.Kind}" : $"labels {EditJson.Shown(candidate.Labels)}";
        if (!before.IsSameAs(after))
        {
            return Rewrite.Blocked($"Select the proxies by labels that they have and others have not: {wording} {before.DifferenceTo(after)}.");
        }

        return needsEvidence && before.Count == 0
            ? Rewrite.Blocked($"See whether {wording} would do: no proxy in what was given has these tags, so that cannot be told here.")
            : Rewrite.To(candidate);
    }
}
