using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Targeting.Matching;

/// <summary>A policy that selects a proxy, and where it does.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Inbounds">The selected inbounds and listeners, in the order of the proxy's manifest.</param>
/// <param name="GatewayListeners">The selected listeners of a builtin gateway; empty for all other proxies.</param>
/// <param name="AsDelegatedGateway">Whether it selects the proxy as a delegated gateway, which needs no inbound.</param>
public sealed record MatchedPolicy(
    Resource Policy, IReadOnlyList<InboundListener> Inbounds, IReadOnlyList<GatewayListener> GatewayListeners, bool AsDelegatedGateway);

/// <summary>The policies of one kind that select a proxy.</summary>
/// <param name="Proxy">The proxy.</param>
/// <param name="Kind">The kind of the policies.</param>
/// <param name="Policies">The policies in ascending precedence: of what two of them set, the later wins.</param>
/// <param name="Ambiguities">Pairs of them whose order Kuma leaves to chance; empty where the order is certain.</param>
/// <param name="Warnings">What Kuma would warn of while it matches, in its words.</param>
public sealed record MatchedPolicies(
    Resource<DataplaneSpec> Proxy,
    KindDescriptor Kind,
    IReadOnlyList<MatchedPolicy> Policies,
    IReadOnlyList<AmbiguousOrder> Ambiguities,
    IReadOnlyList<string> Warnings);

/// <summary>Two policies of which Kuma does not say which wins.</summary>
/// <param name="First">One of them: the one that we put first, so that answers do not change from run to run.</param>
/// <param name="Second">The other.</param>
/// <param name="Why">Why their order is left to chance; a sentence without a full stop.</param>
public sealed record AmbiguousOrder(Resource First, Resource Second, string Why);
