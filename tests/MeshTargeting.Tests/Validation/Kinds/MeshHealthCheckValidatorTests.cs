using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Validation.Kinds;

public class MeshHealthCheckValidatorTests
{
    [Theory]
    [InlineData("to: []")]
    [InlineData("targetRef: {kind: MeshGateway, name: edge, tags: {port: http}}")]
    [InlineData("targetRef: {kind: Dataplane, labels: {app: a}}\nto: [{targetRef: {kind: MeshMultiZoneService, name: a}, default: {grpc: {}}}]")]
    [InlineData("to: [{targetRef: {kind: MeshExternalService, name: a}, default: {tcp: {send: Zm9v, receive: [YmFy]}}}]")]
    public void accepts_what_kuma_accepts(string spec) => Assert.Equal("", Rejections(spec));

    [Theory]
    [InlineData("http: {expectedStatuses: [100, 599], path: /health}")]
    [InlineData("http: {disabled: true, requestHeadersToAdd: {set: [{name: x-check, value: ''}]}}")]
    [InlineData("grpc: {serviceName: shop}, intervalJitterPercent: 0, healthyPanicThreshold: '99.9'")]
    [InlineData("tcp: {}, eventLogPath: /")]
    [InlineData("tcp: {}, eventLogPath: '/tmp//a b:c'")]
    [InlineData("""tcp: {}, eventLogPath: 'C:\logs\health.log'""")]
    public void accepts_settings_that_kuma_accepts(string conf) => Assert.Equal("", To(conf));

    [Fact]
    public void rejects_kinds_that_are_not_supported_where_they_stand() => Assert.Equal(
        """
        spec.targetRef.kind: value 'MeshExternalService' is not supported
        spec.to[0].targetRef.kind: value 'MeshSubset' is not supported
        """,
        Rejections("targetRef: {kind: MeshExternalService, name: a}\nto: [{targetRef: {kind: MeshSubset}, default: {tcp: {}}}]"));

    [Fact]
    public void rejects_a_section_as_no_inbound_is_meant() => Assert.Equal(
        "spec.targetRef.sectionName: can only be used with inbound policies", Rejections("targetRef: {kind: Dataplane, sectionName: http}"));

    [Theory]
    [InlineData("interval: 1m")]
    [InlineData("")]
    public void rejects_settings_without_a_protocol(string conf) =>
        Assert.Equal("spec.to[0].default: must have at least one defined: http, tcp, grpc", To(conf));

    [Theory]
    [InlineData("interval: 0s", "interval: must be greater than zero when defined")]
    [InlineData("timeout: 0s", "timeout: must be greater than zero when defined")]
    [InlineData("unhealthyThreshold: 0", "unhealthyThreshold: must be greater than zero when defined")]
    [InlineData("healthyThreshold: -1", "healthyThreshold: must be greater than zero when defined")]
    [InlineData("initialJitter: -1s", "initialJitter: must be greater than zero when defined")]
    [InlineData("intervalJitter: 0s", "intervalJitter: must be greater than zero when defined")]
    [InlineData("intervalJitterPercent: -1", "intervalJitterPercent: must be in inclusive range [0, 100]")]
    [InlineData("intervalJitterPercent: 101", "intervalJitterPercent: must be in inclusive range [0, 100]")]
    [InlineData("healthyPanicThreshold: -1", "healthyPanicThreshold: must be in inclusive range [0.0, 100.0]")]
    [InlineData("healthyPanicThreshold: all", "healthyPanicThreshold: string must be a valid number")]
    [InlineData("noTrafficInterval: 0s", "noTrafficInterval: must be greater than zero when defined")]
    [InlineData("eventLogPath: log.txt", "eventLogPath: must be a valid path when defined")]
    [InlineData("eventLogPath: ''", "eventLogPath: must be a valid path when defined")]
    [InlineData("""eventLogPath: "/a\0b" """, "eventLogPath: must be a valid path when defined")]
    [InlineData("""eventLogPath: 'C:\a?b'""", "eventLogPath: must be a valid path when defined")]
    public void rejects_values_out_of_bounds(string conf, string expected) => Assert.Equal($"spec.to[0].default.{expected}", To($"tcp: {{}}, {conf}"));

    [Fact]
    public void rejects_an_empty_path_and_statuses_that_are_none() => Assert.Equal(
        """
        spec.to[0].default.http.path: must be defined
        spec.to[0].default.http.expectedStatuses[0]: must be in inclusive range [100, 599]
        spec.to[0].default.http.expectedStatuses[2]: must be in inclusive range [100, 599]
        """,
        To("http: {path: '', expectedStatuses: [99, 200, 600]}"));

    [Fact]
    public void tells_of_what_is_deprecated() => Assert.Equal(
        """
        spec.targetRef.kind: MeshService value for 'targetRef.kind' is deprecated, use Dataplane with labels instead
        spec.to[1].default.healthyPanicThreshold: healthyPanicThreshold for 'to[].default' is deprecated. The setting has been moved to MeshCircuitBreaker policy, please use MeshCircuitBreaker policy instead.
        """,
        Judgement.Deprecations(
            "MeshHealthCheck",
            """
            targetRef: {kind: MeshService, name: a}
            to:
              - {targetRef: {kind: Mesh}, default: {tcp: {}}}
              - {targetRef: {kind: Mesh}, default: {tcp: {}, healthyPanicThreshold: 0}}
            """));

    [Fact]
    public void has_no_panic_threshold_in_3_0()
    {
        const string spec = "to: [{targetRef: {kind: Mesh}, default: {tcp: {}, healthyPanicThreshold: many}}]";

        Assert.Equal("", Judgement.Rejections("MeshHealthCheck", spec, KumaSemantics.V3_0));
        Assert.Equal("", Judgement.Deprecations("MeshHealthCheck", spec, KumaSemantics.V3_0));
    }

    [Fact]
    public void judges_references_and_settings_by_3_0() => Assert.Equal(
        """
        spec.targetRef.kind: value 'MeshSubset' is not supported
        spec.to[0].targetRef.labels: must be set when kind is MeshService
        spec.to[0].default.interval: must be greater than zero when defined
        """,
        Judgement.Rejections(
            "MeshHealthCheck",
            "targetRef: {kind: MeshSubset}\nto: [{targetRef: {kind: MeshService, name: a}, default: {tcp: {}, interval: 0s}}]",
            KumaSemantics.V3_0));

    private static string To(string conf) => Rejections($"to: [{{targetRef: {{kind: Mesh}}, default: {{{conf}}}}}]");

    private static string Rejections(string spec) => Judgement.Rejections("MeshHealthCheck", spec);
}
