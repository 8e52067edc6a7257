using System.Text.Json;
using System.Text.Json.Serialization;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Server.Inspect.Shapes;

/// <summary>What policies come to for a proxy.</summary>
/// <param name="Resource">The Dataplane or MeshGateway.</param>
/// <param name="Rules">What the policies of each kind come to; kinds without effect are left out.</param>
/// <param name="HttpMatches">The matches of HTTP routes by the hash that rules speak of them by.</param>
internal sealed record InspectRules(Meta Resource, IReadOnlyList<InspectRule> Rules, IReadOnlyList<HttpMatch> HttpMatches);

/// <summary>What the policies of one kind come to.</summary>
/// <param name="Type">The kind.</param>
/// <param name="ToResourceRules">For outgoing traffic, by resource.</param>
/// <param name="InboundRules">For incoming traffic.</param>
/// <param name="Warnings">What Kuma would warn of.</param>
/// <param name="ProxyRule">For the proxy as a whole; null where the kind has none.</param>
/// <param name="ToRules">For outgoing traffic, by tags; null where the version of Kuma knows no such rules.</param>
/// <param name="FromRules">For incoming traffic, by tags of the client; null where the version of Kuma knows no such rules.</param>
internal sealed record InspectRule(
    string Type,
    IReadOnlyList<ToResourceRule> ToResourceRules,
    IReadOnlyList<InboundRuleList> InboundRules,
    IReadOnlyList<string> Warnings,
    ProxyRule? ProxyRule = null,
    IReadOnlyList<TagRule>? ToRules = null,
    IReadOnlyList<FromRule>? FromRules = null);

/// <summary>A rule for a proxy as a whole.</summary>
/// <param name="Conf">What it sets.</param>
/// <param name="Origin">The policies that contributed.</param>
internal sealed record ProxyRule(JsonElement Conf, IReadOnlyList<Meta> Origin);

/// <summary>A rule by tags.</summary>
/// <param name="Matchers">The tags.</param>
/// <param name="Conf">What it sets.</param>
/// <param name="Origin">The policies that contributed.</param>
internal sealed record TagRule(IReadOnlyList<TagMatcher> Matchers, JsonElement Conf, IReadOnlyList<Meta> Origin);

/// <summary>A tag that must be there, or must not.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
/// <param name="Not">True where it must not be there.</param>
internal sealed record TagMatcher(string Key, string Value, bool Not);

/// <summary>A rule for a mesh, a service, a port or a route.</summary>
/// <param name="ResourceMeta">The resource.</param>
/// <param name="ResourceSectionName">The port; empty for the resource as a whole.</param>
/// <param name="Conf">What it sets; several of MeshHTTPRoutes for gateways, one a hostname.</param>
/// <param name="Origin">The items that contributed.</param>
internal sealed record ToResourceRule(
    Meta ResourceMeta, string ResourceSectionName, IReadOnlyList<JsonElement> Conf, IReadOnlyList<RuleOrigin> Origin);

/// <summary>An item of a policy.</summary>
/// <param name="ResourceMeta">The policy.</param>
/// <param name="RuleIndex">The index of the item in its list.</param>
internal sealed record RuleOrigin(Meta ResourceMeta, int RuleIndex);

/// <summary>The rules by tags of an inbound.</summary>
/// <param name="Inbound">The inbound.</param>
/// <param name="Rules">The rules.</param>
internal sealed record FromRule(ShownInbound Inbound, IReadOnlyList<TagRule> Rules);

/// <summary>The rules of an inbound.</summary>
/// <param name="Inbound">The inbound.</param>
/// <param name="Rules">The rules.</param>
internal sealed record InboundRuleList(ShownInbound Inbound, IReadOnlyList<ShownInboundRule> Rules);

/// <summary>An inbound, or the listener of a gateway.</summary>
/// <param name="Port">Its port.</param>
/// <param name="Tags">Its tags, or those of the gateway; null where there are none.</param>
/// <param name="Name">Its name; null where it has none.</param>
internal sealed record ShownInbound(
    int Port, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] IReadOnlyDictionary<string, string>? Tags, string? Name = null);

/// <summary>A rule of an inbound.</summary>
/// <param name="Conf">What it sets.</param>
/// <param name="Origin">The item that it comes from.</param>
/// <param name="Match">The traffic; null for all.</param>
internal sealed record ShownInboundRule(IReadOnlyList<JsonElement> Conf, IReadOnlyList<RuleOrigin> Origin, Match? Match = null);

/// <summary>Matches of an HTTP route's rule.</summary>
/// <param name="Hash">Their hash.</param>
/// <param name="Match">The matches; null where the rule has none.</param>
internal sealed record HttpMatch(string Hash, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] JsonElement? Match);
