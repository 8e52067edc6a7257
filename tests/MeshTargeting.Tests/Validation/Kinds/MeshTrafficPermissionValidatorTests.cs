using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Validation.Kinds;

public class MeshTrafficPermissionValidatorTests
{
    private const string Nothing = "at least one of 'allow', 'allowWithShadowDeny', 'deny' has to be defined";

    [Theory]
    [InlineData("{from: [{targetRef: {kind: Mesh}, default: {action: Allow}}, {targetRef: {kind: MeshSubset, tags: {a: b}}, default: {action: Deny}}]}")]
    [InlineData("{from: [{targetRef: {kind: MeshService, name: cart}, default: {action: AllowWithShadowDeny}}]}")]
    [InlineData("{from: [{targetRef: {kind: MeshServiceSubset, name: cart, tags: {a: b}}, default: {action: Allow}}]}")]
    [InlineData("{targetRef: {kind: Dataplane, sectionName: http}, rules: [{default: {deny: [{}]}}]}")]
    [InlineData("{rules: [{default: {allow: [{spiffeID: {type: Prefix, value: 'spiffe://mesh/ns'}}, {sni: {type: Exact, value: a.b}}]}}]}")]
    public void accepts_what_kuma_accepts(string spec) => Assert.Equal("", Rejections(spec));

    [Theory]
    [InlineData("{}", "spec: at least one of 'from' or 'rules' has to be defined")]
    [InlineData("{from: [], rules: []}", "spec: at least one of 'from' or 'rules' has to be defined")]
    [InlineData(
        "{targetRef: {kind: MeshGateway, name: edge}, from: [{targetRef: {kind: Mesh}, default: {action: Allow}}], rules: [{default: {deny: [{}]}}]}",
        "spec.targetRef.kind: value 'MeshGateway' is not supported\nspec: field 'from' must be empty when 'rules' is defined")]
    [InlineData(
        "{targetRef: {kind: Dataplane, sectionName: http}}",
        "spec.targetRef.sectionName: can only be used with inbound policies\nspec: at least one of 'from' or 'rules' has to be defined")]
    [InlineData(
        "{from: [{targetRef: {kind: MeshExternalService, name: bank}}]}",
        "spec.from[0].targetRef.kind: value 'MeshExternalService' is not supported\nspec.from[0].default.action: must be defined")]
    [InlineData("{rules: [{default: {}}, {default: {allow: []}}]}", "spec.rules[0]: " + Nothing + "\nspec.rules[1]: " + Nothing)]
    public void rejects_what_kuma_rejects(string spec, string expected) => Assert.Equal(expected, Rejections(spec));

    [Fact]
    public void judges_the_lists_of_a_rule_in_their_order_and_passes_over_default() => Assert.Equal(
        "spec.rules[0].allow[0].sni.value: must be set\n"
        + "spec.rules[0].allowWithShadowDeny[0].spiffeID: must be a valid Spiffe ID: scheme is missing or invalid\n"
        + "spec.rules[0].deny[1].spiffeID: must be a valid Spiffe ID: cannot be empty",
        Rejections(
            """
            rules:
              - default:
                  deny: [{}, {spiffeID: {type: Exact, value: ''}}]
                  allowWithShadowDeny: [{spiffeID: {type: Exact, value: 'https://mesh/a'}}]
                  allow: [{sni: {type: Exact, value: ''}}]
            """));

    [Fact]
    public void tells_what_goes() => Assert.Equal(
        "spec.from: 'from' field is deprecated and will be removed in 3.0, use 'rules' with MeshIdentity (spiffeId) instead\n"
        + "spec.from[1].targetRef.kind: MeshService value for 'from[].targetRef.kind' is deprecated, use MeshSubset with 'kuma.io/service' instead\n"
        + "spec.targetRef.kind: MeshSubset value for 'targetRef.kind' is deprecated, use Dataplane with labels instead",
        Judgement.Deprecations(
            "MeshTrafficPermission",
            """
            targetRef: {kind: MeshSubset}
            from:
              - {targetRef: {kind: Mesh}, default: {action: Allow}}
              - {targetRef: {kind: MeshService, name: cart}, default: {action: Allow}}
            """));

    [Theory]
    [InlineData("{from: [{targetRef: {kind: Mesh}}]}", "spec: policy must define rules")]
    [InlineData("{from: [{targetRef: {kind: Pod}}], rules: [{default: {deny: [{}]}}]}", "")]
    [InlineData(
        "{targetRef: {kind: Dataplane, sectionName: http}, from: [{targetRef: {kind: Mesh}}]}",
        "spec.targetRef.sectionName: can only be used with inbound policies\nspec: policy must define rules")]
    public void leaves_from_out_of_account_from_kuma_3_0_on(string spec, string expected)
    {
        Assert.Equal(expected, Judgement.Validated("MeshTrafficPermission", spec, KumaSemantics.V3_0));
        Assert.Equal("", Judgement.Deprecations("MeshTrafficPermission", spec, KumaSemantics.V3_0));
    }

    private static string Rejections(string spec) => Judgement.Rejections("MeshTrafficPermission", spec);
}
