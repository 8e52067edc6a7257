using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Validation.Kinds;

public class MeshExternalServiceValidatorTests
{
    private const string BadPort = "port must be a valid (1-65535)";
    private const string BadAddress = "address has to be a valid IP or hostname";
    private const string Versions = """["TLSAuto", "TLS10", "TLS11", "TLS12", "TLS13"]""";

    [Theory]
    [InlineData("{}")]
    [InlineData("endpoints: []")]
    [InlineData("endpoints: [{address: 192.0.2.1, port: 1}, {address: 'fd00::1', port: 65535}, {address: _a.example.com., port: 80, priority: 128}]")]
    [InlineData("tls: {}")]
    [InlineData("tls: {version: {min: TLS12, max: TLS12}}")]
    [InlineData("tls: {version: {min: TLS13, max: TLSAuto}}")]
    [InlineData("tls: {version: {min: TLSAuto, max: TLS10}}")]
    [InlineData("tls: {verification: {mode: SkipAll, serverName: a_b.example.com, subjectAltNames: [{value: a}, {type: Prefix, value: b}]}}")]
    public void accepts_what_kuma_accepts(string rest)
    {
        Assert.Equal("", Rejections(WithMatch(rest)));
        Assert.Equal("", Rejections(WithMatch(rest), KumaSemantics.V3_0));
    }

    [Theory]
    [InlineData("{port: 0}", $"spec.match.port: {BadPort}")]
    [InlineData("{port: 65536}", $"spec.match.port: {BadPort}")]
    [InlineData("{}", $"spec.match.port: {BadPort}")]
    [InlineData("{type: Host, port: 80}", "spec.match.type: unrecognized type 'Host' - only 'HostnameGenerator' is supported")]
    [InlineData("{port: 80, protocol: kafka}", """spec.match.protocol: "protocol" must be one of ["tcp", "grpc", "http", "http2"]""")]
    [InlineData("{port: 80, protocol: ''}", """spec.match.protocol: "protocol" must be one of ["tcp", "grpc", "http", "http2"]""")]
    public void rejects_a_match_that_is_none(string match, string expected) => Assert.Equal(expected, Rejections($"match: {match}"));

    [Theory]
    [InlineData("{address: 192.0.2.1}", $"port: {BadPort}")]
    [InlineData("{address: example.com, port: 65536}", $"port: {BadPort}")]
    [InlineData("{address: '', port: 80}", $"address: {BadAddress}")]
    [InlineData("{address: 'https://example.com', port: 80}", $"address: {BadAddress}")]
    [InlineData("{address: 'a b', port: 0}", $"address: {BadAddress}")]
    public void rejects_an_endpoint_that_is_none(string endpoint, string expected) =>
        Assert.StartsWith($"spec.endpoints[0].{expected}", Rejections(WithMatch($"endpoints: [{endpoint}]")), StringComparison.Ordinal);

    [Theory]
    [InlineData("{version: {min: TLS09}}", $"""version.min: "min" must be one of {Versions}""")]
    [InlineData("{version: {max: TLS14}}", $"""version.max: "max" must be one of {Versions}""")]
    [InlineData("{version: {min: TLS13, max: TLS12}}", "version.min: min version must be lower than max")]
    [InlineData("{version: {min: TLS13, max: x}}", $"""version.max: "max" must be one of {Versions}""")]
    [InlineData("{verification: {serverName: ''}}", "verification.serverName: must be a valid DNS name")]
    [InlineData("{verification: {serverName: 192.0.2.1}}", "verification.serverName: must be a valid DNS name")]
    [InlineData("{verification: {mode: None}}", """verification.mode: "mode" must be one of ["SkipSAN", "SkipCA", "SkipAll", "Secured"]""")]
    [InlineData(
        "{verification: {subjectAltNames: [{value: a}, {type: Regex, value: b}]}}",
        """verification.subjectAltNames[1].type: "type" must be one of ["Prefix", "Exact"]""")]
    [InlineData("{verification: {clientCert: {secret: a}}}", "verification.clientKey: must be defined when clientCert is defined")]
    [InlineData("{verification: {clientKey: {secret: a}}}", "verification.clientCert: must be defined when clientKey is defined")]
    public void rejects_tls_that_is_none(string tls, string expected) => Assert.Equal($"spec.tls.{expected}", Rejections(WithMatch($"tls: {tls}")));

    [Fact]
    public void leaves_endpoints_and_tls_to_an_extension_and_wants_its_type()
    {
        const string rest = "endpoints: [{address: 'a b', port: 1}]\ntls: {verification: {clientKey: {secret: a}}}";

        Assert.Equal("", Rejections(WithMatch($"{rest}\nextension: {{type: Lambda}}")));
        Assert.Equal("spec.extension.type: must not be empty", Rejections(WithMatch($"{rest}\nextension: {{config: {{a: 1}}}}")));
        Assert.Equal("spec.extension.type: must not be empty", Rejections(WithMatch($"{rest}\nextension: {{type: ''}}")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\nextension: {type: Lambda}")]
    public void wants_typed_certificates_and_keys_in_3_0(string extension)
    {
        var spec = WithMatch("tls: {verification: {caCert: {inline: YQ==}, clientCert: {secret: a}, clientKey: {inlineString: b}}}" + extension);

        Assert.Equal("", Rejections(spec));
        Assert.Equal(
            """
            spec.tls.verification.caCert.type:  must be one of: EnvVar, InsecureInline, File, Secret
            spec.tls.verification.clientCert.type:  must be one of: EnvVar, InsecureInline, File, Secret
            spec.tls.verification.clientKey.type:  must be one of: EnvVar, InsecureInline, File, Secret
            """,
            Rejections(spec, KumaSemantics.V3_0));
    }

    [Fact]
    public void tells_of_everything_in_kumas_order() => Assert.Equal(
        $"""
        spec.match.port: {BadPort}
        spec.match.protocol: "protocol" must be one of ["tcp", "grpc", "http", "http2"]
        spec.endpoints[0].port: {BadPort}
        spec.tls.version.min: "min" must be one of {Versions}
        spec.tls.verification.serverName: must be a valid DNS name
        """,
        Rejections("tls: {version: {min: a}, verification: {serverName: '!'}}\nendpoints: [{address: a, port: 0}]"));

    private static string WithMatch(string rest) => rest == "{}" ? "match: {port: 80}" : $"match: {{port: 80}}\n{rest}";

    private static string Rejections(string spec, KumaSemantics? semantics = null) => Judgement.Rejections("MeshExternalService", spec, semantics);
}
