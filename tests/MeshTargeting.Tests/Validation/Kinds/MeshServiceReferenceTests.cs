using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Validation;

namespace MeshTargeting.Tests.Validation.Kinds;

public class MeshServiceReferenceTests
{
    private const string Selector = """ "selector":{"dataplaneTags":{"app":"a"}} """;

    [Fact]
    public void accepts_a_service_as_the_reference_has_it() => Assert.Empty(Findings(
        """{"selector":{"dataplaneTags":{"app":"backend","k8s.kuma.io/namespace":"app"}},"ports":[{"name":"http","port":80,"targetPort":8080,"appProtocol":"http"},{"name":"grpc","port":9000,"targetPort":"grpc-port","appProtocol":"grpc"}]}"""));

    [Fact]
    public void accepts_a_service_without_ports() => Assert.Empty(Findings($"{{{Selector}}}"));

    [Theory]
    [InlineData(63, false)]
    [InlineData(64, true)]
    public void rejects_a_name_of_more_than_63_bytes_in_kumas_words(int length, bool rejected)
    {
        var service = MeshServices.Kubernetes($"{{{Selector}}}", Named(new string('a', length)));

        var found = Validator.Validate(service, ControlPlane.Default);

        if (!rejected)
        {
            Assert.Empty(found);
            return;
        }

        var finding = Assert.Single(found);
        Assert.Equal(("MS110", "metadata.name", "name", "must not be longer than 63 characters"), (finding.Rule.Code, finding.Path, finding.Field, finding.Message));
    }

