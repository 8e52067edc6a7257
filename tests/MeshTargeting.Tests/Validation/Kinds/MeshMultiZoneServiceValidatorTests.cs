using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Validation.Kinds;

public class MeshMultiZoneServiceValidatorTests
{
    [Theory]
    [InlineData("{port: 80}")]
    [InlineData("{port: 80, name: http, appProtocol: http}")]
    [InlineData("{port: 80, appProtocol: http2}")]
    [InlineData("{port: 80, appProtocol: grpc}")]
    [InlineData("{port: 0, appProtocol: tcp}")]
    public void accepts_what_kuma_accepts(string port)
    {
        Assert.Equal("", Rejections(WithPort(port)));
        Assert.Equal("", Rejections(WithPort(port), KumaSemantics.V3_0));
    }

    [Theory]
    [InlineData("{port: 80, name: ''}", "spec.ports[0].name: must not be empty")]
    [InlineData("{port: 80, appProtocol: HTTP}", "spec.ports[0].appProtocol: appProtocol must be one of: grpc, http, http2, kafka, tcp")]
    [InlineData("{port: 80, appProtocol: ''}", "spec.ports[0].appProtocol: appProtocol must be one of: grpc, http, http2, kafka, tcp")]
    public void rejects_empty_names_and_protocols_that_it_does_not_know(string port, string expected) => Assert.Equal(expected, Rejections(WithPort(port)));

    [Fact]
    public void knows_kafka_until_3_0()
    {
        Assert.Equal("", Rejections(WithPort("{port: 80, appProtocol: kafka}")));
        Assert.Equal(
            "spec.ports[0].appProtocol: appProtocol must be one of: grpc, http, http2, tcp",
            Rejections(WithPort("{port: 80, appProtocol: kafka}"), KumaSemantics.V3_0));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{selector: {}, ports: []}")]
    [InlineData("{selector: {meshService: {}}, ports: []}")]
    [InlineData("{selector: {meshService: {matchLabels: {}}}, ports: []}")]
    public void rejects_a_service_without_labels_and_ports(string spec) => Assert.Equal(
        """
        spec.selector.meshService.matchLabels: cannot be empty
        spec.ports: cannot be empty
        """,
        Rejections(spec));

    [Fact]
    public void tells_of_everything_in_kumas_order() => Assert.Equal(
        """
        spec.selector.meshService.matchLabels: cannot be empty
        spec.ports[0].name: must not be empty
        spec.ports[0].appProtocol: appProtocol must be one of: grpc, http, http2, kafka, tcp
        spec.ports[1].name: must not be empty
        """,
        Rejections("ports: [{port: 1, name: '', appProtocol: x}, {port: 2, name: ''}]"));

    private static string WithPort(string port) => $"selector: {{meshService: {{matchLabels: {{app: a}}}}}}\nports: [{port}]";

    private static string Rejections(string spec, KumaSemantics? semantics = null) => Judgement.Rejections("MeshMultiZoneService", spec, semantics);
}
