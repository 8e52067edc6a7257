using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Validation.Kinds;

public class MeshRetryValidatorTests
{
    private const string Tcp = "default: {tcp: {maxConnectAttempt: 1}}";

    [Theory]
    [InlineData("to: []")]
    [InlineData($"targetRef: {{kind: MeshGateway, name: edge, tags: {{port: http}}}}\nto: [{{targetRef: {{kind: MeshExternalService, name: a}}, {Tcp}}}]")]
    [InlineData($"targetRef: {{kind: Dataplane, labels: {{app: a}}}}\nto: [{{targetRef: {{kind: MeshHTTPRoute, name: a}}, {Tcp}}}]")]
    [InlineData($"to: [{{targetRef: {{kind: MeshMultiZoneService, name: a}}, {Tcp}}}]")]
    public void accepts_what_kuma_accepts(string spec) => Assert.Equal("", Rejections(spec));

    [Theory]
    [InlineData("http: {retryOn: []}")]
    [InlineData("http: {retriableRequestHeaders: [{name: x-a, value: b}]}")]
    [InlineData("http: {retriableResponseHeaders: [{name: x-a, type: Present}]}")]
    [InlineData("http: {retryOn: [5xx, GatewayError, Reset, Retriable4xx, ConnectFailure, EnvoyRatelimited, RefusedStream, Http3PostConnectFailure]}")]
    [InlineData("http: {retryOn: [HttpMethodConnect, HttpMethodDelete, HttpMethodGet, HttpMethodHead, HttpMethodOptions, HttpMethodPatch, HttpMethodPost, HttpMethodPut, HttpMethodTrace]}")]
    [InlineData("http: {retryOn: ['100', '208', '226', '308', '418', '421', '451', '508', '511', '+503', '0503']}")]
    [InlineData("http: {numRetries: 0, perTryTimeout: 0s, hostSelectionMaxAttempts: -1}")]
    [InlineData("http: {hostSelection: [{predicate: OmitPreviousHosts}, {predicate: OmitHostsWithTags, tags: {}}, {predicate: OmitPreviousPriorities}]}")]
    [InlineData("grpc: {retryOn: [Canceled, DeadlineExceeded, Internal, ResourceExhausted, Unavailable]}")]
    [InlineData("grpc: {rateLimitedBackOff: {resetHeaders: [], maxInterval: 1ns}}")]
    public void accepts_settings_that_kuma_accepts(string conf) => Assert.Equal("", To(conf));

    [Fact]
    public void rejects_kinds_that_are_not_supported_where_they_stand() => Assert.Equal(
        """
        spec.targetRef.kind: value 'MeshExternalService' is not supported
        spec.to[0].targetRef.kind: value 'MeshServiceSubset' is not supported
        """,
        Rejections($"targetRef: {{kind: MeshExternalService, name: a}}\nto: [{{targetRef: {{kind: MeshServiceSubset, name: a}}, {Tcp}}}]"));

    [Theory]
    [InlineData("MeshGateway")]
    [InlineData("MeshHTTPRoute")]
    public void takes_fewer_destinations_at_gateways_and_routes(string kind) => Assert.Equal(
        """
        spec.to[1].targetRef.kind: value 'MeshService' is not supported
        spec.to[2].targetRef.kind: value 'MeshHTTPRoute' is not supported
        """,
        Rejections($$"""
            targetRef: {kind: {{kind}}, name: a}
            to:
              - {targetRef: {kind: Mesh}, {{Tcp}}}
              - {targetRef: {kind: MeshService, name: a}, {{Tcp}}}
              - {targetRef: {kind: MeshHTTPRoute, name: a}, {{Tcp}}}
            """));

    [Theory]
    [InlineData("MeshGateway")]
    [InlineData("MeshHTTPRoute")]
    public void takes_gateways_and_routes_of_the_mesh_operator_only(string kind) => Assert.Equal(
        $"spec.targetRef.kind: value '{kind}' is not supported",
        Judgement.Rejections("MeshRetry", $"targetRef: {{kind: {kind}, name: a}}", labels: "{kuma.io/policy-role: consumer}"));

    [Fact]
    public void rejects_settings_that_say_nothing() =>
        Assert.Equal("spec.to[0].default.conf: at least one of the 'tcp', 'http', 'grpc' must be specified", To(""));

