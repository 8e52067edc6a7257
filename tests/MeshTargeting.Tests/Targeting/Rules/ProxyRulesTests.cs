using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Tests.Targeting.Matching;
using MeshTargeting.Tests.Worlds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting.Rules;

/// <summary>What all policies of a kind come to for a proxy.</summary>
public class ProxyRulesTests
{
    private static readonly Resource<DataplaneSpec> Web = Given.Make(
        DataplaneSpec.Descriptor,
        new DataplaneSpec
        {
            Networking = new DataplaneNetworking
            {
                Address = "10.0.0.1",
                Inbound = [Given.Inbound(80, (KumaLabels.ServiceTag, "web")), Given.Inbound(81, (KumaLabels.ServiceTag, "admin"))],
            },
        },
        Given.Meta("web-1"));

    private static readonly Resource<DataplaneSpec> Edge = Gateways.Proxy("edge-1", "BUILTIN", (KumaLabels.ServiceTag, "edge"));
    private static readonly Resource<MeshGatewaySpec> EdgeGateway = Gateways.Gateway("gw", Given.Map((KumaLabels.ServiceTag, "edge")));

    [Fact]
    public void has_rules_for_each_inbound_of_the_policies_that_select_it()
    {
        var rules = Of(
            Web,
            Rule.Policy("MeshTimeout", "all", """{"rules":[{"default":{"idleTimeout":"1s"}}]}"""),
            Rule.Policy("MeshTimeout", "admin", """{"targetRef":{"kind":"MeshService","name":"admin"},"rules":[{"default":{"idleTimeout":"2s"}}]}"""));

        Assert.Equal(["all"], rules.Inbound[new("10.0.0.1", 80)].Select(Origin));
        Assert.Equal(["all", "admin"], rules.Inbound[new("10.0.0.1", 81)].Select(Origin));
    }

    [Fact]
    public void an_inbound_that_is_selected_without_rules_is_there_and_one_that_is_not_selected_is_not()
    {
        var rules = Of(
            Web,
            Rule.Policy("MeshTimeout", "t", """{"targetRef":{"kind":"MeshService","name":"admin"},"to":[{"targetRef":{"kind":"Mesh"},"default":{}}]}"""));

        Assert.Equal(["10.0.0.1:81"], rules.Inbound.Keys.Select(listener => listener.ToString()));
        Assert.Empty(rules.Inbound.Values.Single());
        Assert.Equal(["10.0.0.1:81"], rules.From.Keys.Select(listener => listener.ToString()));
    }

    [Fact]
    public void kinds_without_rules_for_incoming_traffic_have_no_listeners() =>
        Assert.Empty(Of(Web, Rule.Policy("MeshRetry", "r", """{"to":[{"targetRef":{"kind":"Mesh"},"default":{}}]}""")).Inbound);

    [Fact]
    public void has_rules_for_outgoing_traffic_by_tags_and_by_resource()
    {
        var rules = Of(Web, Rule.Policy("MeshRetry", "r", """{"to":[{"targetRef":{"kind":"Mesh"},"default":{"tcp":{"maxConnectAttempt":3}}}]}"""));

        Assert.Equal([""" → {"tcp":{"maxConnectAttempt":3}} of r"""], Rule.Lines(rules.To.ByTags));
        Assert.Equal("default", Assert.Single(rules.To.Resources.All).Key.Resource.Metadata.Name);
    }

    [Fact]
    public void policies_that_stand_at_a_route_have_a_part_in_the_rules_by_tags_alone()
    {
        var rules = Of(
            Web,
            Rule.Policy("MeshHTTPRoute", "route", """{"to":[{"targetRef":{"kind":"MeshService","name":"db"},"rules":[{"matches":[{"method":"GET"}],"default":{}}]}]}"""),
            Rule.Policy("MeshRetry", "r", """{"targetRef":{"kind":"MeshHTTPRoute","name":"route"},"to":[{"targetRef":{"kind":"Mesh"},"default":{}}]}"""));

        Assert.Single(rules.To.ByTags.Rules);
        Assert.Empty(rules.To.Resources.All);
    }

    [Fact]
    public void policies_that_stand_at_a_route_have_a_part_in_the_rules_by_resource_in_3_0()
    {
        var route = Rule.Policy("MeshHTTPRoute", "route", """{"to":[]}""", ("app", "shop"));
        var policy = Rule.Policy("MeshRetry", "r", """{"targetRef":{"kind":"MeshHTTPRoute","labels":{"app":"shop"}},"to":[{"targetRef":{"kind":"Mesh"},"default":{}}]}""");
        var world = World.Create([Web, route, policy], new WorldOptions { Semantics = KumaSemantics.V3_0 });

        Assert.Single(ProxyRules.Of(world, Web, MeshRetrySpec.Descriptor).To.Resources.All);
    }

    [Fact]
    public void has_one_rule_for_the_proxy_of_a_kind_without_lists()
    {
        var rules = Of(
            Web,
            Rule.Policy("MeshMetric", "m", """{"default":{"sidecar":{"includeUnused":true}}}"""),
            Rule.Policy("MeshMetric", "n", """{"default":{"sidecar":{"includeUnused":false}}}"""));

        Assert.Equal([""" → {"sidecar":{"includeUnused":true}} of n, m"""], Rule.Lines(rules.Single));
    }

