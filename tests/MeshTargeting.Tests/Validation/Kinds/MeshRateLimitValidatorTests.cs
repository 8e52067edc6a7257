using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Validation.Kinds;

public class MeshRateLimitValidatorTests
{
    private const string Off = "default: {local: {http: {disabled: true}}}";
    private const string Sidecars = "targetRef: {kind: Mesh, proxyTypes: [Sidecar]}";
    private const string FromRefused =
        "spec.from: must not be defined when the scope includes a Gateway, select only proxyType Sidecar or select only gateways and use spec.to";

    [Theory]
    [InlineData("to: []")]
    [InlineData($"to: [{{targetRef: {{kind: Mesh}}, {Off}}}]")]
    [InlineData($"targetRef: {{kind: MeshHTTPRoute, name: a}}\nto: [{{targetRef: {{kind: Mesh}}, {Off}}}]")]
    [InlineData($"targetRef: {{kind: MeshGateway, name: a, tags: {{port: http}}}}\nto: [{{targetRef: {{kind: Mesh}}, {Off}}}]")]
    [InlineData($"targetRef: {{kind: Mesh, proxyTypes: [Gateway]}}\nto: [{{targetRef: {{kind: Mesh}}, {Off}}}]")]
    [InlineData($"{Sidecars}\nfrom: [{{targetRef: {{kind: Mesh}}, {Off}}}]")]
    [InlineData($"{Sidecars}\nrules: [{{{Off}}}]")]
    [InlineData($"targetRef: {{kind: Dataplane, sectionName: http}}\nrules: [{{{Off}, matches: []}}]")]
    public void accepts_what_kuma_accepts(string spec) => Assert.Equal("", Rejections(spec));

    [Theory]
    [InlineData("tcp: {connectionRate: {num: 1, interval: 51ms}}")]
    [InlineData("http: {onRateLimit: {}}")]
    [InlineData("http: {onRateLimit: {status: 1, headers: {add: [{name: x-a, value: b}]}}, requestRate: {num: 4294967, interval: 1h}}")]
    public void accepts_settings_that_kuma_accepts(string local) => Assert.Equal("", To($"{{local: {{{local}}}}}"));

    [Theory]
    [InlineData("to")]
    [InlineData("from")]
    public void rejects_rules_beside_other_lists(string list) => Assert.Equal(
        "spec: fields 'to' and 'from' must be empty when 'rules' is defined",
        Rejections($"{Sidecars}\nrules: [{{{Off}}}]\n{list}: [{{targetRef: {{kind: Mesh}}, {Off}}}]").Split('\n')[0]);

    [Theory]
    [InlineData("")]
    [InlineData("targetRef: {kind: Mesh}\n")]
    [InlineData("targetRef: {kind: MeshSubset}\n")]
    [InlineData("targetRef: {kind: MeshGateway, name: a}\n")]
    [InlineData("targetRef: {kind: MeshHTTPRoute, name: a}\n")]
    public void rejects_settings_for_inbounds_where_gateways_are_meant(string top)
    {
        Assert.Equal("spec.rules: must not be defined", Rejections($"{top}rules: [{{default: {{}}}}]"));
        Assert.Equal(FromRefused, Rejections($"{top}from: [{{targetRef: {{kind: MeshService}}}}]"));
    }

    [Theory]
    [InlineData(Sidecars)]
    [InlineData("targetRef: {kind: Dataplane}")]
    [InlineData("targetRef: {kind: MeshService, name: a}")]
    public void rejects_settings_for_destinations_where_no_gateway_is_meant(string top) =>
        Assert.Equal("spec.to: must not be defined", Rejections($"{top}\nto: [{{targetRef: {{kind: MeshService}}}}]"));

    [Fact]
    public void rejects_kinds_that_are_not_supported_where_they_stand()
    {
        Assert.Equal(
            "spec.from[0].targetRef.kind: value 'MeshSubset' is not supported", Rejections($"{Sidecars}\nfrom: [{{targetRef: {{kind: MeshSubset}}, {Off}}}]"));
        Assert.Equal(
            "spec.to[0].targetRef.kind: value 'MeshService' is not supported", Rejections($"to: [{{targetRef: {{kind: MeshService, name: a}}, {Off}}}]"));
        Assert.Equal("spec.targetRef.kind: value 'MeshExternalService' is not supported", Rejections("targetRef: {kind: MeshExternalService, name: a}"));
    }

    [Theory]
    [InlineData("MeshGateway")]
    [InlineData("MeshHTTPRoute")]
    public void takes_gateways_and_routes_of_the_mesh_operator_only(string kind) => Assert.Equal(
        $"spec.targetRef.kind: value '{kind}' is not supported",
        Judgement.Rejections("MeshRateLimit", $"targetRef: {{kind: {kind}, name: a}}", labels: "{kuma.io/policy-role: workload-owner}"));

    [Fact]
    public void rejects_a_section_where_no_inbound_is_meant() => Assert.Equal(
        "spec.targetRef.sectionName: can only be used with inbound policies", Rejections("targetRef: {kind: Dataplane, sectionName: http}"));

    [Theory]
    [InlineData("{}", "local: must be defined")]
    [InlineData("{local: {}}", "local: must have at least one defined: tcp, http")]
    [InlineData("{local: {http: {}}}", "local.http: must have at least one defined: disabled, requestRate, onRateLimit")]
    [InlineData("{local: {tcp: {}}}", "local.tcp: must have at least one defined: disabled, connectionRate")]
    [InlineData("{local: {http: {onRateLimit: {status: 0}}}}", "local.http.onRateLimit.status: must be greater than 0")]
    public void rejects_settings_without_what_they_need(string conf, string expected) => Assert.Equal($"spec.to[0].default.{expected}", To(conf));

