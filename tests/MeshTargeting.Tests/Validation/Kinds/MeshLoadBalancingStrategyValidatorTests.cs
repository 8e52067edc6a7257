using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Validation.Kinds;

public class MeshLoadBalancingStrategyValidatorTests
{
    private const string NotOfRoutes = "field is not allowed when targetRef.kind is MeshHTTPRoute, only hashPolicies is supported";
    private const string Conf = "spec.to[0].default";

    [Theory]
    [InlineData("to: []")]
    [InlineData("targetRef: {kind: Dataplane, labels: {app: a}}\nto: [{targetRef: {kind: MeshMultiZoneService, name: a}}]")]
    [InlineData("targetRef: {kind: MeshGateway, name: a}\nto: [{targetRef: {kind: MeshService, name: a}, default: {localityAwareness: {disabled: true}}}]")]
    [InlineData("targetRef: {kind: MeshGateway, name: a}\nto: [{targetRef: {kind: Mesh}, default: {loadBalancer: {type: Random, random: {}}}}]")]
    [InlineData("to: [{targetRef: {kind: MeshHTTPRoute, name: a}, default: {hashPolicies: [{type: Header, header: {name: x-user}}]}}]")]
    public void accepts_what_kuma_accepts(string spec) => Assert.Equal("", Rejections(spec));

    [Theory]
    [InlineData("")]
    [InlineData("loadBalancer: {type: RoundRobin, roundRobin: {}}")]
    [InlineData("loadBalancer: {type: LeastRequest}")]
    [InlineData("loadBalancer: {type: LeastRequest, leastRequest: {choiceCount: 2, activeRequestBias: '0'}}")]
    [InlineData("loadBalancer: {type: RingHash}")]
    [InlineData("loadBalancer: {type: RingHash, ringHash: {hashFunction: MurmurHash2, minRingSize: 1, maxRingSize: 8000000}}")]
    [InlineData("loadBalancer: {type: Maglev, maglev: {tableSize: 5000011, hashPolicies: [{type: SourceIP, connection: {sourceIP: true}}]}}")]
    [InlineData("hashPolicies: [{type: Cookie, cookie: {name: a, path: /, ttl: 1h}}, {type: Connection, connection: {}}, {type: FilterState, filterState: {key: a}}]")]
    [InlineData("hashPolicies: [{type: QueryParameter, queryParameter: {name: a}, terminal: true}]")]
    [InlineData("localityAwareness: {localZone: {affinityTags: [{key: a, weight: 9}, {key: b, weight: 1}]}}")]
    [InlineData("localityAwareness: {crossZone: {failover: [{from: {zones: [a]}, to: {type: Only, zones: [b]}}, {to: {type: Any}}, {to: {type: None, zones: []}}]}}")]
    [InlineData("localityAwareness: {crossZone: {failoverThreshold: {percentage: '0.5'}}}")]
    public void accepts_settings_that_kuma_accepts(string conf) => Assert.Equal("", To(conf));

    [Fact]
    public void judges_only_the_load_balancer_that_is_in_use() =>
        Assert.Equal("", To("loadBalancer: {type: Random, leastRequest: {activeRequestBias: few}, maglev: {hashPolicies: [{type: Header}]}}"));

    [Fact]
    public void rejects_kinds_that_are_not_supported_where_they_stand() => Assert.Equal(
        """
        spec.targetRef.kind: value 'MeshHTTPRoute' is not supported
        spec.to[0].targetRef.kind: value 'MeshServiceSubset' is not supported
        """,
        Rejections("targetRef: {kind: MeshHTTPRoute, name: a}\nto: [{targetRef: {kind: MeshServiceSubset, name: a}}]"));

    [Theory]
    [InlineData("default: {loadBalancer: {type: Random}}", "value 'MeshGateway' is not supported, only Mesh is allowed if loadBalancer is set")]
    [InlineData("default: {}", "value 'MeshHTTPRoute' is not supported")]
    public void takes_fewer_destinations_at_a_gateway(string conf, string expected) => Assert.Equal(
        $"spec.to[0].targetRef.kind: {expected}",
        Rejections($"targetRef: {{kind: MeshGateway, name: a}}\nto: [{{targetRef: {{kind: MeshHTTPRoute, name: a}}, {conf}}}]")
            .Split('\n')[0]);