    [Fact]
    public void no_policy_no_rule()
    {
        var rules = ProxyRules.Of(Given.WorldOf(Web), Web, MeshTraceSpec.Descriptor);

        Assert.Empty(rules.Single.Rules);
        Assert.Empty(rules.To.ByTags.Rules);
        Assert.Empty(rules.Inbound);
        Assert.Empty(rules.Warnings);
    }

    [Fact]
    public void a_sidecar_has_no_rules_of_a_gateway() =>
        Assert.Empty(Of(Web, Rule.Policy("MeshRetry", "r", """{"to":[{"targetRef":{"kind":"Mesh"},"default":{}}]}""")).GatewayTo);

    [Fact]
    public void a_builtin_gateway_has_rules_by_listener_and_by_hostname()
    {
        var rules = Of(
            Edge,
            EdgeGateway,
            Log("all", """{"kind":"Mesh"}"""),
            Log("blog", """{"kind":"MeshGateway","name":"gw","tags":{"host":"blog"}}"""));

        Assert.Equal(
            ["10.0.0.9:8080 all", "10.0.0.9:8443 all+blog"],
            rules.GatewayTo.Select(pair => $"{pair.Key} {Origins(pair.Value)}"));
        Assert.Equal(
            ["10.0.0.9:8080:* all", "10.0.0.9:8443:blog.example all+blog", "10.0.0.9:8443:shop.example all"],
            rules.GatewayToByHostname.Select(pair => $"{pair.Key} {Origins(pair.Value)}"));
    }

    [Fact]
    public void by_hostname_policies_are_merged_in_the_order_of_their_names_as_Kuma_leaves_them()
    {
        var rules = Of(Edge, EdgeGateway, Log("z", """{"kind":"Mesh"}"""), Log("a", """{"kind":"MeshGateway","name":"gw"}"""));

        Assert.Equal("z+a", Origins(rules.GatewayTo[new("10.0.0.9", 8080)]));
        Assert.Equal("a+z", Origins(rules.GatewayToByHostname[new("10.0.0.9", 8080, "*")]));
    }

    [Fact]
    public void warns_in_Kumas_words_of_what_cannot_be_made_and_has_none_of_it()
    {
        var rules = Of(Web, Rule.Policy("MeshTimeout", "t", """
            {"from":[{"targetRef":{"kind":"MeshGateway","name":"g"},"default":{}}],"to":[{"targetRef":{"kind":"MeshGateway","name":"g"},"default":{}},{"targetRef":{"kind":"Mesh"},"default":{}}]}
            """));

        Assert.Equal(
            ["couldn't create From rules: can't represent MeshGateway as tags", "couldn't create To rules: can't represent MeshGateway as tags"],
            rules.Warnings);
        Assert.Empty(rules.From);
        Assert.Empty(rules.Inbound);
        Assert.Empty(rules.To.Resources.All);
    }

    [Fact]
    public void a_gateway_warns_of_its_own_rules_too()
    {
        var rules = Of(Edge, EdgeGateway, Rule.Policy("MeshAccessLog", "l", """{"to":[{"targetRef":{"kind":"MeshGateway","name":"g"},"default":{}}]}"""));

        Assert.Equal(
            ["couldn't create To rules: can't represent MeshGateway as tags", "couldn't create Gateway rules: can't represent MeshGateway as tags"],
            rules.Warnings);
        Assert.Empty(rules.GatewayTo);
    }

    [Fact]
    public void has_neither_from_nor_rules_by_tags_in_3_0()
    {
        var policy = Rule.Policy("MeshTimeout", "t", """
            {"to":[{"targetRef":{"kind":"Mesh"},"default":{}}],"rules":[{"default":{}}]}
            """);
        var world = World.Create([Web, policy], new WorldOptions { Semantics = KumaSemantics.V3_0 });

        var rules = ProxyRules.Of(world, Web, MeshTimeoutSpec.Descriptor);

        Assert.Empty(rules.From);
        Assert.Empty(rules.To.ByTags.Rules);
        Assert.Single(rules.To.Resources.All);
        Assert.All(rules.Inbound.Values, inbound => Assert.Single(inbound));
    }

    private static ProxyRules Of(Resource<DataplaneSpec> proxy, params Resource[] resources) =>
        ProxyRules.Of(Given.WorldOf([proxy, .. resources]), proxy, resources[^1].Kind);

    private static Resource Log(string name, string targetRef) => Rule.Policy(
        "MeshAccessLog", name, $$$"""{"targetRef":{{{targetRef}}},"to":[{"targetRef":{"kind":"Mesh"},"default":{"backends":[]}}]}""");

    private static string Origin(InboundRule rule) => rule.Origin.Policy.Metadata.Name;

    private static string Origins(ToRules rules) => string.Join('+', rules.ByTags.Rules.Single().Origins.Select(o => o.Metadata.Name));
}
