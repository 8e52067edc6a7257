using MeshTargeting.Resources;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Tests.Worlds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting.Rules;

/// <summary>What policies set for incoming traffic.</summary>
public class InboundRulesTests
{
    private const string Exact = """{"spiffeID":{"type":"Exact","value":"spiffe://m/a"}}""";
    private const string Prefix = """{"spiffeID":{"type":"Prefix","value":"spiffe://m"}}""";
    private const string Sni = """{"sni":{"type":"Exact","value":"a.mesh"}}""";
    private const string Both = """{"spiffeID":{"type":"Exact","value":"spiffe://m/a"},"sni":{"type":"Exact","value":"a.mesh"}}""";

    [Fact]
    public void puts_the_most_specific_match_first() => Assert.Equal(
        ["4s", "3s", "2s", "1s", "0s"],
        Build(Timeout("a", Item(0), Item(1, Sni), Item(2, Prefix), Item(3, Exact), Item(4, Both))));

    [Fact]
    public void makes_a_rule_of_each_match_of_an_item() => Assert.Equal(["1s", "2s", "1s"], Build(Timeout("a", Item(1, Sni, Exact), Item(2, Prefix))));

    [Fact]
    public void takes_an_empty_list_of_matches_for_all_traffic() =>
        Assert.Null(Assert.Single(Rules([Timeout("a", """{"matches":[],"default":{}}""")])).Match);

    [Fact]
    public void keeps_the_order_of_precedence_among_equal_matches_in_whatever_order_policies_come()
    {
        Resource[] policies = [Timeout("a", Item(1)), Timeout("b", Item(2)), Top("""{"kind":"Dataplane"}""", "c", Item(3))];

        Assert.Equal(["2s", "1s", "3s"], Build(policies));
        Assert.Equal(["2s", "1s", "3s"], Build([.. policies.Reverse()]));
    }

    [Fact]
    public void keeps_the_order_of_items_of_one_policy_and_says_which_each_rule_comes_from() => Assert.Equal(
        ["a[0]", "a[1]"], Rules([Timeout("a", Item(1), Item(1))]).Select(rule => $"{rule.Origin.Policy.Metadata.Name}[{rule.Origin.RuleIndex}]"));

    [Theory]
    [InlineData("MeshTimeout", 1)]
    [InlineData("MeshAccessLog", 1)]
    [InlineData("MeshCircuitBreaker", 1)]
    [InlineData("MeshRateLimit", 1)]
    [InlineData("MeshTLS", 1)]
    [InlineData("MeshTrafficPermission", 0)]
    [InlineData("MeshFaultInjection", 0)]
    public void reads_from_as_rules_of_some_kinds(string kind, int rules) =>
        Assert.Equal(rules, Rules([Rule.Policy(kind, "p", """{"from":[{"targetRef":{"kind":"MeshService","name":"web"},"default":{}}]}""")]).Count);

    [Fact]
    public void goes_by_rules_alone_where_a_policy_has_both()
    {
        var policy = Rule.Policy("MeshTimeout", "p", $$$"""
            {"from":[{"targetRef":{"kind":"Mesh"},"default":{"idleTimeout":"9s"}}],"rules":[{{{Item(1)}}}]}
            """);

        Assert.Equal(["1s"], Build(policy));
    }

    [Fact]
    public void merges_nothing_until_it_is_asked_what_holds_for_all()
    {
        var rules = Rules([Timeout("b", """{"default":{"idleTimeout":"1s"}}""", Item(3, Sni)), Timeout("a", """{"default":{"connectionTimeout":"2s"}}""")]);

        Assert.Equal(3, rules.Count);
        Assert.Equal("""{"idleTimeout":"1s","connectionTimeout":"2s"}""", InboundRules.ForAll(rules)?.ToString());
    }

    [Fact]
    public void nothing_holds_for_all_where_every_rule_has_a_match() => Assert.Null(InboundRules.ForAll(Rules([Timeout("a", Item(1, Sni))])));

    [Fact]
    public void leaves_from_out_in_3_0()
    {
        var policy = Rule.Policy("MeshTimeout", "p", """{"from":[{"targetRef":{"kind":"Mesh"},"default":{}}]}""");

        Assert.Empty(InboundRules.Build(World.Create([policy], new WorldOptions { Semantics = KumaSemantics.V3_0 }), [policy]));
    }

    private static IReadOnlyList<InboundRule> Rules(Resource[] policies) => InboundRules.Build(Given.WorldOf(policies), policies);

    private static IEnumerable<string> Build(params Resource[] policies) =>
        Rules(policies).Select(rule => ((ConfScalar)((ConfObject)rule.Conf).Find("idleTimeout")!).Text!);

    private static string Item(int seconds, params string[] matches) =>
        $$$"""{"matches":[{{{string.Join(',', matches)}}}],"default":{"idleTimeout":"{{{seconds}}}s"}}""";

    private static Resource Timeout(string name, params string[] items) => Top("""{"kind":"Mesh"}""", name, items);

    private static Resource Top(string targetRef, string name, params string[] items) =>
        Rule.Policy("MeshTimeout", name, $$"""{"targetRef":{{targetRef}},"rules":[{{string.Join(',', items)}}]}""");
}
