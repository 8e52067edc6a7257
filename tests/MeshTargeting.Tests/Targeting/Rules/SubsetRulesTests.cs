using MeshTargeting.Resources;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Tests.Worlds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting.Rules;

/// <summary>What policies set for clients and destinations by their tags.</summary>
public class SubsetRulesTests
{
    [Fact]
    public void makes_no_rules_of_no_items() => Assert.Empty(From("""{"rules":[{"default":{"idleTimeout":"1s"}}]}""").Rules);

    [Fact]
    public void has_one_rule_for_everyone_where_no_client_is_told_apart() => Assert.Equal(
        [""" → {"idleTimeout":"1s","connectionTimeout":"2s"} of t0"""],
        Rule.Lines(From("""
            {"from":[
              {"targetRef":{"kind":"Mesh"},"default":{"idleTimeout":"1s"}},
              {"targetRef":{"kind":"Mesh"},"default":{"connectionTimeout":"2s"}}]}
            """)));

    [Fact]
    public void tells_those_who_have_a_tag_from_those_who_have_not() => Assert.Equal(
        [
            """kuma.io/service=web → {"idleTimeout":"2s"} of t0""",
            """kuma.io/service!=web → {"idleTimeout":"1s"} of t0""",
        ],
        Rule.Lines(From("""
            {"from":[
              {"targetRef":{"kind":"Mesh"},"default":{"idleTimeout":"1s"}},
              {"targetRef":{"kind":"MeshService","name":"web"},"default":{"idleTimeout":"2s"}}]}
            """)));

    [Fact]
    public void combines_tags_that_one_client_can_have_together() => Assert.Equal(
        [
            """env=prod,team=a → {"idleTimeout":"2s"} of t0, t1""",
            """env!=prod,team=a → {"idleTimeout":"2s"} of t1""",
            """env=prod,team!=a → {"idleTimeout":"1s"} of t0""",
        ],
        Rule.Lines(From(
            """{"from":[{"targetRef":{"kind":"MeshSubset","tags":{"env":"prod"}},"default":{"idleTimeout":"1s"}}]}""",
            """{"from":[{"targetRef":{"kind":"MeshSubset","tags":{"team":"a"}},"default":{"idleTimeout":"2s"}}]}""")));

    [Fact]
    public void does_not_combine_what_no_client_can_be_at_once() => Assert.Equal(
        [
            """kuma.io/service=db → {"idleTimeout":"2s"} of t0""",
            """kuma.io/service=web → {"idleTimeout":"1s"} of t0""",
        ],
        Rule.Lines(From("""
            {"from":[
              {"targetRef":{"kind":"MeshService","name":"web"},"default":{"idleTimeout":"1s"}},
              {"targetRef":{"kind":"MeshService","name":"db"},"default":{"idleTimeout":"2s"}}]}
            """)));

    [Fact]
    public void a_client_gets_the_first_rule_that_contains_it()
    {
        var rules = From("""
            {"from":[
              {"targetRef":{"kind":"Mesh"},"default":{"idleTimeout":"1s"}},
              {"targetRef":{"kind":"MeshServiceSubset","name":"web","tags":{"version":"v2"}},"default":{"idleTimeout":"2s"}}]}
            """);

        Assert.Equal("""{"idleTimeout":"2s"}""", Conf(rules, (KumaLabels.ServiceTag, "web"), ("version", "v2")));
        Assert.Equal("""{"idleTimeout":"1s"}""", Conf(rules, (KumaLabels.ServiceTag, "web"), ("version", "v1")));
        Assert.Equal("""{"idleTimeout":"1s"}""", Conf(rules, ("version", "v2"), ("team", "a")));
    }

    [Fact]
    public void a_client_without_tags_has_no_rule_where_tags_are_spoken_of() => Assert.Null(
        Conf(From("""{"from":[{"targetRef":{"kind":"MeshService","name":"web"},"default":{}},{"targetRef":{"kind":"Mesh"},"default":{}}]}""")));

    [Fact]
    public void has_one_rule_a_service_for_outgoing_traffic_and_that_for_everything_last() => Assert.Equal(
        [
            """kuma.io/service=web → {"idleTimeout":"1s","connectionTimeout":"1s"} of t0""",
            """kuma.io/service=db → {"idleTimeout":"2s","connectionTimeout":"1s"} of t0""",
            """ → {"connectionTimeout":"1s"} of t0""",
        ],
        Rule.Lines(To("""
            {"to":[
              {"targetRef":{"kind":"MeshService","name":"web"},"default":{"idleTimeout":"1s"}},
              {"targetRef":{"kind":"MeshService","name":"db"},"default":{"idleTimeout":"2s"}},
              {"targetRef":{"kind":"Mesh"},"default":{"connectionTimeout":"1s"}}]}
            """)));

