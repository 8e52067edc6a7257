using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Targeting.Rules;

/// <summary>What holds for some incoming traffic of an inbound.</summary>
/// <param name="Match">The traffic; null where it is not told apart so.</param>
/// <param name="Clients">The clients by tags; null where they are not told apart so, empty for all.</param>
/// <param name="Conf">What holds.</param>
public sealed record IncomingPart(Match? Match, IReadOnlyList<SubsetTag>? Clients, ConfValue Conf);

/// <summary>What rules of one kind come to for the traffic to an inbound.</summary>
public static class IncomingTraffic
{
    /// <summary>
    /// The kinds of which every rule counts by itself, the rules for all traffic too: they are entries of one list, not settings of which
    /// the later wins (plugin.go of these policies). Of these alone does Kuma still read <c>from</c> by the tags of the client.
    /// </summary>
    private static readonly KindDescriptor[] Lists = [MeshFaultInjectionSpec.Descriptor, MeshTrafficPermissionSpec.Descriptor];

    /// <summary>What holds for which traffic, in the order in which Kuma looks; empty where nothing is said.</summary>
    /// <param name="kind">The kind of the policies.</param>
    /// <param name="from">The rules by tags of the client; they count only where there are no others. Null for none.</param>
    /// <param name="rules">The other rules.</param>
    public static IEnumerable<IncomingPart> Of(KindDescriptor kind, SubsetRules? from, IReadOnlyList<InboundRule> rules)
    {
        if (rules.Count == 0)
        {
            var clients = Lists.Contains(kind) && from is not null ? from.Rules : [];
            return clients.Select(rule => new IncomingPart(null, rule.Subset, rule.Conf));
        }

        if (Lists.Contains(kind))
        {
            return rules.Select(rule => new IncomingPart(rule.Match, null, rule.Conf));
        }

        var all = InboundRules.ForAll(rules) is { } merged ? new[] { new IncomingPart(null, null, merged) } : [];
        return all.Concat(rules.Where(r => r.Match is not null).Select(r => new IncomingPart(r.Match, null, r.Conf)));
    }
}
