using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Validation.Kinds;

public class MeshTraceValidatorTests
{
    private const string Backend = "spec.default.backends[0]";

    [Theory]
    [InlineData("backends: []")]
    [InlineData("backends: [{type: Zipkin, zipkin: {url: 'http://jaeger:9411/api', traceId128bit: true, apiVersion: httpProto, sharedSpanContext: false}}]")]
    [InlineData("backends: [{type: Zipkin, zipkin: {url: 'jaeger.telemetry:9411'}}]")]
    [InlineData("backends: [{type: Datadog, datadog: {url: 'HTTP://agent:65535', splitService: true}}]")]
    [InlineData("backends: [{type: Datadog, datadog: {url: 'http://[fd00::1]:8126'}}]")]
    [InlineData("backends: [{type: OpenTelemetry, openTelemetry: {endpoint: collector}}]")]
    [InlineData("backends: [{type: OpenTelemetry, openTelemetry: {backendRef: {kind: MeshOpenTelemetryBackend, labels: {a: b}}}}]")]
    [InlineData("backends: []\nsampling: {client: 0, random: '0.5', overall: '1e2'}")]
    [InlineData("backends: []\ntags: [{name: a, literal: ''}, {name: b, header: {name: x-b, default: c}}]")]
    public void accepts_what_kuma_accepts(string conf) => Assert.Equal("", Conf(conf));

    [Theory]
    [InlineData("{}")]
    [InlineData("default: {}")]
    [InlineData("default: {tags: []}")]
    public void rejects_a_policy_without_backends(string spec) => Assert.Equal("spec.default.backends: must be defined", Rejections(spec));

    [Fact]
    public void rejects_a_second_backend() => Assert.Equal(
        "spec.default.backends: must have zero or one backend defined",
        Conf("backends: [{type: Zipkin}, {type: Datadog}]"));

    [Theory]
    [InlineData("{type: Zipkin}", $"{Backend}.zipkin: must be defined")]
    [InlineData("{type: Datadog, zipkin: {url: 'http://a:1'}}", $"{Backend}.datadog: must be defined")]
    [InlineData("{type: OpenTelemetry}", $"{Backend}.openTelemetry: must be defined")]
    public void rejects_a_backend_without_the_settings_of_its_type(string backend, string expected) => Assert.Equal(expected, Conf($"backends: [{backend}]"));

    [Theory]
    [InlineData("", $"{Backend}.zipkin.url: must not be empty")]
    [InlineData("jaeger", $"{Backend}.zipkin.url: must be a valid url")]
    [InlineData("http://jaeger collector", $"{Backend}.zipkin.url: must be a valid url")]
    [InlineData("gopher://jaeger.com", $"{Backend}.zipkin.url: must be a valid url")]
    public void rejects_a_zipkin_that_has_no_url(string url, string expected) =>
        Assert.Equal(expected, Conf($"backends: [{{type: Zipkin, zipkin: {{url: '{url}'}}}}]"));

    [Theory]
    [InlineData("agent", "must be a valid url")]
    [InlineData("http://agent:http", "must be a valid url")]
    [InlineData("http://agent:8126#top", "must be a valid url")]
    [InlineData("https://agent:8126", "scheme must be http")]
    [InlineData("http://agent", "port must be defined")]
    [InlineData("http://agent:", "port must be defined")]
    [InlineData("http://agent:0", "port must be a valid (1-65535)")]
    [InlineData("http://agent:65536", "port must be a valid (1-65535)")]
    [InlineData("http://agent:99999999999999999999", "port must be a valid (1-65535)")]
    [InlineData("http://me@agent:1", "user must not be defined")]
    [InlineData("http://agent:1/", "path must not be defined")]
    [InlineData("http://agent:1?a=b", "query must not be defined")]
    [InlineData("/agent", "scheme must be http|port must be defined|path must not be defined")]
    [InlineData("http:agent", "port must be defined|opaque must not be defined")]
    public void rejects_a_datadog_whose_url_is_more_or_less_than_host_and_port(string url, string expected) => Assert.Equal(
        string.Join('\n', expected.Split('|').Select(message => $"{Backend}.datadog.url: {message}")),
        Conf($"backends: [{{type: Datadog, datadog: {{url: '{url}'}}}}]"));

