using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Validation.Kinds;

public class MeshCircuitBreakerValidatorTests
{
    private const string Limits = "default: {connectionLimits: {maxConnections: 1}}";
    private const string Detection = "spec.to[0].default.outlierDetection";

    [Theory]
    [InlineData($"to: [{{targetRef: {{kind: Mesh}}, {Limits}}}]")]
    [InlineData($"rules: [{{{Limits}}}]")]
    [InlineData($"from: [{{targetRef: {{kind: Mesh}}, {Limits}}}]\nto: [{{targetRef: {{kind: MeshExternalService, name: bank}}, {Limits}}}]")]
    [InlineData($"targetRef: {{kind: MeshGateway, name: edge, tags: {{port: http}}}}\nto: [{{targetRef: {{kind: MeshMultiZoneService, name: shop}}, {Limits}}}]")]
    [InlineData($"targetRef: {{kind: Dataplane, sectionName: http}}\nrules: [{{{Limits}}}]")]
    public void accepts_what_kuma_accepts(string spec) => Assert.Equal("", Rejections(spec));

    [Theory]
    [InlineData("{connectionLimits: {}}")]
    [InlineData("{outlierDetection: {detectors: {totalFailures: {}}}}")]
    [InlineData("{outlierDetection: {healthyPanicThreshold: '0.5', maxEjectionPercent: 100, detectors: {successRate: {standardDeviationFactor: '0.1'}}}}")]
    public void accepts_settings_that_kuma_accepts(string conf) => Assert.Equal("", To(conf));

    [Fact]
    public void rejects_a_policy_that_says_nothing() =>
        Assert.Equal("spec: at least one of 'from', 'to' or 'rules' has to be defined", Rejections("to: []\nfrom: []\nrules: []"));

    [Theory]
    [InlineData("to")]
    [InlineData("from")]
    public void rejects_rules_beside_other_lists(string list) => Assert.Equal(
        "spec: fields 'to' and 'from' must be empty when 'rules' is defined",
        Rejections($"rules: [{{{Limits}}}]\n{list}: [{{targetRef: {{kind: Mesh}}, {Limits}}}]"));

    [Fact]
    public void rejects_kinds_that_are_not_supported_where_they_stand() => Assert.Equal(
        """
        spec.targetRef.kind: value 'MeshHTTPRoute' is not supported
        spec.from[0].targetRef.kind: value 'MeshService' is not supported
        spec.to[0].targetRef.kind: value 'MeshHTTPRoute' is not supported
        """,
        Rejections($$"""
            targetRef: {kind: MeshHTTPRoute, name: a}
            to: [{targetRef: {kind: MeshHTTPRoute, name: a}, {{Limits}}}]
            from: [{targetRef: {kind: MeshService, name: a}, {{Limits}}}]
            """));

    [Fact]
    public void rejects_a_section_where_no_inbound_is_meant() => Assert.Equal(
        "spec.targetRef.sectionName: can only be used with inbound policies",
        Rejections($"targetRef: {{kind: Dataplane, sectionName: http}}\nto: [{{targetRef: {{kind: Mesh}}, {Limits}}}]"));

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    public void rejects_settings_that_say_nothing(string conf) => Assert.Equal(
        "spec.to[0].default: at least one of: 'connectionLimits' or 'outlierDetection' should be configured", To(conf));

    [Fact]
    public void rejects_limits_of_zero() => Assert.Equal(
        """
        spec.to[0].default.connectionLimits.maxConnections: must be greater than 0
        spec.to[0].default.connectionLimits.maxConnectionPools: must be greater than 0
        spec.to[0].default.connectionLimits.maxPendingRequests: must be greater than 0
        spec.to[0].default.connectionLimits.maxRetries: must be greater than 0
        spec.to[0].default.connectionLimits.maxRequests: must be greater than 0
        """,
        To("{connectionLimits: {maxRequests: 0, maxRetries: 0, maxPendingRequests: 0, maxConnectionPools: 0, maxConnections: 0}}"));