    [Theory]
    [InlineData("", "")]
    [InlineData("targetRef: {kind: Mesh}", "")]
    [InlineData("targetRef: {kind: Dataplane}", "\nspec.to[0].targetRef.kind: kind MeshExternalService is only allowed with targetRef.kind: Mesh as it is configured on the Zone Egress and shared by all clients in the mesh")]
    public void rejects_an_external_service_twice_below_another_kind_than_mesh(string top, string second) => Assert.Equal(
        $"spec.to[0].targetRef.kind: value 'MeshExternalService' is not supported{second}",
        Rejections($"{top}\nto: [{{targetRef: {{kind: MeshExternalService, name: a}}}}]".TrimStart('\n')));

    [Fact]
    public void takes_only_hash_policies_for_a_route() => Assert.Equal(
        $"""
        {Conf}.hashPolicies[0].header: must be defined
        {Conf}.loadBalancer: {NotOfRoutes}
        {Conf}.localityAwareness: {NotOfRoutes}
        """,
        Rejections("to: [{targetRef: {kind: MeshHTTPRoute, name: a}, default: {localityAwareness: {}, loadBalancer: {type: Random}, hashPolicies: [{type: Header}]}}]"));

    [Theory]
    [InlineData("hashPolicies: {0}", "hashPolicies")]
    [InlineData("loadBalancer: {type: RingHash, ringHash: {hashPolicies: {0}}}", "loadBalancer.ringHash.hashPolicies")]
    [InlineData("loadBalancer: {type: Maglev, maglev: {hashPolicies: {0}}}", "loadBalancer.maglev.hashPolicies")]
    public void rejects_hash_policies_without_what_their_type_names(string conf, string path)
    {
        const string policies =
            "[{type: Header}, {type: Cookie}, {type: Connection}, {type: SourceIP}, {type: QueryParameter}, {type: FilterState}, {type: Cookie, cookie: {name: a, path: b}}]";

        Assert.Equal(
            $"""
            {Conf}.{path}[0].header: must be defined
            {Conf}.{path}[1].cookie: must be defined
            {Conf}.{path}[2].connection: must be defined
            {Conf}.{path}[3].connection: must be defined
            {Conf}.{path}[4].queryParameter: must be defined
            {Conf}.{path}[5].filterState: must be defined
            {Conf}.{path}[6].cookie.path: must be an absolute path
            """,
            To(conf.Replace("{0}", policies, StringComparison.Ordinal)));
    }

    [Fact]
    public void rejects_hash_policies_in_two_places_even_where_they_are_not_in_use() => Assert.Equal(
        $"""
        {Conf}.loadBalancer.ringHash.hashPolicies: hashPolicies already specified in the root level
        {Conf}.loadBalancer.maglev.hashPolicies: hashPolicies already specified in the root level
        """,
        To("hashPolicies: [], loadBalancer: {type: Random, ringHash: {hashPolicies: []}, maglev: {hashPolicies: []}}"));

    [Theory]
    [InlineData("-1", "must be greater or equal then: 0")]
    [InlineData("'-0.1'", "must be greater or equal then: 0")]
    [InlineData("few", "string must be a valid number")]
    public void rejects_a_bias_that_is_none(string bias, string expected) => Assert.Equal(
        $"{Conf}.loadBalancer.leastRequest.activeRequestBias: {expected}",
        To($"loadBalancer: {{type: LeastRequest, leastRequest: {{activeRequestBias: {bias}}}}}"));

    [Theory]
    [InlineData("{key: '', weight: 0}", "[0].key: must not be empty", "[0].weight: must be greater than 0")]
    [InlineData("{key: a, weight: 1}, {key: b}", ": all or none affinity tags should have weight")]
    public void rejects_affinity_tags_that_are_none(string tags, params string[] expected) => Assert.Equal(
        string.Join('\n', expected.Select(e => $"{Conf}.localityAwareness.localZone.affinityTags{e}")),
        To($"localityAwareness: {{localZone: {{affinityTags: [{tags}]}}}}"));

    [Theory]
    [InlineData("{from: {zones: []}, to: {type: Any}}", "from.zones: must not be empty")]
    [InlineData("{from: {zones: [a, '']}, to: {type: Any}}", "from.zones[1]: must not be empty")]
    [InlineData("{to: {type: Any, zones: [a]}}", "to.zones: must be empty when type is Any")]
    [InlineData("{to: {type: None, zones: [a]}}", "to.zones: must be empty when type is None")]
    [InlineData("{to: {type: Only}}", "to.zones: must not be empty when type is Only")]
    [InlineData("{to: {type: AnyExcept, zones: []}}", "to.zones: must not be empty when type is AnyExcept")]
    [InlineData("{to: {type: Some, zones: []}}", "to.type: unrecognized type")]
    [InlineData("{from: {zones: [a]}}", "to.type: unrecognized type")]
    public void rejects_a_failover_that_is_none(string failover, string expected) => Assert.Equal(
        $"{Conf}.localityAwareness.crossZone.failover[0].{expected}", To($"localityAwareness: {{crossZone: {{failover: [{failover}]}}}}"));