    [Theory]
    [InlineData("tcp: {}", "tcp: must not be empty")]
    [InlineData("http: {}", "http: must not be empty")]
    [InlineData("http: {hostSelectionMaxAttempts: 1}", "http: must not be empty")]
    [InlineData("grpc: {}", "grpc: must not be empty")]
    [InlineData("tcp: {maxConnectAttempt: 0}", "tcp.maxConnectAttempt: must be greater than 0")]
    [InlineData("http: {backOff: {}}", "http.backOff: must not be empty")]
    [InlineData("grpc: {backOff: {}}", "grpc.backOff: must not be empty")]
    [InlineData("http: {rateLimitedBackOff: {}}", "http.rateLimitedBackOff.resetHeaders: must be defined")]
    [InlineData("grpc: {rateLimitedBackOff: {}}", "grpc.rateLimitedBackOff.resetHeaders: must be defined")]
    [InlineData("grpc: {rateLimitedBackOff: {resetHeaders: [], maxInterval: 0s}}", "grpc.rateLimitedBackOff.maxInterval: must be defined and greater than zero")]
    [InlineData("http: {rateLimitedBackOff: {resetHeaders: [{name: '', format: Seconds}]}}", "http.rateLimitedBackOff.resetHeaders[0].name: must be defined")]
    [InlineData("http: {rateLimitedBackOff: {resetHeaders: [{format: Seconds}]}}", "http.rateLimitedBackOff.resetHeaders[0].name: must be defined")]
    [InlineData("grpc: {retryOn: [Canceled, Aborted]}", "grpc.retryOn[1]: unknown item 'Aborted'")]
    public void rejects_settings_without_what_they_need(string conf, string expected) =>
        Assert.Equal($"spec.to[0].default.conf.{expected}", To(conf));

    [Theory]
    [InlineData("5XX")]
    [InlineData("gateway-error")]
    [InlineData("HttpMethodget")]
    [InlineData("306")]
    [InlineData("419")]
    [InlineData("509")]
    [InlineData("600")]
    [InlineData("-503")]
    [InlineData(" 503")]
    [InlineData("503.0")]
    public void rejects_a_condition_that_is_none(string condition) =>
        Assert.Equal($"spec.to[0].default.conf.http.retryOn[1]: unknown item '{condition}'", To($"http: {{retryOn: [Reset, '{condition}']}}"));

    [Theory]
    [InlineData("{predicate: OmitHostsWithTags}", "[0].tags: must be defined")]
    [InlineData("{predicate: OmitPreviousPriorities, updateFrequency: 0}", "[0].updateFrequency: must be defined and greater than zero")]
    [InlineData("{predicate: OmitEverything}", "[0].predicate: unknown predicate type 'OmitEverything'")]
    [InlineData("{predicate: OmitPreviousPriorities}, {predicate: OmitPreviousHosts}, {predicate: OmitPreviousPriorities}", "[2].predicate: OmitPreviousPriorities must only be specified once")]
    public void rejects_a_selection_of_hosts_that_is_none(string predicates, string expected) =>
        Assert.Equal($"spec.to[0].default.conf.http.hostSelection{expected}", To($"http: {{hostSelection: [{predicates}]}}"));

    [Fact]
    public void tells_of_everything_in_kumas_order() => Assert.Equal(
        """
        spec.to[0].default.conf.tcp: must not be empty
        spec.to[0].default.conf.http.backOff: must not be empty
        spec.to[0].default.conf.http.rateLimitedBackOff.maxInterval: must be defined and greater than zero
        spec.to[0].default.conf.http.rateLimitedBackOff.resetHeaders: must be defined
        spec.to[0].default.conf.http.retryOn[0]: unknown item 'x'
        spec.to[0].default.conf.http.hostSelection[0].tags: must be defined
        spec.to[0].default.conf.grpc: must not be empty
        """,
        To("grpc: {}, http: {hostSelection: [{predicate: OmitHostsWithTags}], retryOn: [x], rateLimitedBackOff: {maxInterval: -1s}, backOff: {}}, tcp: {}"));

    [Fact]
    public void tells_of_what_is_deprecated() => Assert.Equal(
        "spec.targetRef.kind: MeshHTTPRoute value for 'targetRef.kind' is deprecated, use MeshHTTPRoute in spec.to[].targetRef",
        Judgement.Deprecations("MeshRetry", "targetRef: {kind: MeshHTTPRoute, name: a}"));

    [Fact]
    public void judges_references_by_3_0() => Assert.Equal(
        """
        spec.targetRef.kind: value 'MeshGateway' is not supported
        spec.to[1].targetRef.labels: must be set when kind is MeshExternalService
        """,
        Judgement.Rejections(
            "MeshRetry",
            $$"""
            targetRef: {kind: MeshGateway, name: a}
            to:
              - {targetRef: {kind: MeshService, labels: {app: a} }, {{Tcp}}}
              - {targetRef: {kind: MeshExternalService, name: a}, {{Tcp}}}
            """,
            KumaSemantics.V3_0));

    private static string To(string conf) => Rejections($"to: [{{targetRef: {{kind: Mesh}}, default: {{{conf}}}}}]");

    private static string Rejections(string spec) => Judgement.Rejections("MeshRetry", spec);
}