    [Theory]
    [InlineData("interval: 0s, detectors: {totalFailures: {}}", $"{Detection}.interval: must be greater than zero when defined")]
    [InlineData("baseEjectionTime: -1s, detectors: {totalFailures: {}}", $"{Detection}.baseEjectionTime: must be greater than zero when defined")]
    [InlineData("maxEjectionPercent: 101, detectors: {totalFailures: {}}", $"{Detection}.maxEjectionPercent: must be in inclusive range [0, 100]")]
    [InlineData("healthyPanicThreshold: '100.1', detectors: {totalFailures: {}}", $"{Detection}.healthyPanicThreshold: must be in inclusive range [0.0, 100.0]")]
    [InlineData("healthyPanicThreshold: half, detectors: {totalFailures: {}}", $"{Detection}.healthyPanicThreshold: string must be a valid number")]
    [InlineData("disabled: true", $"{Detection}.detectors: must be defined")]
    [InlineData("detectors: {}", $"{Detection}.detectors: must have at least one defined: totalFailures, gatewayFailures, localOriginFailures, successRate, failurePercentage")]
    public void rejects_a_detection_that_is_none(string detection, string expected) => Assert.Equal(expected, To($"{{outlierDetection: {{{detection}}}}}"));

    [Theory]
    [InlineData("totalFailures: {consecutive: 0}", "totalFailures.consecutive: must be greater than 0")]
    [InlineData("gatewayFailures: {consecutive: 0}", "gatewayFailures.consecutive: must be greater than 0")]
    [InlineData("localOriginFailures: {consecutive: 0}", "localOriginFailures.consecutive: must be greater than 0")]
    [InlineData("successRate: {minimumHosts: 0}", "successRate.minimumHosts: must be greater than 0")]
    [InlineData("successRate: {requestVolume: 0}", "successRate.requestVolume: must be greater than 0")]
    [InlineData("successRate: {standardDeviationFactor: 0}", "successRate.standardDeviationFactor: must be greater than 0")]
    [InlineData("successRate: {standardDeviationFactor: wide}", "successRate.standardDeviationFactor: invalid number")]
    [InlineData("failurePercentage: {minimumHosts: 0}", "failurePercentage.minimumHosts: must be greater than 0")]
    [InlineData("failurePercentage: {requestVolume: 0}", "failurePercentage.requestVolume: must be greater than 0")]
    [InlineData("failurePercentage: {threshold: 101}", "failurePercentage.threshold: must be in inclusive range [0, 100]")]
    public void rejects_a_detector_that_is_none(string detector, string expected) =>
        Assert.Equal($"{Detection}.detectors.{expected}", To($"{{outlierDetection: {{detectors: {{{detector}}}}}}}"));

    [Fact]
    public void reports_rules_under_the_path_of_from_as_kuma_does() => Assert.Equal(
        "spec.from[1].default: at least one of: 'connectionLimits' or 'outlierDetection' should be configured",
        Rejections($"rules: [{{{Limits}}}, {{}}]"));

    [Fact]
    public void tells_of_what_is_deprecated() => Assert.Equal(
        """
        spec.from: 'from' field is deprecated, use 'rules' instead
        spec.targetRef.kind: MeshSubset value for 'targetRef.kind' is deprecated, use Dataplane with labels instead
        """,
        Judgement.Deprecations("MeshCircuitBreaker", $"targetRef: {{kind: MeshSubset}}\nfrom: [{{targetRef: {{kind: Mesh}}, {Limits}}}]"));

    [Fact]
    public void knows_no_from_in_3_0()
    {
        const string from = "from: [{targetRef: {kind: MeshService}, default: {}}]";

        Assert.Equal("spec: at least one of 'to' or 'rules' has to be defined", RejectionsOf3(from));
        Assert.Equal("", RejectionsOf3($"{from}\nrules: [{{{Limits}}}]"));
        Assert.Equal("", Judgement.Deprecations("MeshCircuitBreaker", from, KumaSemantics.V3_0));
    }

    [Fact]
    public void accepts_rules_beside_to_in_3_0() =>
        Assert.Equal("", RejectionsOf3($"rules: [{{{Limits}}}]\nto: [{{targetRef: {{kind: Mesh}}, {Limits}}}]"));

    private static string To(string conf) => Rejections($"to: [{{targetRef: {{kind: Mesh}}, default: {conf}}}]");

    private static string Rejections(string spec) => Judgement.Rejections("MeshCircuitBreaker", spec);

    private static string RejectionsOf3(string spec) => Judgement.Rejections("MeshCircuitBreaker", spec, KumaSemantics.V3_0);
}
