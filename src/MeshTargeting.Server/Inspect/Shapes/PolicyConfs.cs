using System.Text.Json;
using System.Text.Json.Serialization;

namespace MeshTargeting.Server.Inspect.Shapes;

/// <summary>What the policies of each kind set.</summary>
/// <param name="Policies">A kind each, those without effect left out.</param>
internal sealed record PolicyConfs(IReadOnlyList<PolicyConf> Policies);

/// <summary>What the policies of one kind set.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Conf">What they set: an object for the proxy as a whole, a list for outgoing traffic.</param>
/// <param name="Origins">The policies that contributed, in ascending precedence.</param>
internal sealed record PolicyConf(string Kind, JsonElement Conf, IReadOnlyList<PolicyOrigin> Origins);

/// <summary>A policy that contributed.</summary>
/// <param name="Kri">Its identifier.</param>
internal sealed record PolicyOrigin(string Kri);

/// <summary>What the policies of each kind set for an inbound.</summary>
/// <param name="Policies">A kind each, those without effect left out.</param>
internal sealed record InboundPolicyConfs(IReadOnlyList<InboundPolicyConf> Policies);

/// <summary>What the policies of one kind set for an inbound.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Rules">The rules, the most specific first.</param>
/// <param name="Origins">The policies that contributed.</param>
internal sealed record InboundPolicyConf(string Kind, IReadOnlyList<PolicyRule> Rules, IReadOnlyList<PolicyOrigin> Origins);

/// <summary>A rule of an inbound.</summary>
/// <param name="Kri">The policy that it comes from.</param>
/// <param name="Conf">What it sets.</param>
internal sealed record PolicyRule(string Kri, JsonElement Conf);

/// <summary>The routes of an outbound.</summary>
/// <param name="Routes">Those of each kind.</param>
internal sealed record RouteList(IReadOnlyList<RouteConf> Routes);

/// <summary>The routes of one kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Rules">Their rules; null where they have none.</param>
/// <param name="Origins">The policies that contributed.</param>
internal sealed record RouteConf(
    string Kind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] IReadOnlyList<RouteRule>? Rules,
    IReadOnlyList<PolicyOrigin> Origins);

/// <summary>A rule of a route.</summary>
/// <param name="Kri">The route that it comes from; empty for MeshTCPRoutes.</param>
/// <param name="Conf">What it sets.</param>
/// <param name="Matches">The requests that it takes; null for MeshTCPRoutes.</param>
internal sealed record RouteRule(
    string Kri, JsonElement Conf, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] JsonElement? Matches);
