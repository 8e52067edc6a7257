using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Validation.Kinds;

public class MeshMetricValidatorTests
{
    private const string Profiles = "spec.default.sidecar.profiles";
    private const string Backend = "spec.default.backends.backend[0]";

    [Theory]
    [InlineData("{}")]
    [InlineData("{sidecar: {includeUnused: false, profiles: {}}}")]
    [InlineData("{sidecar: {profiles: {appendProfiles: [{name: All}, {name: Basic}, {name: None}]}}}")]
    [InlineData("{sidecar: {profiles: {include: [{type: Regex, match: '(?P<a>b)'}], exclude: [{type: Contains, match: '('}, {type: Exact, match: ''}]}}}")]
    [InlineData("{applications: [{port: 1, path: '', address: any}, {port: 65535, name: app}]}")]
    [InlineData("{backends: [{type: Prometheus, prometheus: {}}, {type: Prometheus, prometheus: {clientId: a, port: 1, tls: {}}}]}")]
    [InlineData("{backends: [{type: OpenTelemetry, openTelemetry: {endpoint: '[::1]:4317', refreshInterval: 1m}}]}")]
    [InlineData("{backends: [{type: OpenTelemetry, openTelemetry: {endpoint: ':'}}]}")]
    [InlineData("{backends: [{type: OpenTelemetry, openTelemetry: {backendRef: {kind: MeshOpenTelemetryBackend, labels: {a: b}}}}]}")]
    public void accepts_what_kuma_accepts(string conf) => Assert.Equal("", Conf(conf));

    [Fact]
    public void accepts_a_policy_that_says_nothing() => Assert.Equal("", Rejections("{}"));

    [Theory]
    [InlineData("exclude: [{type: Regex, match: '(?=a)'}]", $"{Profiles}.exclude[0].match: invalid regex")]
    [InlineData("include: [{type: Prefix, match: a}, {type: Regex, match: '*'}]", $"{Profiles}.include[1].match: invalid regex")]
    [InlineData("exclude: [{type: Suffix, match: a}]", $"{Profiles}.exclude[0].type: unrecognized type 'Suffix' - 'Regex', 'Prefix', 'Exact' are supported")]
    [InlineData("include: [{match: a}]", $"{Profiles}.include[0].type: unrecognized type '' - 'Regex', 'Prefix', 'Exact' are supported")]
    [InlineData("appendProfiles: [{name: Most}]", $"{Profiles}.appendProfiles[0].name: unrecognized profile name 'Most' - 'All', 'None', 'Basic' are supported")]
    [InlineData("appendProfiles: [{}]", $"{Profiles}.appendProfiles[0].name: unrecognized profile name '' - 'All', 'None', 'Basic' are supported")]
    public void rejects_profiles_that_it_cannot_read(string profiles, string expected) =>
        Assert.Equal(expected, Conf($"{{sidecar: {{profiles: {{{profiles}}}}}}}"));

    [Theory]
    [InlineData("{port: 0}")]
    [InlineData("{port: 65536}")]
    [InlineData("{}")]
    public void rejects_an_application_without_a_port_and_names_the_place_as_kuma_does(string application) => Assert.Equal(
        "spec.default.applications.application[1]: port must be a valid (1-65535)",
        Conf($"{{applications: [{{port: 80}}, {application}]}}"));

    [Theory]
    [InlineData("{type: Prometheus}", $"{Backend}.prometheus: must be defined")]
    [InlineData("{type: Prometheus, prometheus: {port: 0}}", $"{Backend}.port: port must be a valid (1-65535)")]
    [InlineData("{type: OpenTelemetry, prometheus: {}}", $"{Backend}.openTelemetry: must be defined")]
    [InlineData("{type: StatsD}", $"{Backend}: unrecognized type")]
    [InlineData("{}", $"{Backend}: unrecognized type")]
    public void rejects_a_backend_without_the_settings_of_its_type(string backend, string expected) => Assert.Equal(expected, Conf($"{{backends: [{backend}]}}"));