    [Theory]
    [InlineData("{}", "{0}: openTelemetry must have exactly one defined: endpoint, backendRef")]
    [InlineData("{endpoint: ''}", "{0}: openTelemetry must have exactly one defined: endpoint, backendRef")]
    [InlineData("{endpoint: a, backendRef: {kind: MeshOpenTelemetryBackend}}", "{0}: openTelemetry must have only one type defined: endpoint, backendRef")]
    [InlineData("{endpoint: a/b}", "{0}.endpoint: must be in host:port format, not a URL")]
    [InlineData("{backendRef: {kind: MeshOpenTelemetryBackend, labels: {}}}", "{0}.backendRef: backendRef must have exactly one defined: labels")]
    [InlineData("{backendRef: {kind: MeshService, labels: {a: b}}}", """{0}.backendRef.kind: "kind" must be one of ["MeshOpenTelemetryBackend"]""")]
    public void rejects_a_collector_that_is_not_named_in_one_way(string collector, string expected) => Assert.Equal(
        expected.Replace("{0}", $"{Backend}.openTelemetry", StringComparison.Ordinal),
        Conf($"backends: [{{type: OpenTelemetry, openTelemetry: {collector}}}]"));

    [Theory]
    [InlineData("{literal: a}", "spec.default.tags[0].name: must not be empty")]
    [InlineData("{name: a}", "spec.default.tags[0]: tag must have only one type defined: header, literal")]
    [InlineData("{name: a, literal: b, header: {name: c}}", "spec.default.tags[0]: tag must have only one type defined: header, literal")]
    public void rejects_a_tag_without_a_name_or_one_source(string tag, string expected) => Assert.Equal(expected, Conf($"backends: []\ntags: [{tag}]"));

    [Theory]
    [InlineData("-1", "must be between 0 and 100")]
    [InlineData("101", "must be between 0 and 100")]
    [InlineData("'100.1'", "must be between 0 and 100")]
    [InlineData("'1e400'", "must be between 0 and 100")]
    [InlineData("''", "string is not a number")]
    [InlineData("'half'", "string is not a number")]
    [InlineData("'NaN'", "string is not a number")]
    [InlineData("' 5'", "string is not a number")]
    [InlineData("'5%'", "string is not a number")]
    public void rejects_a_sampling_that_is_no_percentage(string percentage, string expected) => Assert.Equal(
        $"spec.default.sampling.client: {expected}\nspec.default.sampling.random: {expected}\nspec.default.sampling.overall: {expected}",
        Conf($"backends: []\nsampling: {{overall: {percentage}, client: {percentage}, random: {percentage}}}"));

    [Fact]
    public void takes_gateways_from_the_operator_only_and_never_their_tags()
    {
        const string spec = "targetRef: {kind: MeshGateway, name: edge, tags: {port: http}}\ndefault: {backends: []}";

        Assert.Equal("spec.targetRef.tags: must not be set with kind MeshGateway", Rejections(spec));
        Assert.Equal(
            "spec.targetRef.kind: value 'MeshGateway' is not supported",
            Judgement.Rejections("MeshTrace", spec, labels: "{kuma.io/policy-role: workload-owner}"));
        Assert.Equal("spec.targetRef.kind: value 'MeshHTTPRoute' is not supported", Rejections("targetRef: {kind: MeshHTTPRoute, name: a}\ndefault: {backends: []}"));
    }

    [Fact]
    public void tells_of_what_is_deprecated() => Assert.Equal(
        """
        spec.default.backends[0].openTelemetry.endpoint: openTelemetry.endpoint is deprecated, use openTelemetry.backendRef with a MeshOpenTelemetryBackend resource instead
        spec.targetRef.kind: MeshSubset value for 'targetRef.kind' is deprecated, use Dataplane with labels instead
        """,
        Judgement.Deprecations(
            "MeshTrace",
            "targetRef: {kind: MeshSubset}\ndefault: {backends: [{type: OpenTelemetry, openTelemetry: {endpoint: a}}]}"));

    [Theory]
    [InlineData("{}", "backendRef: must be defined")]
    [InlineData("{endpoint: a}", "backendRef: must be defined")]
    [InlineData("{endpoint: a, backendRef: {kind: MeshOpenTelemetryBackend}}", "backendRef: backendRef must have exactly one defined: labels")]
    public void demands_a_reference_in_3_0(string collector, string expected)
    {
        var spec = $"default: {{backends: [{{type: OpenTelemetry, openTelemetry: {collector}}}]}}";

        Assert.Equal($"{Backend}.openTelemetry.{expected}", Judgement.Rejections("MeshTrace", spec, KumaSemantics.V3_0));
        Assert.Equal("", Judgement.Deprecations("MeshTrace", spec, KumaSemantics.V3_0));
    }

    private static string Rejections(string spec) => Judgement.Rejections("MeshTrace", spec);

    private static string Conf(string conf) => Rejections($"default:\n  {conf.Replace("\n", "\n  ", StringComparison.Ordinal)}");
}
