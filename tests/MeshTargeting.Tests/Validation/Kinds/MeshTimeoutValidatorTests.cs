using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Validation.Kinds;

public class MeshTimeoutValidatorTests
{
    private const string Idle = "default: {idleTimeout: 1m}";
    private const string Identity = "can't be specified when matches contain spiffeID because this field cannot be conditioned on source identity";
    private const string Route = "can't be specified when top-level TargetRef is referencing MeshHTTPRoute";

    [Theory]
    [InlineData($"to: [{{targetRef: {{kind: MeshHTTPRoute, name: a}}, {Idle}}}]")]
    [InlineData($"to: [{{targetRef: {{kind: MeshMultiZoneService, name: a}}, {Idle}}}]\nfrom: [{{targetRef: {{kind: Mesh}}, {Idle}}}]")]
    [InlineData($"targetRef: {{kind: MeshGateway, name: a, tags: {{port: http}}}}\nto: [{{targetRef: {{kind: MeshExternalService, name: a}}, {Idle}}}]")]
    [InlineData($"targetRef: {{kind: Dataplane, sectionName: http}}\nrules: [{{{Idle}}}]")]
    [InlineData($"targetRef: {{kind: Dataplane, sectionName: http}}\nfrom: [{{targetRef: {{kind: Mesh}}, {Idle}}}]")]
    public void accepts_what_kuma_accepts(string spec) => Assert.Equal("", Rejections(spec));

    [Theory]
    [InlineData("idleTimeout: 0s")]
    [InlineData("connectionTimeout: 1ns")]
    [InlineData("http: {requestTimeout: 0s, streamIdleTimeout: 0s, maxStreamDuration: 0s, maxConnectionDuration: 0s, requestHeadersTimeout: 0s}")]
    [InlineData("http: {maxConnectionDuration: 1h30m}")]
    public void accepts_settings_that_kuma_accepts(string conf) => Assert.Equal("", To(conf));

    [Fact]
    public void rejects_a_policy_that_says_nothing() =>
        Assert.Equal("spec: at least one of 'from', 'to' or 'rules' has to be defined", Rejections("to: []\nfrom: []\nrules: []"));

    [Theory]
    [InlineData("to")]
    [InlineData("from")]
    public void rejects_rules_beside_other_lists(string list) => Assert.Equal(
        "spec: fields 'to' and 'from' must be empty when 'rules' is defined",
        Rejections($"rules: [{{{Idle}}}]\n{list}: [{{targetRef: {{kind: Mesh}}, {Idle}}}]"));

    [Fact]
    public void rejects_kinds_that_are_not_supported_where_they_stand() => Assert.Equal(
        """
        spec.targetRef.kind: value 'MeshExternalService' is not supported
        spec.from[0].targetRef.kind: value 'MeshSubset' is not supported
        spec.to[0].targetRef.kind: value 'MeshServiceSubset' is not supported
        """,
        Rejections($"targetRef: {{kind: MeshExternalService, name: a}}\nto: [{{targetRef: {{kind: MeshServiceSubset}}, {Idle}}}]\nfrom: [{{targetRef: {{kind: MeshSubset}}, {Idle}}}]"));

    [Theory]
    [InlineData("MeshGateway")]
    [InlineData("MeshHTTPRoute")]
    public void takes_fewer_destinations_and_no_clients_at_gateways_and_routes(string kind) => Assert.Equal(
        """
        spec.from: must not be defined
        spec.to[0].targetRef.kind: value 'MeshService' is not supported
        """,
        Rejections($"targetRef: {{kind: {kind}, name: a}}\nfrom: [{{targetRef: {{kind: MeshSubset}}}}]\nto: [{{targetRef: {{kind: MeshService, name: a}}, default: {{http: {{requestTimeout: 1s}}}}}}]"));

    [Theory]
    [InlineData("MeshGateway")]
    [InlineData("MeshHTTPRoute")]
    public void takes_gateways_and_routes_of_the_mesh_operator_only(string kind) => Assert.Equal(
        $"spec.targetRef.kind: value '{kind}' is not supported",
        Judgement.Rejections(
            "MeshTimeout",
            $"targetRef: {{kind: {kind}, name: a}}\nto: [{{targetRef: {{kind: Mesh}}, default: {{http: {{requestTimeout: 1s}}}}}}]",
            labels: "{kuma.io/policy-role: consumer}"));

    [Fact]
    public void rejects_a_section_where_no_inbound_is_meant() => Assert.Equal(
        "spec.targetRef.sectionName: can only be used with inbound policies",
        Rejections($"targetRef: {{kind: Dataplane, sectionName: http}}\nto: [{{targetRef: {{kind: Mesh}}, {Idle}}}]"));

    [Theory]
    [InlineData("", ": at least one timeout should be configured")]
    [InlineData("http: {}", ".http: at least one timeout in this section should be configured")]
    [InlineData("http: {requestHeadersTimeout: 1s}", ".http: at least one timeout in this section should be configured")]
    [InlineData("connectionTimeout: 0s", ".connectionTimeout: must be greater than zero when defined")]
    [InlineData("idleTimeout: -1s", ".idleTimeout: must not be negative when defined")]
    [InlineData("http: {requestTimeout: -1s}", ".http.requestTimeout: must not be negative when defined")]
    [InlineData("http: {streamIdleTimeout: -1s}", ".http.streamIdleTimeout: must not be negative when defined")]
    [InlineData("http: {maxStreamDuration: -1s}", ".http.maxStreamDuration: must not be negative when defined")]
    [InlineData("http: {maxConnectionDuration: -1s}", ".http.maxConnectionDuration: must not be negative when defined")]
    [InlineData("http: {requestTimeout: 1s, requestHeadersTimeout: -1s}", ".http.requestHeadersTimeout: must not be negative when defined")]
    public void rejects_timeouts_that_are_none(string conf, string expected) => Assert.Equal($"spec.to[0].default{expected}", To(conf));

