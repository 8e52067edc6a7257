using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Tests.Worlds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting;

/// <summary>What a policy refers to and the World does not have.</summary>
public class MissingTargetsTests
{
    private static readonly World World = Given.WorldOf(Shop.Service("app", "backend", Shop.Http));

    [Fact]
    public void names_a_service_in_the_policys_namespace() =>
        Assert.Equal(["MeshService app/web "], Of(Shop.Timeout("app", Shop.Named("MeshService", "web"))));

    [Fact]
    public void names_a_service_in_the_namespace_that_the_reference_gives() =>
        Assert.Equal(["MeshExternalService other/web "], Of(Shop.Timeout("app", Shop.Named("MeshExternalService", "web", "other"))));

    [Fact]
    public void names_a_service_whose_port_is_missing_for_it_may_have_got_one() =>
        Assert.Equal(["MeshService app/backend "], Of(Shop.Timeout("app", Shop.Named("MeshService", "backend", section: "grpc"))));

    [Fact]
    public void tells_labels_that_select_nothing_sorted() =>
        Assert.Equal(["MeshService / app=web,tier=front"], Of(Shop.Timeout("app", Shop.Labelled("MeshService", null, ("tier", "front"), ("app", "web")))));

    [Fact]
    public void takes_an_old_name_for_the_labels_that_kuma_takes_it_for() => Assert.Equal(
        ["MeshService / k8s.kuma.io/namespace=other,kuma.io/display-name=web"], Of(Shop.Timeout("app", Shop.Named("MeshService", "web_other_svc_80"))));

    [Fact]
    public void names_each_backend_once() => Assert.Equal(
        ["MeshService app/web ", "MeshMultiZoneService app/web "],
        Of(Shop.Route(
            "app",
            Shop.Backend("web", port: 80),
            Shop.Backend("backend", port: 80),
            Shop.Backend("web", port: 81),
            Shop.Backend("web", kind: "MeshMultiZoneService", port: 80))));

    [Fact]
    public void passes_over_backends_that_go_by_tag() => Assert.Empty(Of(Shop.Route("app", Shop.Backend("web"))));

    [Fact]
    public void passes_over_kinds_that_cannot_stand_there() => Assert.Empty(Of(Shop.Timeout("app", Shop.Named("MeshGateway", "web"))));

    [Fact]
    public void names_the_proxies_and_routes_of_a_top_level_reference()
    {
        var to = Shop.Named("MeshService", "backend");

        Assert.Equal(["Dataplane / app=web"], Of(Shop.Timeout("app", to, top: Shop.Labelled("Dataplane", null, ("app", "web")))));
        Assert.Equal(["MeshHTTPRoute app/web "], Of(Shop.Timeout("app", to, top: Shop.Named("MeshHTTPRoute", "web"))));
    }

    [Fact]
    public void asks_for_a_proxy_of_a_service_that_has_none_by_the_labels_that_its_dataplane_has()
    {
        Assert.Equal(["Dataplane / app=web,k8s.kuma.io/namespace=app"], Of(Selecting(new()
        {
            DataplaneTags = new Dictionary<string, string> { ["app"] = "web", ["k8s.kuma.io/namespace"] = "app", ["kuma.io/service"] = "web_app_svc_80", ["k8s.kuma.io/service-port"] = "80" },
        })));
        Assert.Equal(["Dataplane / app=web"], Of(Selecting(new() { DataplaneLabels = new() { MatchLabels = new Dictionary<string, string> { ["app"] = "web" } } })));
        Assert.Empty(Of(Selecting(new() { DataplaneTags = new Dictionary<string, string> { ["kuma.io/service"] = "web_app_svc_80" } })));
        Assert.Empty(Of(Selecting(new() { DataplaneRef = new() { Name = "web-0.app" } })));
    }

    [Fact]
    public void is_empty_where_all_is_there_and_for_what_is_no_policy()
    {
        Assert.Empty(Of(Shop.Timeout("app", Shop.Named("MeshService", "backend", section: "http"))));
        Assert.Empty(Of(Shop.Service("app", "web", Shop.Http)));
    }

    private static Resource<MeshServiceSpec> Selecting(MeshServiceSelector selector) =>
        Given.Make(
        MeshServiceSpec.Descriptor, new MeshServiceSpec { Selector = selector, Ports = [Shop.Http] }, Given.Meta("web", "app"), Envelope.Kubernetes);

    private static IEnumerable<string> Of(Resource resource) =>
        MissingTargets.Of(World.With([resource]), resource).Select(m => $"{m.Kind} {m.Namespace}/{m.Name} {m.Selector}");
}
