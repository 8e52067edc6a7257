using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Tests.Targeting.Rules;
using MeshTargeting.Tests.Worlds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting.Matching;

/// <summary>What policies set for an external service where a zone egress sends its traffic on.</summary>
public class EgressMatchingTests
{
    private static readonly Dictionary<string, string> Database = Given.Map((KumaLabels.ServiceTag, "db"), ("team", "a"));

    [Theory]
    [InlineData("""{"kind":"Mesh"}""", true)]
    [InlineData("""{"kind":"MeshSubset","tags":{"team":"a"}}""", true)]
    [InlineData("""{"kind":"MeshSubset","tags":{"team":"*"}}""", true)]
    [InlineData("""{"kind":"MeshSubset","tags":{"team":"b"}}""", false)]
    [InlineData("""{"kind":"MeshService","name":"db"}""", true)]
    [InlineData("""{"kind":"MeshService","name":"web"}""", false)]
    [InlineData("""{"kind":"MeshServiceSubset","name":"db","tags":{"team":"a"}}""", true)]
    [InlineData("""{"kind":"MeshServiceSubset","name":"db","tags":{"team":"b"}}""", false)]
    [InlineData("""{"kind":"Dataplane"}""", false)]
    public void selects_policies_by_the_tags_of_the_service(string targetRef, bool selected)
    {
        var policy = Rule.Policy("MeshTrafficPermission", "p", $$$"""
            {"targetRef":{{{targetRef}}},"from":[{"targetRef":{"kind":"Mesh"},"default":{"action":"Allow"}}]}
            """);

        Assert.Equal(selected, Of(MeshTrafficPermissionSpec.Descriptor, policy).From.Rules.Count == 1);
    }

    [Fact]
    public void no_policy_is_confined_to_its_zone_or_namespace()
    {
        var policy = Rule.Policy(
            "MeshTrafficPermission",
            "p",
            """{"from":[{"targetRef":{"kind":"Mesh"},"default":{"action":"Allow"}}]}""",
            (KumaLabels.Origin, "zone"),
            (KumaLabels.Zone, "other"),
            (KumaLabels.PolicyRole, "workload-owner"),
            (KumaLabels.Namespace, "a"));

        Assert.Single(Of(MeshTrafficPermissionSpec.Descriptor, policy).From.Rules);
    }

    [Fact]
    public void turns_items_for_the_service_round_so_that_they_are_about_its_clients()
    {
        var rules = Of(
            MeshLoadBalancingStrategySpec.Descriptor,
            Rule.Policy("MeshLoadBalancingStrategy", "p", """
                {"targetRef":{"kind":"MeshService","name":"web"},"to":[
                  {"targetRef":{"kind":"MeshService","name":"db"},"default":{"localityAwareness":{"disabled":true}}},
                  {"targetRef":{"kind":"MeshService","name":"other"},"default":{}}]}
                """));

        Assert.Equal(["""kuma.io/service=web → {"localityAwareness":{"disabled":true}} of p"""], Rule.Lines(rules.From));
        Assert.Null(rules.Inbound);
    }

    [Fact]
    public void goes_by_from_where_policies_have_both_lists()
    {
        var rules = Of(
            MeshTimeoutSpec.Descriptor,
            Rule.Policy("MeshTimeout", "p", """
                {"to":[{"targetRef":{"kind":"MeshService","name":"db"},"default":{"idleTimeout":"1s"}}],
                 "from":[{"targetRef":{"kind":"Mesh"},"default":{"idleTimeout":"2s"}}]}
                """));

        Assert.Equal([""" → {"idleTimeout":"2s"} of p"""], Rule.Lines(rules.From));
        Assert.Single(rules.Inbound!);
    }

    [Fact]
    public void has_rules_by_resource_of_all_policies_those_for_the_proxies_of_a_route_among_them()
    {
        var policy = Rule.Policy("MeshTimeout", "p", """{"targetRef":{"kind":"MeshHTTPRoute","name":"r"},"to":[{"targetRef":{"kind":"Mesh"},"default":{}}]}""");

        Assert.Equal("default", Assert.Single(Of(MeshTimeoutSpec.Descriptor, policy).Resources.All).Key.Resource.Metadata.Name);
    }

    [Fact]
    public void has_no_rules_in_3_0_where_there_is_no_egress()
    {
        var policy = Rule.Policy("MeshTimeout", "p", """{"to":[{"targetRef":{"kind":"Mesh"},"default":{}}],"rules":[{"default":{}}]}""");
        var world = World.Create([policy], new WorldOptions { Semantics = KumaSemantics.V3_0 });

        Assert.Equal(EgressRules.None, EgressMatching.Of(world, "default", MeshTimeoutSpec.Descriptor, Database));
    }

    [Fact]
    public void leaves_shadows_out_unless_they_are_asked_for()
    {
        var policy = Rule.Policy(
            "MeshTrafficPermission", "p", """{"from":[{"targetRef":{"kind":"Mesh"},"default":{"action":"Allow"}}]}""", (KumaLabels.Effect, "shadow"));
        var world = Given.WorldOf(policy);

        Assert.Equal(EgressRules.None, EgressMatching.Of(world, "default", MeshTrafficPermissionSpec.Descriptor, Database));
        Assert.Single(EgressMatching.Of(world, "default", MeshTrafficPermissionSpec.Descriptor, Database, includeShadow: true).From.Rules);
    }

    [Fact]
    public void kinds_without_lists_have_nothing_to_say()
    {
        var rules = Of(MeshTraceSpec.Descriptor, Rule.Policy("MeshTrace", "p", """{"default":{}}"""));

        Assert.Empty(rules.From.Rules);
        Assert.Null(rules.Inbound);
    }

    [Fact]
    public void says_in_Kumas_words_why_it_fails() => Assert.Equal(
        "can't represent MeshGateway as tags",
        Of(
            MeshLoadBalancingStrategySpec.Descriptor,
            Rule.Policy("MeshLoadBalancingStrategy", "p", """
                {"targetRef":{"kind":"MeshGateway","name":"g"},"to":[{"targetRef":{"kind":"Mesh"},"default":{}}]}
                """)).From.Fault);

    private static EgressRules Of(KindDescriptor kind, params Resource[] policies) =>
        EgressMatching.Of(Given.WorldOf(policies), "default", kind, Database);
}