    [Fact]
    public void rejects_timeouts_of_connections_for_a_route() => Assert.Equal(
        $"""
        spec.to[0].default.connectionTimeout: {Route}
        spec.to[0].default.idleTimeout: {Route}
        spec.to[0].default.http.maxStreamDuration: {Route}
        spec.to[0].default.http.maxConnectionDuration: {Route}
        """,
        Rejections("targetRef: {kind: MeshHTTPRoute, name: a}\nto: [{targetRef: {kind: Mesh}, default: {connectionTimeout: 1s, idleTimeout: 1s, http: {maxStreamDuration: 1s, maxConnectionDuration: 1s, requestTimeout: 1s, requestHeadersTimeout: 1s}}}]"));

    [Fact]
    public void rejects_timeouts_of_connections_for_some_clients() => Assert.Equal(
        $"""
        spec.rules[0].default.connectionTimeout: {Identity}
        spec.rules[0].default.idleTimeout: {Identity}
        spec.rules[0].default.http.requestHeadersTimeout: {Identity}
        spec.rules[0].default.http.maxStreamDuration: {Identity}
        spec.rules[0].default.http.maxConnectionDuration: {Identity}
        """,
        Rejections("rules: [{matches: [{spiffeID: {type: Exact, value: 'spiffe://default/a'}}], default: {connectionTimeout: 1s, idleTimeout: 1s, http: {maxStreamDuration: 1s, maxConnectionDuration: 1s, requestTimeout: 1s, requestHeadersTimeout: 1s}}}]"));

    [Fact]
    public void accepts_timeouts_of_connections_by_server_name() =>
        Assert.Equal("", Rejections($"rules: [{{matches: [{{sni: {{type: Exact, value: a.mesh}}}}], {Idle}}}]"));

    [Theory]
    [InlineData("{}", "[0]: must specify at least one of 'spiffeID' or 'sni'")]
    [InlineData("{spiffeID: {type: Suffix, value: 'spiffe://default/a'}}", """[0].spiffeID.type: unrecognized type "Suffix", supported values are: Exact, Prefix""")]
    [InlineData("{sni: {type: Prefix, value: a}}", """[0].sni.type: unrecognized type "Prefix", supported values are: Exact""")]
    public void rejects_matches_that_match_nothing(string match, string expected) => Assert.Equal(
        $"spec.rules[0].matches{expected}", Rejections($"rules: [{{matches: [{match}], default: {{http: {{requestTimeout: 1s}}}}}}]"));

    [Fact]
    public void tells_of_what_is_deprecated() => Assert.Equal(
        """
        spec.from: 'from' field is deprecated, use 'rules' instead
        spec.targetRef.kind: MeshService value for 'targetRef.kind' is deprecated, use Dataplane with labels instead
        """,
        Judgement.Deprecations("MeshTimeout", $"targetRef: {{kind: MeshService, name: a}}\nfrom: [{{targetRef: {{kind: Mesh}}, {Idle}}}]"));

    [Fact]
    public void knows_no_from_in_3_0()
    {
        const string from = "from: [{targetRef: {kind: MeshService}}]";

        Assert.Equal("spec: at least one of 'to' or 'rules' has to be defined", RejectionsOf3(from));
        Assert.Equal("", RejectionsOf3($"{from}\nrules: [{{{Idle}}}]"));
        Assert.Equal("", RejectionsOf3($"{from}\nto: [{{targetRef: {{kind: Mesh}}, {Idle}}}]"));
        Assert.Equal("", Judgement.Deprecations("MeshTimeout", from, KumaSemantics.V3_0));
    }

    [Fact]
    public void rejects_to_beside_rules_in_its_own_words_in_3_0() => Assert.Equal(
        "spec: fields 'to' must be empty when 'rules' is defined",
        RejectionsOf3($"rules: [{{{Idle}}}]\nto: [{{targetRef: {{kind: Mesh}}, {Idle}}}]"));

    [Theory]
    [InlineData("MeshGateway", "")]
    [InlineData("MeshHTTPRoute", "\nspec.to[0].targetRef.kind: value 'MeshService' is not supported")]
    public void knows_no_gateways_and_routes_at_the_top_in_3_0(string kind, string also) => Assert.Equal(
        $"spec.targetRef.kind: value '{kind}' is not supported{also}",
        RejectionsOf3($"targetRef: {{kind: {kind}, name: a}}\nfrom: []\nto: [{{targetRef: {{kind: MeshService, labels: {{app: a}}}}, default: {{http: {{requestTimeout: 1s}}}}}}]"));

    private static string To(string conf) => Rejections($"to: [{{targetRef: {{kind: Mesh}}, default: {{{conf}}}}}]");

    private static string Rejections(string spec) => Judgement.Rejections("MeshTimeout", spec);

    private static string RejectionsOf3(string spec) => Judgement.Rejections("MeshTimeout", spec, KumaSemantics.V3_0);
}
