using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Validation.Kinds;

public class MeshTLSValidatorTests
{
    private const string Ciphers =
        """["ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-ECDSA-AES256-GCM-SHA384", "ECDHE-ECDSA-CHACHA20-POLY1305", "ECDHE-RSA-AES128-GCM-SHA256", "ECDHE-RSA-AES256-GCM-SHA384", "ECDHE-RSA-CHACHA20-POLY1305"]""";

    private const string Versions = """["TLSAuto", "TLS10", "TLS11", "TLS12", "TLS13"]""";

    [Theory]
    [InlineData("{}")]
    [InlineData("{from: [{targetRef: {kind: Mesh}}], rules: []}")]
    [InlineData("{rules: [{default: {mode: Permissive, tlsVersion: {min: TLS12, max: TLS12}, tlsCiphers: [ECDHE-RSA-AES128-GCM-SHA256]}}]}")]
    [InlineData("{rules: [{default: {tlsVersion: {min: TLS13, max: TLSAuto}}}, {default: {tlsVersion: {min: TLS13}}}, {}]}")]
    [InlineData("{targetRef: {kind: Dataplane, sectionName: http}, rules: [{default: {mode: Strict, tlsCiphers: []}}]}")]
    public void accepts_what_kuma_accepts(string spec) => Assert.Equal("", Judgement.Rejections("MeshTLS", spec));

    [Theory]
    [InlineData("{targetRef: {kind: MeshService, name: cart}}", "spec.targetRef.kind: value 'MeshService' is not supported")]
    [InlineData("{targetRef: {kind: Dataplane, sectionName: http}}", "spec.targetRef.sectionName: can only be used with inbound policies")]
    [InlineData("{from: [{targetRef: {kind: Mesh}}], rules: [{}]}", "spec: field 'from' must be empty when 'rules' is defined")]
    [InlineData("{from: [{targetRef: {kind: MeshSubset}}]}", "spec.from[0].targetRef.kind: value 'MeshSubset' is not supported")]
    [InlineData("{rules: [{default: {mode: Off}}]}", """spec.rules[0].default.mode: "mode" must be one of ["Strict", "Permissive"]""")]
    [InlineData("{rules: [{default: {tlsCiphers: [none, other]}}]}", """spec.rules[0].default.tlsCiphers: "tlsCiphers" must be one of """ + Ciphers)]
    [InlineData(
        "{rules: [{default: {tlsVersion: {min: SSL2, max: SSL3}}}]}",
        "spec.rules[0].default.tlsVersion.min: \"min\" must be one of " + Versions
        + "\nspec.rules[0].default.tlsVersion.max: \"max\" must be one of " + Versions)]
    [InlineData("{rules: [{default: {tlsVersion: {min: TLS13, max: TLS12}}}]}", "spec.rules[0].default.tlsVersion.min: min version must be lower than max")]
    [InlineData(
        "{targetRef: {kind: MeshSubset}, from: [{targetRef: {kind: Mesh}, default: {tlsVersion: {min: SSL2}, tlsCiphers: [none]}}]}",
        "spec.from[0].default.tlsCiphers: tlsCiphers can only be defined with top level targetRef kind: Mesh\n"
        + "spec.from[0].default.tlsVersion: tlsVersion can only be defined with top level targetRef kind: Mesh")]
    public void rejects_what_kuma_rejects(string spec, string expected) => Assert.Equal(expected, Judgement.Rejections("MeshTLS", spec));

    [Fact]
    public void tells_what_goes() => Assert.Equal(
        "spec.from: 'from' field is deprecated, use 'rules' instead\n"
        + "spec.targetRef.kind: MeshSubset value for 'targetRef.kind' is deprecated, use Dataplane with labels instead",
        Judgement.Deprecations("MeshTLS", "{targetRef: {kind: MeshSubset}, from: [{targetRef: {kind: Mesh}}]}"));

    [Theory]
    [InlineData("{from: [{targetRef: {kind: MeshSubset}}], rules: [{}]}", "")]
    [InlineData("{targetRef: {kind: MeshSubset}}", "spec.targetRef.kind: value 'MeshSubset' is not supported")]
    [InlineData(
        "{targetRef: {kind: Dataplane}, rules: [{default: {tlsVersion: {}}}]}",
        "spec.rules[0].default.tlsVersion: tlsVersion can only be defined with top level targetRef kind: Mesh")]
    public void judges_as_kuma_3_0_does(string spec, string expected) => Assert.Equal(expected, Judgement.Rejections("MeshTLS", spec, KumaSemantics.V3_0));
}