    [Fact]
    public void leaves_destinations_that_are_always_resources_to_the_rules_by_resource() => Assert.Empty(
        To("""{"to":[{"targetRef":{"kind":"MeshExternalService","name":"x"},"default":{}}]}""").Rules);

    [Fact]
    public void passes_over_a_policy_with_an_item_for_a_route() => Assert.Empty(
        To("""{"to":[{"targetRef":{"kind":"Mesh"},"default":{}},{"targetRef":{"kind":"MeshHTTPRoute","name":"r"},"default":{}}]}""").Rules);

    [Fact]
    public void counts_a_policy_that_stands_at_a_route_for_each_rule_of_the_route()
    {
        var route = Rule.Policy("MeshHTTPRoute", "r", """
            {"to":[
              {"targetRef":{"kind":"MeshService","name":"web"},"rules":[{"matches":[{"path":{"type":"Exact","value":"/"}}],"default":{}}]},
              {"targetRef":{"kind":"Mesh"},"rules":[{"matches":[{"method":"GET"}],"default":{}}]}]}
            """);
        var policy = Rule.Policy("MeshTimeout", "t", """
            {"targetRef":{"kind":"MeshHTTPRoute","name":"r"},"to":[{"targetRef":{"kind":"Mesh"},"default":{"idleTimeout":"1s"}}]}
            """);
        var hashes = PolicyItems.Of(route, KumaSemantics.V2_14).To
            .Select(to => MatchesHash.Of(((ConfObject)((ConfList)((ConfObject)to.Conf).Find("rules")!).Items[0]).Find("matches"))).ToArray();

        var rules = SubsetRuleBuilder.OfTo(Given.WorldOf(route, policy), [policy]);

        Assert.NotNull(rules.Compute(Given.Map((KumaLabels.ServiceTag, "web"), ("__rule-matches-hash__", hashes[0]))));
        Assert.NotNull(rules.Compute(Given.Map((KumaLabels.ServiceTag, "db"), ("__rule-matches-hash__", hashes[1]))));
        Assert.Null(rules.Compute(Given.Map((KumaLabels.ServiceTag, "db"), ("__rule-matches-hash__", hashes[0]))));
        Assert.Null(rules.Compute(Given.Map((KumaLabels.ServiceTag, "web"))));
    }

    [Fact]
    public void has_a_rule_for_each_hostname_of_routes_and_says_which_route_each_match_comes_from()
    {
        var shop = Route("shop", """["shop.example"]""", "/shop");
        var blog = Route("blog", """["blog.example","shop.example"]""", "/blog");

        var rules = SubsetRuleBuilder.OfTo(Given.WorldOf(shop, blog), [shop, blog]).Rules;

        Assert.Equal(["shop.example: /blog of blog, /shop of shop", "blog.example: /blog of blog"], rules.Select(Described));

        static Resource Route(string name, string hostnames, string path) => Rule.Policy("MeshHTTPRoute", name, $$$"""
            {"targetRef":{"kind":"MeshGateway","name":"gw"},"to":[{"targetRef":{"kind":"Mesh"},"hostnames":{{{hostnames}}},
              "rules":[{"matches":[{"path":{"type":"Exact","value":"{{{path}}}"}}],"default":{}}]}]}
            """);

        static string Described(SubsetRule rule)
        {
            var conf = (ConfObject)rule.Conf;
            var paths = ((ConfList)conf.Find("rules")!).Items.Cast<ConfObject>().Select(r =>
            {
                var matches = (ConfList)r.Find("matches")!;
                var path = ((ConfObject)((ConfObject)matches.Items[0]).Find("path")!).Find("value");
                return $"{path} of {rule.OriginByMatches[MatchesHash.Of(matches)].Metadata.Name}";
            });
            return $"{((ConfList)conf.Find("hostnames")!).Items.Single()}: {string.Join(", ", paths)}";
        }
    }

    [Fact]
    public void of_one_match_in_two_routes_the_later_is_said_to_be_the_origin()
    {
        var (a, b) = (Named("a"), Named("b"));

        var rule = Assert.Single(SubsetRuleBuilder.OfTo(Given.WorldOf(a, b), [a, b]).Rules);

        Assert.Equal([a, b], rule.Origins);
        Assert.Equal(b, Assert.Single(rule.OriginByMatches).Value);

        static Resource Named(string name) =>
            Rule.Policy("MeshHTTPRoute", name, """{"to":[{"targetRef":{"kind":"MeshService","name":"web"},"rules":[{"matches":[{"method":"GET"}],"default":{}}]}]}""");
    }