    [Theory]
    [InlineData("{}", ": openTelemetry must have exactly one defined: endpoint, backendRef")]
    [InlineData("{endpoint: 'a:1', backendRef: {kind: MeshOpenTelemetryBackend}}", ": openTelemetry must have only one type defined: endpoint, backendRef")]
    [InlineData("{endpoint: 'http://a:1'}", ".endpoint: must be in host:port format, not a URL")]
    [InlineData("{endpoint: a}", ".endpoint: must be in host:port format")]
    [InlineData("{endpoint: '::1:80'}", ".endpoint: must be in host:port format")]
    [InlineData("{endpoint: '[::1]'}", ".endpoint: must be in host:port format")]
    [InlineData("{endpoint: '[::1]]:80'}", ".endpoint: must be in host:port format")]
    [InlineData("{backendRef: {kind: MeshOpenTelemetryBackend}}", ".backendRef: backendRef must have exactly one defined: labels")]
    public void rejects_a_collector_that_is_not_named_in_one_way(string collector, string expected) =>
        Assert.Equal($"{Backend}.openTelemetry{expected}", Conf($"{{backends: [{{type: OpenTelemetry, openTelemetry: {collector}}}]}}"));

    [Fact]
    public void tells_of_everything_in_kumas_order() => Assert.Equal(
        $"""
        spec.targetRef.kind: value 'MeshHTTPRoute' is not supported
        {Profiles}.exclude[0].match: invalid regex
        {Profiles}.include[0].match: invalid regex
        {Profiles}.appendProfiles[0].name: unrecognized profile name 'A' - 'All', 'None', 'Basic' are supported
        spec.default.applications.application[0]: port must be a valid (1-65535)
        {Backend}.prometheus: must be defined
        """,
        Rejections("""
            default:
              backends: [{type: Prometheus}]
              applications: [{port: 0}]
              sidecar:
                profiles:
                  appendProfiles: [{name: A}]
                  include: [{type: Regex, match: '('}]
                  exclude: [{type: Regex, match: ')'}]
            targetRef: {kind: MeshHTTPRoute, name: a}
            """));

    [Fact]
    public void takes_gateways_and_their_tags_from_the_operator_only()
    {
        const string spec = "targetRef: {kind: MeshGateway, name: edge, tags: {port: http}}";

        Assert.Equal("", Rejections(spec));
        Assert.Equal(
            "spec.targetRef.kind: value 'MeshGateway' is not supported",
            Judgement.Rejections("MeshMetric", spec, labels: "{kuma.io/policy-role: workload-owner}"));
    }

    [Fact]
    public void tells_of_an_endpoint_once() => Assert.Equal(
        """
        spec.default.backends[1].openTelemetry.endpoint: openTelemetry.endpoint is deprecated, use openTelemetry.backendRef with a MeshOpenTelemetryBackend resource instead
        spec.targetRef.kind: MeshService value for 'targetRef.kind' is deprecated, use Dataplane with labels instead
        """,
        Judgement.Deprecations("MeshMetric", """
            targetRef: {kind: MeshService, name: a}
            default:
              backends:
                - {type: Prometheus, prometheus: {}}
                - {type: OpenTelemetry, openTelemetry: {endpoint: 'a:1'}}
                - {type: OpenTelemetry, openTelemetry: {endpoint: 'b:1'}}
            """));

    [Fact]
    public void demands_a_reference_in_3_0()
    {
        const string spec = "default: {backends: [{type: OpenTelemetry, openTelemetry: {endpoint: a}}]}";

        Assert.Equal($"{Backend}.openTelemetry.backendRef: must be defined", Judgement.Rejections("MeshMetric", spec, KumaSemantics.V3_0));
        Assert.Equal("", Judgement.Deprecations("MeshMetric", spec, KumaSemantics.V3_0));
    }

    private static string Rejections(string spec) => Judgement.Rejections("MeshMetric", spec);

    private static string Conf(string conf) => Rejections($"default: {conf}");
}
