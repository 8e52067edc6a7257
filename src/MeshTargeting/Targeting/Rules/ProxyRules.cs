using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Rules;

/// <summary>Rules for outgoing traffic, by resource and by tags.</summary>
/// <param name="ByTags">For destinations by <c>kuma.io/service</c>.</param>
/// <param name="Resources">For destinations that are resources.</param>
public sealed record ToRules(SubsetRules ByTags, ResourceRules Resources)
{
    /// <summary>No rules.</summary>
    public static ToRules None { get; } = new(SubsetRules.None, ResourceRules.None);
}

/// <summary>What the policies of one kind come to for a proxy (matchers/dataplane.go and rules/rules.go).</summary>
public sealed record ProxyRules
{
    /// <summary>The policies that select the proxy.</summary>
    public required MatchedPolicies Matched { get; init; }

    /// <summary>
    /// For incoming traffic by tags of the client (<c>from</c>), by listener; a listener that policies select without any <c>from</c>
    /// has no rules. Empty for kinds without <c>from</c>.
    /// </summary>
    public required IReadOnlyDictionary<InboundListener, SubsetRules> From { get; init; }

    /// <summary>
    /// For incoming traffic (<c>rules</c>, and <c>from</c> where Kuma reads it so), by listener, as <see cref="From"/>. Empty for kinds
    /// without <c>rules</c>.
    /// </summary>
    public required IReadOnlyDictionary<InboundListener, IReadOnlyList<InboundRule>> Inbound { get; init; }

    /// <summary>For outgoing traffic.</summary>
    public required ToRules To { get; init; }

    /// <summary>For the traffic that a builtin gateway sends on, by the listener that took it; empty for all other proxies.</summary>
    public required IReadOnlyDictionary<InboundListener, ToRules> GatewayTo { get; init; }

    /// <summary>The same by listener and hostname.</summary>
    /// <remarks>
    /// Here Kuma leaves the policies in the order of their names instead of that of their precedence
    /// (matchers/dataplane.go, matchedPoliciesByGatewayListener): rules by tags are merged in that order.
    /// </remarks>
    public required IReadOnlyDictionary<GatewayListener, ToRules> GatewayToByHostname { get; init; }

    /// <summary>For the proxy as a whole: of policies that have one configuration.</summary>
    public required SubsetRules Single { get; init; }

    /// <summary>What Kuma would warn of, in its words.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The rules of one kind for a proxy.</summary>
    public static ProxyRules Of(World world, Resource<DataplaneSpec> proxy, KindDescriptor kind, bool includeShadow = false) =>
        Of(world, PolicyMatching.Of(world, proxy, kind, includeShadow));

    /// <summary>The rules that follow from the policies that select a proxy.</summary>
    public static ProxyRules Of(World world, MatchedPolicies matched) => new ProxyRulesBuilder(world, matched).Build();
}
