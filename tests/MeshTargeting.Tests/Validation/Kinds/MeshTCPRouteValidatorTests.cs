using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Validation.Kinds;

public class MeshTCPRouteValidatorTests
{
    [Theory]
    [InlineData("{}", "")]
    [InlineData("{to: [{targetRef: {kind: MeshService, name: cart}, rules: []}]}", "")]
    [InlineData("{targetRef: {kind: MeshGateway, name: edge}, to: [{targetRef: {kind: Mesh}, rules: []}]}", "")]
    [InlineData("{targetRef: {kind: MeshHTTPRoute, name: cart}}", "spec.targetRef.kind: value 'MeshHTTPRoute' is not supported")]
    [InlineData("{to: [{targetRef: {kind: Mesh}, rules: []}]}", "spec.to[0].targetRef.kind: value 'Mesh' is not supported")]
    [InlineData(
        "{targetRef: {kind: MeshGateway, name: edge}, to: [{targetRef: {kind: MeshExternalService, name: bank}, rules: []}]}",
        "spec.to[0].targetRef.kind: value 'MeshExternalService' is not supported")]
    public void judges_destinations(string spec, string expected) => Assert.Equal(expected, Judgement.Rejections("MeshTCPRoute", spec));

    [Fact]
    public void leaves_gateways_to_the_system() => Assert.Equal(
        "spec.targetRef.kind: value 'MeshGateway' is not supported",
        Judgement.Rejections("MeshTCPRoute", "{targetRef: {kind: MeshGateway, name: edge}}", labels: "{kuma.io/policy-role: producer}"));

    [Theory]
    [InlineData("{}", "spec.to[0].rules[0].default.backendRefs: must be defined")]
    [InlineData("{backendRefs: []}", "spec.to[0].rules[0].default.backendRefs: must be defined")]
    [InlineData("{backendRefs: [{kind: MeshServiceSubset, name: cart, tags: {version: v1}}, {kind: MeshService, name: cart}]}", "")]
    [InlineData(
        "{backendRefs: [{kind: MeshMultiZoneService, name: cart}, {kind: MeshService, name: kuma.io/unresolved-backend}]}",
        "spec.to[0].rules[0].default.backendRefs[0].port: must be defined with kind MeshMultiZoneService\n"
        + "spec.to[0].rules[0].default.backendRefs[1].name: invalid characters: must consist of lower case alphanumeric characters, '-', '.' and '_'.")]
    public void judges_backends(string conf, string expected) => Assert.Equal(
        expected, Judgement.Rejections("MeshTCPRoute", $"{{to: [{{targetRef: {{kind: MeshService, name: cart}}, rules: [{{default: {conf}}}]}}]}}"));

    [Fact]
    public void tells_of_top_level_kinds_that_go() => Assert.Equal(
        "spec.targetRef.kind: MeshSubset value for 'targetRef.kind' is deprecated, use Dataplane with labels instead",
        Judgement.Deprecations("MeshTCPRoute", "{targetRef: {kind: MeshSubset}}"));

    [Fact]
    public void asks_for_labels_from_kuma_3_0_on() => Assert.Equal(
        "spec.to[0].targetRef.labels: must be set when kind is MeshService\n"
        + "spec.to[0].rules[0].default.backendRefs[0].kind: value 'MeshServiceSubset' is not supported\n"
        + "spec.to[0].rules[0].default.backendRefs[1].labels: must be set when kind is MeshExternalService",
        Judgement.Rejections(
            "MeshTCPRoute",
            "{to: [{targetRef: {kind: MeshService, name: cart}, rules: [{default: {backendRefs: [{kind: MeshServiceSubset, name: a}, {kind: MeshExternalService, name: b}]}}]}]}",
            KumaSemantics.V3_0));
}
