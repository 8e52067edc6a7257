using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Validation.Kinds;

public class MeshFaultInjectionValidatorTests
{
    private const string Sidecars = "targetRef: {kind: Mesh, proxyTypes: [Sidecar]}";

    [Theory]
    [InlineData("to: []")]
    [InlineData("to: [{targetRef: {kind: Mesh}}]")]
    [InlineData("targetRef: {kind: MeshGateway, name: a, tags: {port: http}}\nto: [{targetRef: {kind: Mesh}, default: {http: []}}]")]
    [InlineData($"{Sidecars}\nfrom: [{{targetRef: {{kind: MeshSubset, tags: {{a: b}}}}}}, {{targetRef: {{kind: MeshServiceSubset, name: a}}}}, {{targetRef: {{kind: MeshService, name: a}}}}]")]
    [InlineData("rules: [{default: {}}]\nto: [{targetRef: {kind: Mesh}}]")]
    [InlineData("targetRef: {kind: Dataplane, sectionName: http}\nrules: [{default: {}, matches: [{}]}]")]
    public void accepts_what_kuma_accepts(string spec) => Assert.Equal("", Rejections(spec));

    [Theory]
    [InlineData("{abort: {httpStatus: 100, percentage: 0}, delay: {value: 0s, percentage: '99.9'}, responseBandwidth: {limit: 1Gbps, percentage: 100}}")]
    [InlineData("{responseBandwidth: {limit: 50 Mbps, percentage: '50.5'}}")]
    [InlineData("{}")]
    public void accepts_faults_that_kuma_accepts(string fault) => Assert.Equal("", Rule($"{{http: [{fault}]}}"));

    [Fact]
    public void rejects_from_beside_rules() => Assert.Equal(
        "spec: field 'from' must be empty when 'rules' is defined",
        Rejections($"{Sidecars}\nrules: [{{default: {{}}}}]\nfrom: [{{targetRef: {{kind: Mesh}}}}]"));

    [Theory]
    [InlineData("")]
    [InlineData("targetRef: {kind: Mesh, proxyTypes: [Gateway, Sidecar]}\n")]
    [InlineData("targetRef: {kind: MeshGateway, name: a}\n")]
    public void rejects_from_where_gateways_are_meant(string top) => Assert.Equal(
        "spec.from: must not be defined when the scope includes a Gateway, select only proxyType Sidecar or select only gateways and use spec.to",
        Rejections($"{top}from: [{{targetRef: {{kind: MeshHTTPRoute}}}}]"));

    [Theory]
    [InlineData(Sidecars)]
    [InlineData("targetRef: {kind: Dataplane}")]
    public void rejects_to_where_no_gateway_is_meant(string top) =>
        Assert.Equal("spec.to: must not be defined", Rejections($"{top}\nto: [{{targetRef: {{kind: MeshService}}}}]"));

    [Fact]
    public void rejects_kinds_that_are_not_supported_where_they_stand()
    {
        Assert.Equal("spec.targetRef.kind: value 'MeshHTTPRoute' is not supported", Rejections("targetRef: {kind: MeshHTTPRoute, name: a}"));
        Assert.Equal("spec.to[0].targetRef.kind: value 'MeshService' is not supported", Rejections("to: [{targetRef: {kind: MeshService, name: a}}]"));
        Assert.Equal(
            "spec.from[0].targetRef.kind: value 'MeshExternalService' is not supported",
            Rejections($"{Sidecars}\nfrom: [{{targetRef: {{kind: MeshExternalService, name: a}}}}]"));
    }

    [Fact]
    public void takes_gateways_of_the_mesh_operator_only() => Assert.Equal(
        "spec.targetRef.kind: value 'MeshGateway' is not supported",
        Judgement.Rejections("MeshFaultInjection", "targetRef: {kind: MeshGateway, name: a}", labels: "{kuma.io/policy-role: producer}"));

    [Fact]
    public void rejects_a_section_where_no_inbound_is_meant() => Assert.Equal(
        "spec.targetRef.sectionName: can only be used with inbound policies", Rejections("targetRef: {kind: Dataplane, sectionName: http}"));

    [Fact]
    public void rejects_matches_that_are_none() => Assert.Equal(
        """
        spec.rules[0].matches[0].spiffeID: must be a valid Spiffe ID: scheme is missing or invalid
        spec.rules[0].matches[1].sni.value: must be set
        """,
        Rejections("rules: [{default: {}, matches: [{spiffeID: {type: Exact, value: a}}, {sni: {type: Exact, value: ''}}]}]"));

    [Fact]
    public void numbers_the_parts_of_faults_as_kuma_does() => Assert.Equal(
        """
        spec.rules[0].default.http.abort[0].httpStatus: must be in inclusive range [100, 599]
        spec.rules[0].default.http.abort[0].percentage: must be in inclusive range [0.0, 100.0]
        spec.rules[0].default.http.delay[1].value: must not be negative when defined
        spec.rules[0].default.http.delay[1].percentage: string must be a valid number
        spec.rules[0].default.http.responseBandwidth[1].limit: must be in kbps/Mbps/Gbps units
        spec.rules[0].default.http.responseBandwidth[1].percentage: must be in inclusive range [0.0, 100.0]
        """,
        Rule("{http: [{abort: {httpStatus: 600, percentage: 101}}, {responseBandwidth: {limit: 1bps, percentage: '-0.1'}, delay: {value: -1s, percentage: half}}]}"));

    [Fact]
    public void tells_of_what_is_missing() => Assert.Equal(
        """
        spec.rules[0].default.http.abort[0].httpStatus: must be in inclusive range [100, 599]
        spec.rules[0].default.http.responseBandwidth[0].limit: must be defined
        spec.rules[0].default.http[1].delay.value: in body is required
        spec.rules[0].default.http[1].delay.percentage: in body is required
        """,
        Rule("{http: [{abort: {}, responseBandwidth: {}}, {delay: {}}]}"));

    [Fact]
    public void tells_of_what_is_deprecated() => Assert.Equal(
        """
        spec.from: 'from' field is deprecated, use 'rules' with SPIFFE-based 'matches' instead
        spec.targetRef.kind: MeshSubset value for 'targetRef.kind' is deprecated, use Dataplane with labels instead
        """,
        Judgement.Deprecations("MeshFaultInjection", "targetRef: {kind: MeshSubset}\nfrom: [{targetRef: {kind: Mesh}}]"));

    [Fact]
    public void knows_no_from_and_no_proxy_types_in_3_0()
    {
        const string from = $"{Sidecars}\nfrom: [{{targetRef: {{kind: MeshHTTPRoute}}}}]";

        Assert.Equal("", RejectionsOf3(from));
        Assert.Equal("", RejectionsOf3($"{from}\nrules: [{{default: {{}}}}]\nto: [{{targetRef: {{kind: Mesh}}}}]"));
        Assert.Equal("", Judgement.Deprecations("MeshFaultInjection", from, KumaSemantics.V3_0));
        Assert.Equal("spec.to: must not be defined", RejectionsOf3("targetRef: {kind: Dataplane}\nto: [{targetRef: {kind: Mesh}}]"));
    }

    private static string Rule(string conf) => Rejections($"rules: [{{default: {conf}}}]");

    private static string Rejections(string spec) => Judgement.Rejections("MeshFaultInjection", spec);

    private static string RejectionsOf3(string spec) => Judgement.Rejections("MeshFaultInjection", spec, KumaSemantics.V3_0);
}
