using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Validation;

namespace MeshTargeting.Tests.Validation.Kinds;

public class MeshServicePortsValidatorTests
{
    [Theory]
    [InlineData("""{"port":1}""")]
    [InlineData("""{"port":65535,"targetPort":65535}""")]
    [InlineData("""{"port":80,"targetPort":null}""")]
    public void accepts_ports_of_tcp(string port) => Assert.Empty(Places(port));

    [Theory]
    [InlineData("""{"port":0}""", "port")]
    [InlineData("""{"port":-1}""", "port")]
    [InlineData("""{"port":65536}""", "port")]
    [InlineData("""{"port":80,"targetPort":0}""", "targetPort")]
    [InlineData("""{"port":80,"targetPort":80800}""", "targetPort")]
    public void rejects_numbers_out_of_range(string port, string field) => Assert.Equal([$"MS204 spec.ports[0].{field}"], Places(port));

    [Fact]
    public void rejects_a_number_that_is_taken_whatever_the_protocol() => Assert.Equal(
        ["MS205 spec.ports[1].port", "MS205 spec.ports[3].port"],
        Places("""{"port":80,"appProtocol":"http"},{"port":80,"appProtocol":"tcp"},{"port":81},{"port":80}""", envelope: Envelope.Universal));

    [Fact]
    public void leaves_the_same_number_and_protocol_on_kubernetes_to_its_own_rule() => Assert.Equal(
        ["MS205 spec.ports[1].port"],
        Places("""{"port":80,"appProtocol":"http"},{"port":80,"appProtocol":"tcp"},{"port":81},{"port":80}"""));

    [Fact]
    public void reports_a_target_port_that_repeats_a_wrong_port_once() =>
        Assert.Equal(["MS204 spec.ports[0].port"], Places("""{"port":99999,"targetPort":99999}"""));

    [Fact]
    public void rejects_a_name_that_is_taken() => Assert.Equal(
        ["MS206 spec.ports[1].name"], Places("""{"name":"http","port":80},{"name":"http","port":81},{"port":82},{"port":83}"""));

    [Fact]
    public void rejects_a_name_that_is_the_number_of_another_port() => Assert.Equal(
        ["MS209 spec.ports[0].name"], Places("""{"name":"9090","port":80},{"port":9090}"""));

    [Theory]
    [InlineData("""{"name":"80","port":80}""")]
    [InlineData("""{"name":"8080","port":80},{"port":81}""")]
    public void accepts_a_name_in_digits_that_leaves_no_doubt(string ports) => Assert.Empty(Places(ports));

    [Theory]
    [InlineData("tcp")]
    [InlineData("http")]
    [InlineData("http2")]
    [InlineData("grpc")]
    public void accepts_the_protocols_of_the_reference(string protocol)
    {
        Assert.Empty(Places($$"""{"port":80,"appProtocol":"{{protocol}}"}"""));
        Assert.Empty(Places($$"""{"port":80,"appProtocol":"{{protocol}}"}""", KumaSemantics.V3_0));
    }

    [Theory]
    [InlineData("https", "\"https\" is none of tcp, http, http2, grpc; did you mean \"http\"?")]
    [InlineData("HTTP", "\"HTTP\" is none of tcp, http, http2, grpc; did you mean \"http\"?")]
    [InlineData("kubernetes.io/ws", "\"kubernetes.io/ws\" is none of tcp, http, http2, grpc")]
    [InlineData("", "\"\" is none of tcp, http, http2, grpc")]
    public void rejects_other_protocols(string protocol, string message)
    {
        var finding = Assert.Single(Findings($$"""{"port":80,"appProtocol":"{{protocol}}"}"""));

        Assert.Equal(("MS207", "spec.ports[0].appProtocol", message), (finding.Rule.Code, finding.Path, finding.Message));
    }

    [Fact]
    public void accepts_kafka_until_kuma_3_0_which_rejects_it_itself()
    {
        const string port = """{"port":9092,"appProtocol":"kafka"}""";

        Assert.Empty(Places(port));
        Assert.Equal(["MS114 spec.ports[0].appProtocol"], Places(port, KumaSemantics.V3_0));
    }

    [Fact]
    public void says_what_kuma_3_0_takes_in_any_case_of_letters_and_the_reference_does_not() =>
        Assert.Equal(["MS207 spec.ports[0].appProtocol"], Places("""{"port":80,"appProtocol":"HTTP"}""", KumaSemantics.V3_0));

    [Theory]
    [InlineData("http")]
    [InlineData("http-port")]
    [InlineData("8080-http")]
    [InlineData("h2")]
    public void accepts_the_name_of_an_inbound(string name)
    {
        Assert.Empty(Places($$"""{"port":80,"targetPort":"{{name}}"}"""));
        Assert.Empty(Places($$"""{"port":80,"targetPort":"{{name}}"}""", envelope: Envelope.Universal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP")]
    [InlineData("http port")]
    [InlineData("-http")]
    [InlineData("http-")]
    [InlineData("8080")]
    public void rejects_what_can_be_no_name_of_an_inbound(string name)
    {
        Assert.Equal(["MS208 spec.ports[0].targetPort"], Places($$"""{"port":80,"targetPort":"{{name}}"}"""));
        Assert.Equal(["MS208 spec.ports[0].targetPort"], Places($$"""{"port":80,"targetPort":"{{name}}"}""", envelope: Envelope.Universal));
    }

    [Theory]
    [InlineData("a-name-of-sixteen")]
    [InlineData("two--hyphens")]
    public void holds_inbounds_on_kubernetes_to_the_names_of_container_ports(string name)
    {
        Assert.Equal(["MS208 spec.ports[0].targetPort"], Places($$"""{"port":80,"targetPort":"{{name}}"}"""));
        Assert.Empty(Places($$"""{"port":80,"targetPort":"{{name}}"}""", envelope: Envelope.Universal));
    }

    [Fact]
    public void tells_a_number_in_quotes_from_a_name() => Assert.Equal(
        "\"8080\" is text and looks for an inbound of that name; write 8080 without quotes for the port number",
        Assert.Single(Findings("""{"port":80,"targetPort":"8080"}""")).Message);

    [Fact]
    public void judges_two_hundred_thousand_ports()
    {
        var ports = string.Join(',', Enumerable.Range(0, 200_000).Select(i => $$"""{"name":"p{{i}}","port":80}"""));

        Assert.Equal(199_999, Findings(ports, envelope: Envelope.Universal).Count);
    }

    private static IReadOnlyList<Finding> Findings(string ports, KumaSemantics? semantics = null, Envelope envelope = Envelope.Kubernetes)
    {
        var spec = $$"""{"selector":{"dataplaneLabels":{"matchLabels":{"app":"a"} } },"ports":[{{ports}}]}""";
        var service = envelope == Envelope.Kubernetes ? MeshServices.Kubernetes(spec) : MeshServices.Universal(spec);

        // Kuma's notices of server names have tests of their own.
        return [.. Validator.Validate(service, new ControlPlane { Semantics = semantics ?? KumaSemantics.V2_14 }).Where(f => f.Rule.Code != "MS801")];
    }

    private static IEnumerable<string> Places(string ports, KumaSemantics? semantics = null, Envelope envelope = Envelope.Kubernetes) =>
        Findings(ports, semantics, envelope).Select(f => $"{f.Rule.Code} {f.Path}");
}