    [Theory]
    [InlineData("percentage: 0", "must be greater than 0")]
    [InlineData("percentage: '0.0'", "must be greater than 0")]
    [InlineData("percentage: 101", "must be in inclusive range [0.0, 100.0]")]
    [InlineData("percentage: half", "string must be a valid number")]
    [InlineData("", "must be greater than 0")]
    public void rejects_a_threshold_that_is_none(string threshold, string expected) => Assert.Equal(
        $"{Conf}.localityAwareness.crossZone.failoverThreshold.percentage: {expected}",
        To($"localityAwareness: {{crossZone: {{failoverThreshold: {{{threshold}}}}}}}"));

    [Theory]
    [InlineData("name: a, sectionName: http", true)]
    [InlineData("labels: {app: a}", true)]
    [InlineData("name: a", false)]
    public void rejects_zones_for_a_service_that_is_in_one(string reference, bool isRejected) => Assert.Equal(
        isRejected ? $"{Conf}.localityAwareness.crossZone: must not be set: MeshService traffic is local" : "",
        Rejections($"to: [{{targetRef: {{kind: MeshService, {reference}}}, default: {{localityAwareness: {{crossZone: {{}}}}}}}}]"));

    [Fact]
    public void tells_of_what_is_deprecated() => Assert.Equal(
        """
        spec.to[0].default.loadBalancer.ringHash.hashPolicies: configuration 'spec.to[0].default.loadBalancer.ringHash.hashPolicies' is deprecated, use 'spec.to[0].default.hashPolicies' instead
        spec.to[0].default.loadBalancer.ringHash.hashPolicies[1].type: SourceIP type for 'spec.to[0].default.loadBalancer.ringHash.hashPolicies[1].type' is deprecated, use Connection instead
        spec.to[2].default.loadBalancer.maglev.hashPolicies: configuration 'spec.to[2].default.loadBalancer.maglev.hashPolicies' is deprecated, use 'spec.to[2].default.hashPolicies' instead
        spec.targetRef.kind: MeshSubset value for 'targetRef.kind' is deprecated, use Dataplane with labels instead
        """,
        Judgement.Deprecations(
            "MeshLoadBalancingStrategy",
            """
            targetRef: {kind: MeshSubset}
            to:
              - {targetRef: {kind: Mesh}, default: {loadBalancer: {type: RingHash, ringHash: {hashPolicies: [{type: Connection}, {type: SourceIP}]}}}}
              - {targetRef: {kind: Mesh}, default: {loadBalancer: {type: Random, ringHash: {hashPolicies: []}}}}
              - {targetRef: {kind: Mesh}, default: {loadBalancer: {type: Maglev, maglev: {hashPolicies: []}}}}
            """));

    [Fact]
    public void has_one_list_of_hash_policies_in_3_0()
    {
        const string spec = """
            to:
              - targetRef: {kind: Mesh}
                default:
                  loadBalancer: {type: RingHash, ringHash: {hashPolicies: [{type: Header}]}}
                  hashPolicies: [{type: SourceIP, connection: {}}, {type: Connection}]
            """;

        Assert.Equal(
            $"{Conf}.hashPolicies[0].type: unrecognized type\n{Conf}.hashPolicies[1].connection: must be defined",
            Judgement.Rejections("MeshLoadBalancingStrategy", spec, KumaSemantics.V3_0));
        Assert.Equal("", Judgement.Deprecations("MeshLoadBalancingStrategy", spec, KumaSemantics.V3_0));
    }

    [Theory]
    [InlineData("targetRef: {kind: Mesh}\n")]
    [InlineData("targetRef: {kind: Dataplane}\n")]
    public void balances_external_services_in_3_0(string top) => Assert.Equal(
        "",
        Judgement.Rejections(
            "MeshLoadBalancingStrategy", $"{top}to: [{{targetRef: {{kind: MeshExternalService, labels: {{app: a}}}}}}]", KumaSemantics.V3_0));

    private static string To(string conf) => Rejections($"to: [{{targetRef: {{kind: Mesh}}, default: {{{conf}}}}}]");

    private static string Rejections(string spec) => Judgement.Rejections("MeshLoadBalancingStrategy", spec);
}
