using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Validation.Kinds;

public class MeshOpenTelemetryBackendValidatorTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("endpoint: {}")]
    [InlineData("endpoint: {address: collector, port: 1}")]
    [InlineData("endpoint: {address: collector.telemetry.svc.cluster.local., port: 65535}")]
    [InlineData("endpoint: {address: 10.1.2.3}")]
    [InlineData("endpoint: {address: 'fd00::1'}")]
    [InlineData("endpoint: {path: ''}\nprotocol: grpc")]
    [InlineData("endpoint: {path: /otlp}\nprotocol: http")]
    [InlineData("env: {mode: Disabled, precedence: EnvFirst, allowSignalOverrides: true}")]
    public void accepts_what_kuma_accepts(string spec) => Assert.Equal("", Rejections(spec));

    [Theory]
    [InlineData("{address: ''}", "spec.endpoint.address: must not be empty")]
    [InlineData("{address: 'http://collector'}", "spec.endpoint.address: address has to be a valid IP or hostname")]
    [InlineData("{address: -collector}", "spec.endpoint.address: address has to be a valid IP or hostname")]
    [InlineData("{address: 'fd00::1::2'}", "spec.endpoint.address: address has to be a valid IP or hostname")]
    [InlineData("{port: 0}", "spec.endpoint.port: port must be a valid (1-65535)")]
    [InlineData("{port: -1}", "spec.endpoint.port: port must be a valid (1-65535)")]
    [InlineData("{port: 65536}", "spec.endpoint.port: port must be a valid (1-65535)")]
    public void rejects_an_endpoint_that_is_none(string endpoint, string expected) => Assert.Equal(expected, Rejections($"endpoint: {endpoint}"));

    [Theory]
    [InlineData("/otlp", "", "spec.endpoint.path: must not be set when protocol is grpc")]
    [InlineData("otlp", "protocol: grpc", "spec.endpoint.path: must not be set when protocol is grpc")]
    [InlineData("otlp?a=b", "protocol: http", "spec.endpoint.path: must start with /\nspec.endpoint.path: must not contain query or fragment")]
    [InlineData("/otlp#top", "protocol: http", "spec.endpoint.path: must not contain query or fragment")]
    public void rejects_a_path_that_is_none_or_that_grpc_has_not(string path, string protocol, string expected) =>
        Assert.Equal(expected, Rejections($"endpoint: {{path: '{path}'}}\n{protocol}"));

    [Theory]
    [InlineData("protocol: GRPC", """spec.protocol: "protocol" must be one of ["grpc", "http"]""")]
    [InlineData("env: {mode: Always}", """spec.env.mode: "mode" must be one of ["Disabled", "Optional", "Required"]""")]
    [InlineData("env: {precedence: First}", """spec.env.precedence: "precedence" must be one of ["ExplicitFirst", "EnvFirst"]""")]
    public void rejects_words_that_it_does_not_know(string spec, string expected) => Assert.Equal(expected, Rejections(spec));

    [Fact]
    public void tells_of_everything_in_kumas_order() => Assert.Equal(
        """
        spec.endpoint.address: must not be empty
        spec.endpoint.port: port must be a valid (1-65535)
        spec.endpoint.path: must start with /
        spec.protocol: "protocol" must be one of ["grpc", "http"]
        spec.env.mode: "mode" must be one of ["Disabled", "Optional", "Required"]
        """,
        Rejections("env: {mode: a}\nprotocol: b\nendpoint: {path: c, port: 70000, address: ''}"));

    [Fact]
    public void judges_alike_for_3_0() => Assert.Equal(
        "spec.endpoint.address: must not be empty",
        Judgement.Rejections("MeshOpenTelemetryBackend", "endpoint: {address: ''}", KumaSemantics.V3_0));

    private static string Rejections(string spec) => Judgement.Rejections("MeshOpenTelemetryBackend", spec);
}
