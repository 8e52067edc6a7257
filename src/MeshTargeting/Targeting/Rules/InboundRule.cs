using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Rules;

/// <summary>What an item of <c>rules</c>, or of <c>from</c> where Kuma reads it so, sets for incoming traffic.</summary>
/// <param name="Match">The traffic; null for all.</param>
/// <param name="Conf">What it sets.</param>
/// <param name="Origin">Whence it comes.</param>
public sealed record InboundRule(Match? Match, ConfValue Conf, ItemOrigin Origin);

/// <summary>Rules for incoming traffic (pkg/plugins/policies/core/rules/inbound).</summary>
public static class InboundRules
{
    /// <summary>
    /// The rules of policies of one kind, which may come in any order: the most specific match first, among equal ones in ascending
    /// precedence. Nothing is merged.
    /// </summary>
    public static IReadOnlyList<InboundRule> Build(World world, IReadOnlyList<Resource> policies) => throw new NotImplementedException();

    /// <summary>What holds for all incoming traffic: the rules without a match, merged; null where there are none (MatchesAllIncomingTraffic).</summary>
    public static ConfValue? ForAll(IReadOnlyList<InboundRule> rules) => throw new NotImplementedException();
}
