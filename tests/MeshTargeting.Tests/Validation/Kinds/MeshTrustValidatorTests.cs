using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Validation.Kinds;

public class MeshTrustValidatorTests
{
    private const string Certificate = @"-----BEGIN CERTIFICATE-----\nTWVzaA==\n-----END CERTIFICATE-----";

    [Theory]
    [InlineData(Certificate)]
    [InlineData(Certificate + @"\n")]
    [InlineData(@"-----BEGIN CERTIFICATE-----\r\nTWVz\r\naA==\r\n-----END CERTIFICATE-----\r\n")]
    [InlineData(@"-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----")]
    [InlineData(@"-----BEGIN CERTIFICATE-----\nSubject: mesh\n\nTWVzaA==\n-----END CERTIFICATE-----")]
    [InlineData(@"of the mesh:\n" + Certificate)]
    [InlineData(@"-----BEGIN CERTIFICATE-----\nTWVzaA\n-----END CERTIFICATE-----\n" + Certificate)]
    [InlineData(@"-----BEGIN MESH-----\nTWVzaA==\n-----END MESH-----")]
    public void accepts_text_with_a_certificate(string pem) => Assert.Equal("", Rejections($"trustDomain: a\ncaBundles: [{{type: Pem, pem: {{value: \"{pem}\"}}}}]"));

    [Theory]
    [InlineData("")]
    [InlineData("certificate")]
    [InlineData("TWVzaA==")]
    [InlineData(@"-----BEGIN CERTIFICATE-----")]
    [InlineData(@"-----BEGIN CERTIFICATE-----\nTWVzaA==")]
    [InlineData(@"-----BEGIN CERTIFICATE\nTWVzaA==\n-----END CERTIFICATE-----")]
    [InlineData(@"-----BEGIN CERTIFICATE-----\nTWVzaA==\n-----END KEY-----")]
    [InlineData(@"-----BEGIN CERTIFICATE-----\nTWVzaA\n-----END CERTIFICATE-----")]
    [InlineData("  " + Certificate)]
    [InlineData(@"-----BEGIN PRIVATE KEY-----\nTWVzaA==\n-----END PRIVATE KEY-----")]
    [InlineData(@"-----BEGIN RSA PRIVATE KEY-----\nTWVzaA==\n-----END RSA PRIVATE KEY-----")]
    [InlineData(@"-----BEGIN EC PRIVATE KEY-----\nTWVzaA==\n-----END EC PRIVATE KEY-----")]
    [InlineData(@"-----BEGIN DSA PRIVATE KEY-----\nTWVzaA==\n-----END DSA PRIVATE KEY-----")]
    [InlineData(@"-----BEGIN ENCRYPTED PRIVATE KEY-----\nTWVzaA==\n-----END ENCRYPTED PRIVATE KEY-----\n" + Certificate)]
    public void rejects_text_that_begins_with_a_key_or_has_no_certificate(string pem) => Assert.Equal(
        "spec.caBundles[0].pem.value: provided certificate has incorrect format",
        Rejections($"trustDomain: a\ncaBundles: [{{type: Pem, pem: {{value: \"{pem}\"}}}}]"));

    [Theory]
    [InlineData("caBundles: []", "spec.caBundles: must not be empty")]
    [InlineData("caBundles: [{type: Pem}]", "spec.caBundles[0].pem: must be defined")]
    [InlineData("caBundles: [{type: Der, pem: {value: a}}]", "spec.caBundles[0].type: Der must be one of: Pem")]
    [InlineData("caBundles: [{}]", "spec.caBundles[0].type:  must be one of: Pem")]
    public void rejects_bundles_that_are_missing_or_of_another_type(string bundles, string expected) =>
        Assert.Equal(expected, Rejections($"trustDomain: a\n{bundles}"));

    [Theory]
    [InlineData(253, false)]
    [InlineData(254, true)]
    public void limits_the_trust_domain(int length, bool rejected) => Assert.Equal(
        rejected ? "spec.trustDomain: must not be longer than 253 characters" : "",
        Rejections($"trustDomain: {new string('a', length)}\ncaBundles: [{{type: Pem, pem: {{value: \"{Certificate}\"}}}}]"));

    [Fact]
    public void tells_of_everything_in_kumas_order() => Assert.Equal(
        """
        spec.caBundles: must not be empty
        spec.trustDomain: trustDomain needs to be defined
        """,
        Rejections("{}"));

    [Theory]
    [InlineData("origin: {kri: a}")]
    [InlineData("origin: {}")]
    public void warns_of_an_origin_in_the_spec_until_3_0_has_none(string spec)
    {
        Assert.Equal("spec.origin: setting spec.origin field is deprecated", Judgement.Deprecations("MeshTrust", spec));
        Assert.Equal("", Judgement.Deprecations("MeshTrust", spec, KumaSemantics.V3_0));
    }

    private static string Rejections(string spec) => Judgement.Rejections("MeshTrust", spec);
}
