using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Validation.Kinds;

/// <summary>What Kuma 2.14 and 3.0 themselves say of a MeshService; what the reference says has tests beside these.</summary>
public class MeshServiceValidatorTests
{
    private const string NoSelector =
        "spec.selector: MeshService resource 'own' has no selector, so it matches no data plane proxies. Set 'spec.selector.dataplaneRef' or 'spec.selector.dataplaneLabels'. The 'spec.selector.dataplaneTags' selector was removed, migrate it to 'dataplaneLabels'.";

    [Theory]
    [InlineData("selector: {dataplaneTags: {a: b}, dataplaneRef: {name: a}}", true, false)]
    [InlineData("selector: {dataplaneTags: {a: b}, dataplaneLabels: {}}", true, false)]
    [InlineData("selector: {dataplaneRef: {}, dataplaneLabels: {}}", true, true)]
    [InlineData("selector: {dataplaneTags: {}}", false, false)]
    [InlineData("{}", false, false)]
    public void takes_one_selector_and_in_3_0_leaves_tags_out_of_account(string spec, bool rejected, bool rejectedIn3)
    {
        Assert.Equal(
            rejected ? "spec.selector: must specify only one of: dataplaneTags, dataplaneRef, or dataplaneLabels" : "",
            Rejections(spec));
        Assert.Equal(
            rejectedIn3 ? "spec.selector: must specify only one of: dataplaneRef or dataplaneLabels" : "",
            Rejections(spec, KumaSemantics.V3_0));
    }

    [Theory]
    [InlineData("selector: {dataplaneTags: {a: b}}", NoSelector)]
    [InlineData("{}", NoSelector)]
    [InlineData("selector: {dataplaneRef: {name: a}}", "")]
    [InlineData("selector: {dataplaneLabels: {matchLabels: {a: b}}}", "")]
    [InlineData("selector: {dataplaneTags: {a: b}, dataplaneLabels: {matchLabels: {a: b}}}", "")]
    public void warns_in_3_0_of_a_service_that_has_no_selector_there(string spec, string expected)
    {
        Assert.Equal("", Judgement.Deprecations("MeshService", spec));
        Assert.Equal(expected, Judgement.Deprecations("MeshService", spec, KumaSemantics.V3_0));
    }

    [Theory]
    [InlineData("tcp", true)]
    [InlineData("GRPC", true)]
    [InlineData("Http2", true)]
    [InlineData("", true)]
    [InlineData("kafka", false)]
    [InlineData("https", false)]
    [InlineData("tls", false)]
    public void takes_any_protocol_until_3_0_which_knows_some_in_any_case_of_letters(string protocol, bool known)
    {
        var spec = $"selector: {{dataplaneRef: {{name: a}}}}\nports: [{{port: 80, appProtocol: '{protocol}'}}]";

        Assert.Equal("", Rejections(spec));
        Assert.Equal(
            known ? "" : "spec.ports[0].appProtocol: appProtocol must be one of: grpc, http, http2, tcp",
            Rejections(spec, KumaSemantics.V3_0));
    }

    [Fact]
    public void knows_identities_by_tag_until_3_0()
    {
        const string spec = "selector: {dataplaneRef: {name: a}}\nidentities: [{type: SpiffeID, value: a}, {type: ServiceTag, value: b}]";

        Assert.Equal("", Rejections(spec));
        Assert.Equal("spec.identities[1].type: in body should be one of [SpiffeID]", Rejections(spec, KumaSemantics.V3_0));
    }

    [Fact]
    public void tells_of_everything_in_the_order_of_3_0() => Assert.Equal(
        """
        spec.ports[0].appProtocol: appProtocol must be one of: grpc, http, http2, tcp
        spec.selector: must specify only one of: dataplaneRef or dataplaneLabels
        """,
        Rejections("selector: {dataplaneRef: {}, dataplaneLabels: {}}\nports: [{port: 80, appProtocol: kafka}]", KumaSemantics.V3_0));

    private static string Rejections(string spec, KumaSemantics? semantics = null) => Judgement.Rejections("MeshService", spec, semantics);
}
