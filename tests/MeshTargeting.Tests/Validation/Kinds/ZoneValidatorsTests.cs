using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Validation.Kinds;

/// <summary>Zones and their proxies.</summary>
public class ZoneValidatorsTests
{
    [Theory]
    [InlineData("Zone", "enabled: false")]
    [InlineData("ZoneEgress", "zone: a\nnetworking: {port: 1}")]
    [InlineData("ZoneEgress", "networking: {address: egress.internal, port: '65535', admin: {port: 65535}}")]
    [InlineData("ZoneIngress", "networking: {port: 1, admin: {port: 1}}")]
    [InlineData("ZoneIngress", "networking: {address: 10.0.0.1, advertisedAddress: in.example.com, port: 1, advertisedPort: 2}\navailableServices: [{tags: {kuma.io/service: a}, instances: 2, mesh: default, externalService: true}]")]
    public void accepts_what_kuma_accepts(string kind, string spec) => Assert.Equal("", Judgement.Rejections(kind, spec));

    [Theory]
    [InlineData("ZoneEgress", "{}", "networking.port: port must be in the range [1, 65535]")]
    [InlineData("ZoneEgress", "networking: {port: 65536}", "networking.port: port must be in the range [1, 65535]")]
    [InlineData("ZoneEgress", "networking: {address: '::', port: 1}", "networking.address.address: must not be 0.0.0.0 or ::")]
    [InlineData("ZoneEgress", "networking: {address: a b, port: 1}", "networking.address.address: address has to be valid IP address or domain name")]
    [InlineData("ZoneEgress", "networking: {address: 127.0.0.1, port: 1, admin: {port: 1}}", "networking.admin.port: must differ from port")]
    [InlineData("ZoneIngress", "{}", "networking.port: port must be in the range [1, 65535]")]
    [InlineData("ZoneIngress", "networking: {port: 1, advertisedPort: 2}", "networking.advertisedAddress: has to be defined with advertisedPort")]
    [InlineData("ZoneIngress", "networking: {port: 1, advertisedAddress: a}", "networking.advertisedPort: has to be defined with advertisedAddress")]
    [InlineData("ZoneIngress", "networking: {port: 1, advertisedPort: 65536, advertisedAddress: a}", "networking.advertisedPort: port must be in the range [1, 65535]")]
    [InlineData("ZoneIngress", "networking: {port: 1, address: 0.0.0.0}", "networking.address.address: must not be 0.0.0.0 or ::")]
    [InlineData("ZoneIngress", "networking: {port: 1, advertisedPort: 1, advertisedAddress: '!'}", "networking.advertisedAddress.address: address has to be valid IP address or domain name")]
    [InlineData("ZoneIngress", "networking: {address: 127.0.0.1, port: 1, admin: {port: 1}}", "networking.admin.port: must differ from port")]
    [InlineData("ZoneIngress", "networking: {advertisedAddress: 127.0.0.1, advertisedPort: 2, port: 1, admin: {port: 2}}", "networking.admin.port: must differ from port")]
    [InlineData("ZoneIngress", "networking: {port: 1}\navailableServices: [~]", "availableService[0].tags: mandatory tag \"kuma.io/service\" is missing")]
    [InlineData("ZoneIngress", "networking: {port: 1}\navailableServices: [{tags: {kuma.io/service: a/b}}]", "availableService[0].tags[\"kuma.io/service\"]: tag value must consist of alphanumeric characters, dots, dashes and underscores")]
    public void rejects_what_kuma_rejects(string kind, string spec, string expected) => Assert.Equal(expected, Judgement.Rejections(kind, spec));

    [Theory]
    [InlineData("ZoneEgress", "{}")]
    [InlineData("ZoneIngress", "{}")]
    public void judges_no_kinds_that_3_0_has_not(string kind, string spec) => Assert.Equal("", Judgement.Rejections(kind, spec, KumaSemantics.V3_0));

    [Fact]
    public void tells_of_the_name_of_a_zone_that_3_0_refuses()
    {
        Assert.Equal("", Judgement.Rejections("Zone", "{}", name: "zone.1"));
        Assert.StartsWith("name: Invalid Zone resource name: 'zone.1'. It does not conform", Judgement.Deprecations("Zone", "{}", name: "zone.1"), StringComparison.Ordinal);
        Assert.StartsWith("name: a DNS-1035 label must consist of", Judgement.Rejections("Zone", "{}", KumaSemantics.V3_0, name: "zone.1"), StringComparison.Ordinal);
    }
}