    [Fact]
    public void rejects_rates_that_are_none() => Assert.Equal(
        """
        spec.to[0].default.local.http.requestRate.num: must be greater than 0
        spec.to[0].default.local.http.requestRate.interval: must be greater than: 50ms
        spec.to[0].default.local.tcp.connectionRate.num: must be greater than 0
        spec.to[0].default.local.tcp.connectionRate.interval: must be greater than: 50ms
        """,
        To("{local: {tcp: {connectionRate: {}}, http: {requestRate: {num: 0, interval: 50ms}}}}"));

    [Theory]
    [InlineData("{}", "[0]: must specify at least one of 'spiffeID' or 'sni'")]
    [InlineData("{spiffeID: {type: Suffix, value: 'spiffe://default/a'}}", """[0].spiffeID.type: unrecognized type "Suffix", supported values are: Exact, Prefix""")]
    [InlineData("{spiffeID: {value: 'spiffe://default/a'}}", "[0].spiffeID.type: must be set")]
    [InlineData("{spiffeID: {type: Exact, value: a}}", "[0].spiffeID: must be a valid Spiffe ID: scheme is missing or invalid")]
    [InlineData("{sni: {type: Exact, value: ''}}", "[0].sni.value: must be set")]
    public void rejects_matches_that_match_nothing(string match, string expected) =>
        Assert.Equal($"spec.rules[0].matches{expected}", Rejections($"{Sidecars}\nrules: [{{matches: [{match}], {Off}}}]"));

    [Fact]
    public void rejects_a_limit_of_connections_for_some_clients() => Assert.Equal(
        "spec.rules[0].default.local.tcp: can't be specified when matches contain spiffeID because this field cannot be conditioned on source identity",
        Rejections(Sidecars + "\n" + """
            rules:
              - matches: [{sni: {type: Exact, value: a.b}}, {spiffeID: {type: Prefix, value: spiffe://default/a}}]
                default: {local: {tcp: {disabled: true}}}
              - matches: [{sni: {type: Exact, value: a.b}}]
                default: {local: {tcp: {disabled: true}}}
            """));

    [Fact]
    public void tells_of_what_is_deprecated() => Assert.Equal(
        """
        spec.from: 'from' field is deprecated, use 'rules' instead
        spec.from[1].default.local.http.onRateLimit.status: 'spec.from[1].default.local.http.requestRate.status' must be 400 or higher. Please update your configuration.
        spec.rules[0].default.local.http.onRateLimit.status: 'spec.rules[0].default.local.http.requestRate.status' must be 400 or higher. Please update your configuration.
        spec.to[0].default.local.http.onRateLimit.status: 'spec.to[0].default.local.http.requestRate.status' must be 400 or higher. Please update your configuration.
        spec.targetRef.kind: MeshServiceSubset value for 'targetRef.kind' is deprecated, use Dataplane with labels instead
        """,
        Judgement.Deprecations("MeshRateLimit", Old));

    [Fact]
    public void knows_no_from_in_3_0()
    {
        Assert.Equal(
            """
            spec.to[0].default.local.http.onRateLimit.status: 'spec.to[0].default.local.http.requestRate.status' must be 400 or higher. Please update your configuration.
            """,
            Judgement.Deprecations("MeshRateLimit", Old[Old.IndexOf("to:", StringComparison.Ordinal)..], KumaSemantics.V3_0));
        Assert.Equal("spec: at least one of 'to' or 'rules' has to be defined", RejectionsOf3($"{Sidecars}\nfrom: [{{targetRef: {{kind: Mesh}}}}]"));
    }

    [Fact]
    public void narrows_by_no_proxy_type_in_3_0()
    {
        Assert.Equal("spec.rules: must not be defined", RejectionsOf3($"{Sidecars}\nrules: [{{{Off}}}]"));
        Assert.Equal("", RejectionsOf3($"targetRef: {{kind: Dataplane}}\nrules: [{{{Off}}}]"));
        Assert.Equal("", RejectionsOf3($"{Sidecars}\nto: [{{targetRef: {{kind: Mesh}}, {Off}}}]"));
    }

    [Fact]
    public void rejects_to_beside_rules_in_its_own_words_in_3_0() => Assert.Equal(
        "spec: field 'to' must be empty when 'rules' is defined\nspec.to: must not be defined",
        RejectionsOf3($"targetRef: {{kind: Dataplane}}\nrules: [{{{Off}}}]\nto: [{{targetRef: {{kind: Mesh}}, {Off}}}]"));

    private const string Old = """
        targetRef: {kind: MeshServiceSubset, name: a}
        rules: [{default: {local: {http: {onRateLimit: {status: 302}}}}}]
        from:
          - {targetRef: {kind: Mesh}, default: {local: {http: {onRateLimit: {status: 400}}}}}
          - {targetRef: {kind: Mesh}, default: {local: {http: {onRateLimit: {status: 399}}}}}
        to: [{targetRef: {kind: Mesh}, default: {local: {http: {onRateLimit: {status: 200}}}}}]
        """;

    private static string To(string conf) => Rejections($"to: [{{targetRef: {{kind: Mesh}}, default: {conf}}}]");

    private static string Rejections(string spec) => Judgement.Rejections("MeshRateLimit", spec);

    private static string RejectionsOf3(string spec) => Judgement.Rejections("MeshRateLimit", spec, KumaSemantics.V3_0);
}
