using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Validation.Kinds;

public class MeshZoneAddressValidatorTests
{
    [Theory]
    [InlineData("{address: 192.0.2.1, port: 1}")]
    [InlineData("{address: 'fd00::1', port: 65535}")]
    [InlineData("{address: ingress.example.com, port: 10001}")]
    public void accepts_an_address(string spec)
    {
        Assert.Equal("", Judgement.Rejections("MeshZoneAddress", spec));
        Assert.Equal("", Judgement.Rejections("MeshZoneAddress", spec, KumaSemantics.V3_0));
    }

    [Fact]
    public void leaves_2_14_to_the_schema() => Assert.Equal("", Judgement.Rejections("MeshZoneAddress", "{address: '0.0.0.0', port: 10001}"));

    [Theory]
    [InlineData("{address: '', port: 10001}", "spec.address: must not be empty")]
    [InlineData("{address: '0.0.0.0', port: 10001}", "spec.address: must not be 0.0.0.0 or ::")]
    [InlineData("{address: '::', port: 10001}", "spec.address: must not be 0.0.0.0 or ::")]
    [InlineData("{address: 'https://a', port: 10001}", "spec.address: must be a valid IP address or domain name")]
    [InlineData("{address: a, port: 0}", "spec.port: port must be a valid (1-65535)")]
    [InlineData("{address: a, port: -1}", "spec.port: port must be a valid (1-65535)")]
    [InlineData("{address: a, port: 65536}", "spec.port: port must be a valid (1-65535)")]
    [InlineData("{}", "spec.address: must not be empty\nspec.port: port must be a valid (1-65535)")]
    public void rejects_what_3_0_rejects(string spec, string expected) =>
        Assert.Equal(expected, Judgement.Rejections("MeshZoneAddress", spec, KumaSemantics.V3_0));
}