    [Fact]
    public void says_in_Kumas_words_why_it_fails()
    {
        Assert.Equal(
            "can't resolve MeshHTTPRoute policy",
            To("""{"targetRef":{"kind":"MeshHTTPRoute","name":"r"},"to":[{"targetRef":{"kind":"Mesh"},"default":{}}]}""").Fault);
        Assert.Equal(
            "can't represent MeshGateway as tags",
            To("""{"to":[{"targetRef":{"kind":"MeshGateway","name":"g"},"default":{}}]}""").Fault);
    }

    [Fact]
    public void has_one_rule_for_the_whole_proxy_of_policies_without_lists()
    {
        Resource[] policies =
        [
            Rule.Policy("MeshTrace", "a", """{"default":{"sampling":{"overall":10},"tags":[{"name":"x","literal":"y"}]}}"""),
            Rule.Policy("MeshTrace", "b", """{"default":{"sampling":{"overall":20}}}"""),
        ];

        var rule = Assert.Single(SubsetRuleBuilder.OfSingle(Given.WorldOf(policies), policies).Rules);

        Assert.Equal(""" → {"sampling":{"overall":20},"tags":[{"name":"x","literal":"y"}]} of a, b""", Rule.Line(rule));
    }

    [Fact]
    public void makes_rules_of_as_many_tags_as_the_bound_allows_and_none_of_more()
    {
        var most = From(Meeting(14));
        var tooMany = From(Meeting(15));

        Assert.Equal(SubsetRuleBuilder.MostCombinations, most.Rules.Count + 1);
        Assert.Null(most.Overflow);
        Assert.Empty(tooMany.Rules);
        Assert.Equal("the 15 tags in 15 items of 1 policy combine to more than 16384 rules; they are not made", tooMany.Overflow);

        static string Meeting(int tags) => Items(Enumerable.Range(0, tags).Select(i => $$$"""{"kind":"MeshSubset","tags":{"k{{{i}}}":"v"}}"""));
    }

    [Fact]
    public void makes_no_rules_either_where_few_tags_of_many_values_make_more_groups_than_the_bound_allows()
    {
        var values = Enumerable.Range(0, 20).SelectMany(v => Enumerable.Range(0, 4).Select(k => $$$"""{"kind":"MeshSubset","tags":{"k{{{k}}}":"v{{{v}}}"}}"""));

        Assert.NotNull(From(Items(values)).Overflow);
    }

    [Fact]
    public void takes_thousands_of_clients_that_are_told_apart_by_one_tag()
    {
        var services = Enumerable.Range(0, 2000).Select(i => $$"""{"kind":"MeshService","name":"s{{i}}"}""");

        var rules = From(Items(services.Prepend("""{"kind":"Mesh"}""")));

        Assert.Null(rules.Overflow);
        Assert.Equal(4000, rules.Rules.Count);
    }

    [Fact]
    public void makes_none_of_from_and_of_outgoing_traffic_by_tags_in_3_0()
    {
        var policy = Rule.Policy("MeshTimeout", "t", """
            {"to":[{"targetRef":{"kind":"Mesh"},"default":{}}],"from":[{"targetRef":{"kind":"Mesh"},"default":{}}]}
            """);
        var world = World.Create([policy], new WorldOptions { Semantics = KumaSemantics.V3_0 });

        Assert.Empty(SubsetRuleBuilder.OfFrom(world, [policy]).Rules);
        Assert.Empty(SubsetRuleBuilder.OfTo(world, [policy]).Rules);
    }

    private static string Items(IEnumerable<string> targets)
    {
        var items = targets.Select(target => $$$"""{"targetRef":{{{target}}},"default":{"idleTimeout":"1s"}}""");
        return $$"""{"from":[{{string.Join(',', items)}}]}""";
    }

    private static string? Conf(SubsetRules rules, params (string, string)[] tags) => rules.Compute(Given.Map(tags))?.Conf.ToString();

    private static SubsetRules From(params string[] specs)
    {
        var policies = Timeouts(specs);
        return SubsetRuleBuilder.OfFrom(Given.WorldOf(policies), policies);
    }

    private static SubsetRules To(params string[] specs)
    {
        var policies = Timeouts(specs);
        return SubsetRuleBuilder.OfTo(Given.WorldOf(policies), policies);
    }

    private static Resource[] Timeouts(string[] specs) => specs.Select((spec, i) => Rule.Policy("MeshTimeout", $"t{i}", spec)).ToArray();
}
