using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Effects;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Analysis.Rules.Protocols;

/// <summary>Why a setting has no effect on any of the ports that it is for; each is a rule of its own.</summary>
internal enum IdleReason
{
    /// <summary>It is for HTTP, and none of the ports speaks that.</summary>
    NotHttp,

    /// <summary>It is for another protocol than the ports speak.</summary>
    OtherProtocol,

    /// <summary>Kuma never retries on http2.</summary>
    RetryOnHttp2,

    /// <summary>Kuma leaves some timeouts out on grpc.</summary>
    TimeoutOnGrpc,
}

/// <summary>A setting without effect on any port that its item is for.</summary>
/// <param name="Item">The item.</param>
/// <param name="Field">What is set.</param>
/// <param name="Ports">The ports.</param>
/// <param name="Reason">Why.</param>
/// <param name="IsAll">Whether the item sets nothing else to an effect.</param>
internal sealed record IdleSetting(PolicyItem Item, IdleField Field, HitPorts Ports, IdleReason Reason, bool IsAll)
{
    /// <summary>Where the setting stands.</summary>
    public string Path => $"{Item.Path}.default.{Field.Path}";

    /// <summary>The kinds that have such settings.</summary>
    public static readonly IReadOnlyList<KindDescriptor> Kinds =
    [
        MeshTimeoutSpec.Descriptor,
        MeshRetrySpec.Descriptor,
        MeshHealthCheckSpec.Descriptor,
        MeshFaultInjectionSpec.Descriptor,
        MeshRateLimitSpec.Descriptor,
        MeshLoadBalancingStrategySpec.Descriptor,
    ];

    /// <summary>
    /// The kinds whose sections are alternatives, one for each protocol: somebody who writes all of them means whichever fits, so an
    /// item of which one fits is fine, and of one of which none does the first is told.
    /// </summary>
    private static readonly KindDescriptor[] OfAlternatives = [MeshRetrySpec.Descriptor, MeshHealthCheckSpec.Descriptor];

    private static readonly string[] Alternatives = ["http", "grpc", "tcp"];

    /// <summary>The settings of a policy that have no effect on any port that they are for, in the order of its items.</summary>
    public static IEnumerable<IdleSetting> Of(Resource policy, AnalysisContext context) =>
        OfOutgoing(policy, context).Concat(OfIncoming(policy, context));

    private static IEnumerable<IdleSetting> OfOutgoing(Resource policy, AnalysisContext context)
    {
        foreach (var (reference, resolution) in context.Resolve(ReferenceRole.To))
        {
            if (HitPorts.Of(resolution) is { } ports && MayIdle(policy, ports))
            {
                var item = PolicyItems.Of(policy, context.World.Options.Semantics).To.FirstOrDefault(i => $"{i.Path}.targetRef" == reference.Path);
                foreach (var idle in item is null ? [] : OfItem(item, ports))
                {
                    yield return idle;
                }
            }
        }
    }

    private static IEnumerable<IdleSetting> OfIncoming(Resource policy, AnalysisContext context)
    {
        var spec = (IPolicySpec)policy.SpecObject;
        if (spec is { RuleItems: not { Count: > 0 }, FromItems: not { Count: > 0 } }
            || HitPorts.OfInbounds(context.World, policy) is not { } ports
            || !MayIdle(policy, ports))
        {
            return [];
        }

        var items = PolicyItems.Of(policy, context.World.Options.Semantics);
        return (items.Rules.Count > 0 ? items.Rules : items.From).SelectMany(item => OfItem(item, ports));
    }

    /// <summary>Most ports speak http, where most settings work: then nothing need be read.</summary>
    private static bool MayIdle(Resource policy, HitPorts ports) => ports.Protocols.All(p => ProtocolEffects.MayIdle(policy.Kind, p));

    private static IEnumerable<IdleSetting> OfItem(PolicyItem item, HitPorts ports)
    {
        var kind = item.Policy.Kind;
        var idle = ports.Protocols
            .Select(protocol => ProtocolEffects.Of(kind, item.Conf, protocol))
            .Aggregate(Common);
        if (idle.Count == 0)
        {
            yield break;
        }

        if (OfAlternatives.Contains(kind))
        {
            if (ports.Protocols.Any(p => Alternatives.Any(section => ProtocolEffects.Works(kind, item.Conf, section, p))))
            {
                yield break;
            }

            idle = [idle[0]];
        }

        var isAll = !ports.Protocols.Any(p => ProtocolEffects.SetsAny(kind, item.Conf, p));
        foreach (var field in idle)
        {
            yield return new IdleSetting(item, field, ports, ReasonOf(kind, field, ports), isAll);
        }
    }

    /// <summary>What is without effect on ports of two protocols: of a section and a part of it the part.</summary>
    private static IReadOnlyList<IdleField> Common(IReadOnlyList<IdleField> a, IReadOnlyList<IdleField> b) =>
        a.Where(x => b.Any(y => ProtocolEffects.IsWithin(x.Path, y.Path)))
            .Concat(b.Where(y => a.Any(x => x.Path != y.Path && ProtocolEffects.IsWithin(y.Path, x.Path))))
            .ToList();

    private static IdleReason ReasonOf(KindDescriptor kind, IdleField field, HitPorts ports) =>
        kind == MeshRetrySpec.Descriptor && field.Path != "tcp" && ports.Protocols is ["http2"] ? IdleReason.RetryOnHttp2
        : kind == MeshTimeoutSpec.Descriptor && ports.Protocols.Contains("grpc") ? IdleReason.TimeoutOnGrpc
        : field.Path is "grpc" or "tcp" || ports.Protocols.Any(IsHttp) ? IdleReason.OtherProtocol
        : IdleReason.NotHttp;

    private static bool IsHttp(string protocol) => protocol is "http" or "http2" or "grpc";
}
