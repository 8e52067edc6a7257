using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Validation.Kinds;

public class MeshGatewayValidatorTests
{
    private const string Selectors = "selectors: [{match: {kuma.io/service: edge}}]";

    [Theory]
    [InlineData("{port: 80, protocol: HTTP}")]
    [InlineData("{port: 80, protocol: 4, hostname: '*.example.com', tags: {name: a}}, {port: 80, protocol: HTTP, hostname: '*'}")]
    [InlineData("{port: 443, protocol: HTTPS, tls: {mode: TERMINATE, options: {}, certificates: [{secret: rsa}, {inlineString: ecdsa}]}}")]
    [InlineData("{port: 443, protocol: TLS, tls: {mode: PASSTHROUGH}}")]
    [InlineData("{port: 80, protocol: HTTP, crossMesh: true, tls: {}}")]
    [InlineData("{port: 80, protocol: TCP, hostname: a, resources: {connection_limit: 1}}, {port: 80, protocol: TCP, hostname: b, resources: {connectionLimit: '1'}}, {port: 80, protocol: TCP, hostname: c}")]
    public void accepts_what_kuma_accepts(string listeners) => Assert.Equal("", Rejections($"{Selectors}\nconf: {{listeners: [{listeners}]}}"));

    [Theory]
    [InlineData("selectors: []", "selectors: must have at least one element\nconf: cannot be empty")]
    [InlineData(Selectors + "\nconf: {}", "conf.listeners: cannot be empty")]
    [InlineData("selectors: [{}]\nconf: {listeners: [{port: 1, protocol: TCP}]}", "selectors[0].match: must have at least one tag\nselectors[0].match: mandatory tag \"kuma.io/service\" is missing")]
    [InlineData(Selectors + "\ntags: {kuma.io/zone: a}\nconf: {listeners: [{port: 1, protocol: TCP}]}", "tags[\"kuma.io/zone\"]: tag name must not be \"kuma.io/zone\"")]
    [InlineData("selectors: [{match: {kuma.io/service: a}}, {match: {kuma.io/service: b}}]\nconf: {listeners: [{port: 1, protocol: HTTP, crossMesh: true}]}", "selectors[1]: there can be at most one selector")]
    public void rejects_a_gateway_that_is_none(string spec, string expected) => Assert.Equal(expected, Rejections(spec));

    [Theory]
    [InlineData("{protocol: HTTP}", ".port: port must be in the range [1, 65535]")]
    [InlineData("{port: 1}", ".protocol: cannot be empty")]
    [InlineData("{port: 1, protocol: NONE}", ".protocol: cannot be empty")]
    [InlineData("{port: 1, protocol: HTTP, hostname: '*.'}", ".hostname: invalid wildcard domain")]
    [InlineData("{port: 1, protocol: HTTP, hostname: A}", ".hostname: invalid hostname")]
    [InlineData("{port: 1, protocol: HTTPS}", ".tls: cannot be empty")]
    [InlineData("{port: 1, protocol: HTTPS, crossMesh: true}", ".protocol: protocol is not supported with crossMesh")]
    [InlineData("{port: 1, protocol: HTTPS, tls: {mode: PASSTHROUGH}}", ".tls.mode: mode is not supported on HTTPS listeners")]
    [InlineData("{port: 1, protocol: TLS, tls: {}}", ".tls.mode: cannot be empty")]
    [InlineData("{port: 1, protocol: TLS, tls: {mode: TERMINATE}}", ".tls.certificates: cannot be empty in TLS termination mode")]
    [InlineData("{port: 1, protocol: TLS, tls: {mode: TERMINATE, certificates: [{}, {}, {}]}}", ".tls.certificates: cannot have more than 2 certificates")]
    [InlineData("{port: 1, protocol: HTTP, crossMesh: true, tls: {certificates: [{}]}}", ".tls: must be empty with crossMesh")]
    [InlineData("{port: 1, protocol: HTTP, tags: {kuma.io/service: a}}", ".tags[\"kuma.io/service\"]: tag name must not be \"kuma.io/service\"")]
    [InlineData("{port: 1, protocol: HTTP, tags: {a: b c}}", ".tags[\"a\"]: tag value must consist of alphanumeric characters, dots, dashes, slashes and underscores or be \"*\"")]
    public void rejects_a_listener_that_is_none(string listener, string expected) =>
        Assert.Equal($"conf.listeners[0]{expected}", Rejections($"{Selectors}\nconf: {{listeners: [{listener}]}}"));

    [Fact]
    public void rejects_a_host_name_that_is_too_long()
    {
        var hostname = string.Join('.', Enumerable.Repeat(new string('a', 50), 6));

        Assert.Equal(
            "conf.listeners[0].hostname: must be at most 253 characters",
            Rejections($"{Selectors}\nconf: {{listeners: [{{port: 1, protocol: HTTP, hostname: {hostname}}}]}}"));
    }

    [Theory]
    [InlineData("protocol: TCP, hostname: a", "protocol: HTTP, hostname: b", ": protocol conflicts with other listeners on this port")]
    [InlineData("protocol: TCP", "protocol: TCP, hostname: '*'", ": multiple listeners for hostname on this port")]
    [InlineData("protocol: TCP, hostname: a, resources: {connectionLimit: 1}", "protocol: TCP, hostname: b, resources: {connectionLimit: 2}", ".resources.connectionLimit: conflicting values for this port")]
    public void rejects_listeners_that_cannot_share_a_port(string one, string other, string expected) => Assert.Equal(
        $"conf.listeners[0]{expected}\nconf.listeners[2]{expected}",
        Rejections($"{Selectors}\nconf: {{listeners: [{{port: 1, {one}}}, {{port: 2, {one}}}, {{port: 1, {other}}}]}}"));

    [Fact]
    public void judges_no_gateway_for_3_0() => Assert.Equal("", Judgement.Rejections("MeshGateway", "{}", KumaSemantics.V3_0));

    private static string Rejections(string spec) => Judgement.Rejections("MeshGateway", spec);
}
