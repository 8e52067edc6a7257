using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Validation.Kinds;

public class MeshPassthroughValidatorTests
{
    private const string NoName = "provided DNS has incorrect value";

    [Theory]
    [InlineData("{}")]
    [InlineData("{type: IP, value: 10.0.0.1}")]
    [InlineData("{type: IP, value: 'fd00::1', port: 3306, protocol: mysql}")]
    [InlineData("{type: CIDR, value: 10.0.0.0/8, protocol: tcp}, {type: CIDR, value: 'fd00::/8', port: 65535}")]
    [InlineData("{type: Domain, value: '*.example.com', protocol: tls}, {type: Domain, value: 'a_b.example.com.', protocol: grpc}")]
    [InlineData("{type: Domain, value: '*', port: 80, protocol: http}, {type: Domain, value: '*.a', port: 80, protocol: http}")]
    [InlineData("{type: Domain, value: a, port: 443, protocol: http}, {type: IP, value: 10.0.0.1, port: 443, protocol: tls}")]
    public void accepts_what_kuma_accepts(string matches) => Assert.Equal("", matches == "{}" ? Judgement.Rejections("MeshPassthrough", matches) : Rejections(matches));

    [Theory]
    [InlineData("{type: IP, value: a}", "[0].value: provided IP has incorrect value")]
    [InlineData("{type: CIDR, value: 10.0.0.0}", "[0].value: provided CIDR has incorrect value")]
    [InlineData("{type: CIDR, value: 10.0.0.0/33}", "[0].value: provided CIDR has incorrect value")]
    [InlineData("{type: CIDR, value: 'fd00::/129'}", "[0].value: provided CIDR has incorrect value")]
    [InlineData("{type: Host, value: a}", "[0].type: provided type Host is not supported, one of Domain, IP, or CIDR is supported")]
    [InlineData("{type: IP, value: 10.0.0.1, protocol: udp}", """[0].protocol: "protocol" must be one of ["tcp", "tls", "grpc", "http", "http2", "mysql"]""")]
    [InlineData("{type: IP, value: 10.0.0.1, protocol: mysql}", "[0].port: port must be defined for Mysql protocol")]
    [InlineData("{type: IP, value: 10.0.0.1, port: 0}, {type: IP, value: 10.0.0.1, port: 65536}", "[0].port: port must be a valid (1-65535)\n[1].port: port must be a valid (1-65535)")]
    [InlineData("{type: Domain, value: a}", "[0].protocol: protocol tcp is not supported for a domain")]
    [InlineData("{type: Domain, value: a, port: 1, protocol: mysql}", "[0].protocol: protocol mysql is not supported for a domain")]
    [InlineData("{type: Domain, value: '*a.b', protocol: tls}", "[0].value: provided DNS has incorrect value, partial wildcard is currently not supported")]
    [InlineData("{type: Domain, value: '*.a', protocol: http2}", "[0].port: wildcard domains doesn't work for all ports and layer 7 protocol")]
    [InlineData("{type: Domain, value: 10.0.0.1, protocol: tls}, {type: Domain, value: '*.a b', protocol: tls}", "[0].value: " + NoName + "\n[1].value: " + NoName)]
    [InlineData(
        "{type: IP, value: 10.0.0.1, port: 80, protocol: tls}, {type: IP, value: 10.0.0.1, port: 80, protocol: tls}",
        "[1].value: value 10.0.0.1 is already defiend for this port and protocol")]
    [InlineData(
        "{type: Domain, value: a, port: 80, protocol: http}, {type: Domain, value: b, port: 80, protocol: grpc}, {type: Domain, value: c, port: 80, protocol: http}",
        "[1].port: using the same port in multiple matches requires the same protocol for the following protocols: [grpc http http2]")]
    public void rejects_what_kuma_rejects(string matches, string expected) =>
        Assert.Equal(string.Join('\n', expected.Split('\n').Select(l => $"spec.default.appendMatch{l}")), Rejections(matches));

    [Fact]
    public void judges_a_number_in_place_of_text_as_text() => Assert.Equal(
        """spec.default.appendMatch[0].protocol: "protocol" must be one of ["tcp", "tls", "grpc", "http", "http2", "mysql"]""",
        Rejections("{type: IP, value: 10.0.0.1, protocol: 1}"));

    [Fact]
    public void is_for_meshes_and_proxies()
    {
        Assert.Equal("", Judgement.Rejections("MeshPassthrough", "{targetRef: {kind: MeshSubset}}"));
        Assert.Equal(
            "spec.targetRef.kind: value 'MeshService' is not supported",
            Judgement.Rejections("MeshPassthrough", "{targetRef: {kind: MeshService, name: a}}"));
        Assert.Equal(
            "spec.targetRef.kind: value 'MeshSubset' is not supported",
            Judgement.Rejections("MeshPassthrough", "{targetRef: {kind: MeshSubset}}", KumaSemantics.V3_0));
    }

    [Fact]
    public void deprecates_nothing() => Assert.Equal("", Judgement.Deprecations("MeshPassthrough", "{targetRef: {kind: MeshSubset}}"));

    private static string Rejections(string matches) => Judgement.Rejections("MeshPassthrough", $"{{default: {{appendMatch: [{matches}]}}}}");
}
