using MeshTargeting.Reports;
using MeshTargeting.Reports.Inspect;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Reports.Inspect;

/// <summary>What a name on the command line means, and what is said of one that means nothing.</summary>
public class ResourceNamesTests
{
    private static readonly World World = Checker.Check(new CheckInput { Judged = [new SourceText("a.yaml", Manifests)] }).World;

    private const string Manifests = """
        {apiVersion: kuma.io/v1alpha1, kind: MeshService, metadata: {name: web, namespace: a}, spec: {ports: [{port: 80}]}}
        ---
        {apiVersion: kuma.io/v1alpha1, kind: MeshService, metadata: {name: web, namespace: b}, spec: {ports: [{port: 80}]}}
        ---
        {apiVersion: kuma.io/v1alpha1, kind: MeshService, metadata: {name: backend, namespace: b}, spec: {ports: [{port: 80}]}}
        ---
        {apiVersion: kuma.io/v1alpha1, kind: MeshService, metadata: {name: backend, namespace: b, labels: {kuma.io/mesh: other}}, spec: {ports: [{port: 80}]}}
        ---
        {apiVersion: kuma.io/v1alpha1, kind: MeshService, metadata: {name: ledger-x7, namespace: kuma-system, annotations: {kuma.io/display-name: ledger},
          labels: {kuma.io/zone: east, k8s.kuma.io/namespace: pay, kuma.io/origin: global}}, spec: {ports: [{port: 80}]}}
        """;

    [Theory]
    [InlineData("a/web", "a/web")]
    [InlineData("kuma-system/ledger-x7", "kuma-system/ledger-x7")]
    [InlineData("ledger", "kuma-system/ledger-x7")]
    [InlineData("pay/ledger", "kuma-system/ledger-x7")]
    [InlineData("kri_msvc_default_east_pay_ledger_", "kuma-system/ledger-x7")]
    public void a_name_is_the_manifests_or_the_one_that_Kuma_shows(string written, string found)
    {
        Assert.Equal($"MeshService {found}", Find(written).Resource?.ToString());
    }

    [Theory]
    [InlineData("web", "\"web\" may be a/web or b/web; write the namespace too")]
    [InlineData("backend", "\"backend\" may be b/backend in mesh default or b/backend in mesh other; say which mesh with --mesh")]
    [InlineData("wep", "no MeshService \"wep\" in what was given; did you mean \"a/web\"?")]
    [InlineData("a/backend", "no MeshService \"a/backend\" in what was given; did you mean \"b/backend\"?")]
    [InlineData("b/backnd", "no MeshService \"b/backnd\" in what was given; did you mean \"b/backend\"?")]
    [InlineData("nothing-like-it", "no MeshService \"nothing-like-it\" in what was given; there are a/web, b/backend, b/web and kuma-system/ledger-x7")]
    public void a_name_that_means_none_or_several_is_explained(string written, string problem)
    {
        Assert.Equal(problem, Find(written).Problem);
    }

    [Fact]
    public void a_mesh_narrows_the_search()
    {
        Assert.Equal("other", Find("backend", "other").Resource?.Metadata.Mesh);
        Assert.Equal("no MeshService \"web\" in mesh other; there is b/backend", Find("web", "other").Problem);
    }

    [Theory]
    [InlineData("slow")]
    [InlineData("a/slow")]
    public void a_name_of_another_kind_is_said_to_be_that(string written)
    {
        const string timeout = """
            ---
            {apiVersion: kuma.io/v1alpha1, kind: MeshTimeout, metadata: {name: slow, namespace: a},
              spec: {to: [{targetRef: {kind: Mesh}, default: {idleTimeout: 1h}}]}}
            """;
        var world = Checker.Check(new CheckInput { Judged = [new SourceText("a.yaml", $"{Manifests}\n{timeout}")] }).World;

        Assert.Equal(
            $"no MeshService \"{written}\" in what was given (that is MeshTimeout a/slow); there are a/web, b/backend, b/web and kuma-system/ledger-x7",
            ResourceNames.Find(world, [MeshServiceSpec.Descriptor], written).Problem);
    }

    [Fact]
    public void where_there_is_nothing_of_the_kind_nothing_is_proposed()
    {
        Assert.Equal(
            "there is no MeshExternalService in what was given", ResourceNames.Find(World, [MeshExternalServiceSpec.Descriptor], "web").Problem);
    }

    [Theory]
    [InlineData("MeshTimeout", "MeshTimeout")]
    [InlineData("meshtimeouts", "MeshTimeout")]
    [InlineData("mt", "MeshTimeout")]
    [InlineData("MeshService", null)]
    [InlineData("Timeout", null)]
    public void policies_are_called_by_kind_plural_or_short_name(string written, string? kind)
    {
        Assert.Equal(kind, ResourceNames.PolicyKind(written)?.Name);
    }

    private static NamedResource Find(string written, string? mesh = null) =>
        ResourceNames.Find(World, [MeshServiceSpec.Descriptor], written, mesh);
}