    [Fact]
    public void judges_the_display_name_where_there_is_one()
    {
        var kubernetes = Named("fine") with { Annotations = new Dictionary<string, string> { [KumaLabels.DisplayName] = "Not_Fine" } };
        var universal = new ResourceMetadata { Name = "fine", Mesh = "default", Labels = new Dictionary<string, string> { [KumaLabels.DisplayName] = new('a', 64) } };

        Assert.Equal(
            ["""MS201 metadata.annotations["kuma.io/display-name"]""", """MS801 metadata.annotations["kuma.io/display-name"]"""],
            Places(Validator.Validate(MeshServices.Kubernetes($"{{{Selector}}}", kubernetes), ControlPlane.Default)));
        Assert.Equal(
            ["""MS110 labels["kuma.io/display-name"]"""],
            Places(Validator.Validate(MeshServices.Universal($"{{{Selector}}}", universal), ControlPlane.Default)));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a-1")]
    [InlineData("backend-v2")]
    public void accepts_a_dns_1035_name(string name) =>
        Assert.Empty(Validator.Validate(MeshServices.Universal($"{{{Selector}}}", new ResourceMetadata { Name = name, Mesh = "default" }), ControlPlane.Default));

    [Theory]
    [InlineData("1a")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a.b")]
    [InlineData("a_b")]
    [InlineData("Backend")]
    [InlineData("a\n")]
    public void rejects_another_name_of_which_kuma_only_warns(string name) => Assert.Equal(
        ["MS201 metadata.name", "MS801 metadata.name"],
        Places(Validator.Validate(MeshServices.Kubernetes($"{{{Selector}}}", Named(name)), ControlPlane.Default))
            .Except(["MS115 metadata.name"])); // The API server's own verdict on some of them.

    [Theory]
    [InlineData("1a", "MS201 name", "MS801 name")]
    [InlineData("a_b", "MS115 name", "MS201 name", "MS801 name")]
    public void rejects_another_name_on_universal_where_kuma_rejects_some(string name, params string[] expected) => Assert.Equal(
        expected,
        Places(Validator.Validate(MeshServices.Universal($"{{{Selector}}}", new ResourceMetadata { Name = name, Mesh = "default" }), ControlPlane.Default)));

    [Theory]
    [InlineData("""{"dataplaneTags":{"app":"a"},"dataplaneRef":{"name":"a.b"}}""")]
    [InlineData("""{"dataplaneTags":{},"dataplaneLabels":{}}""")]
    [InlineData("""{"dataplaneTags":{"app":"a"},"dataplaneRef":{},"dataplaneLabels":{}}""")]
    public void rejects_several_selectors_in_kumas_words(string selector)
    {
        var finding = Assert.Single(Findings($$"""{"selector":{{selector}}}"""));

        Assert.Equal("MS111", finding.Rule.Code);
        Assert.Equal("spec.selector", finding.Field);
        Assert.Equal("must specify only one of: dataplaneTags, dataplaneRef, or dataplaneLabels", finding.Message);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"selector":null}""")]
    [InlineData("""{"selector":{}}""")]
    [InlineData("""{"selector":{"dataplaneTags":null}}""")]
    public void rejects_a_service_that_selects_nothing(string spec) => Assert.Equal(["MS202 spec.selector"], Places(Findings(spec)));

    [Theory]
    [InlineData("""{"dataplaneTags":{}}""", "spec.selector.dataplaneTags")]
    [InlineData("""{"dataplaneRef":{}}""", "spec.selector.dataplaneRef.name")]
    [InlineData("""{"dataplaneRef":{"name":""}}""", "spec.selector.dataplaneRef.name")]
    public void rejects_an_empty_selector(string selector, string path) =>
        Assert.Equal([$"MS203 {path}"], Places(Findings($$"""{"selector":{{selector}}}""")));

    [Theory]
    [InlineData("""{"dataplaneLabels":{}}""")]
    [InlineData("""{"dataplaneLabels":{"matchLabels":{}}}""")]
    public void warns_of_labels_that_select_every_proxy(string selector)
    {
        var finding = Assert.Single(Findings($$"""{"selector":{{selector}}}"""));

        Assert.Equal(("MS203", Severity.Warning), (finding.Rule.Code, finding.Severity));
    }

    [Fact]
    public void takes_a_display_name_that_only_repeats_the_name_for_the_name()
    {
        var named = Named("Not_Fine") with { Annotations = new Dictionary<string, string> { [KumaLabels.DisplayName] = "Not_Fine" } };

        Assert.Contains(
            "MS201 metadata.name", Places(Validator.Validate(MeshServices.Kubernetes($"{{{Selector}}}", named), ControlPlane.Default)));
    }

    [Fact]
    public void warns_of_a_reference_without_namespace_on_kubernetes_only()
    {
        const string spec = """{"selector":{"dataplaneRef":{"name":"postgres-0"}}}""";

        var finding = Assert.Single(Validator.Validate(MeshServices.Kubernetes(spec), ControlPlane.Default));
        Assert.Equal(("MS210", Severity.Warning), (finding.Rule.Code, finding.Severity));
        Assert.EndsWith("write postgres-0.app", finding.Message, StringComparison.Ordinal);
        Assert.Empty(Validator.Validate(MeshServices.Universal(spec), ControlPlane.Default));
        Assert.Empty(Findings("""{"selector":{"dataplaneRef":{"name":"postgres-0.database"}}}"""));
    }

    [Fact]
    public void keeps_kumas_order_and_puts_ours_behind_it()
    {
        var service = MeshServices.Universal(
            """{"selector":{"dataplaneTags":{},"dataplaneRef":{}},"ports":[{"port":0}]}""", new ResourceMetadata { Name = new string('A', 64), Mesh = "default" });

        Assert.Equal(
            ["MS110 name", "MS111 spec.selector", "MS201 name", "MS204 spec.ports[0].port"],
            Places(Validator.Validate(service, ControlPlane.Default)));
    }

    [Fact]
    public void says_nothing_of_kinds_without_a_validator()
    {
        var mesh = KindCatalog.FindKuma("Mesh")!.Decode(new ResourceMetadata { Name = "default" }, default, default, Envelope.Universal, null);

        Assert.Empty(Validator.Validate(mesh, ControlPlane.Default));
    }

    private static ResourceMetadata Named(string name) => new() { Name = name, Namespace = "app", Mesh = "default" };

    private static IReadOnlyList<Finding> Findings(string spec) => Validator.Validate(MeshServices.Kubernetes(spec), ControlPlane.Default);

    private static IEnumerable<string> Places(IReadOnlyList<Finding> findings) => findings.Select(f => $"{f.Rule.Code} {f.Path}");
}
