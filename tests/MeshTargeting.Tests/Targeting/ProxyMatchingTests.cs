using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Tests.Worlds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting;

/// <summary>To which proxies a policy applies.</summary>
public class ProxyMatchingTests
{
    private static readonly TargetRef Mesh = new() { Kind = "Mesh" };
    private static readonly TargetRef OwnService = Shop.Named("MeshService", "backend");

    private static readonly Resource<DataplaneSpec> Web = Given.Proxy(
        Given.Meta("web", "app", labels: ("tier", "front")), Envelope.Kubernetes, Given.Inbound(8080, ("app", "web")), Given.Inbound(9090, ("app", "admin")));

    private static readonly Resource<DataplaneSpec> Db = Given.Proxy(
        Given.Meta("db", "data"), Envelope.Kubernetes, new DataplaneInbound { Port = 5432, Name = "sql", Tags = Given.Map(("app", "db")) });

    [Fact]
    public void selects_every_inbound_of_every_proxy_for_the_mesh() =>
        Assert.Equal(["app/web[8080,9090]", "data/db[sql]"], Select(Mesh));

    [Fact]
    public void means_the_mesh_where_targetRef_is_left_out() =>
        Assert.Equal(Select(Mesh), Select(null));

    [Fact]
    public void selects_inbounds_by_tags() =>
        Assert.Equal(["app/web[9090]"], Select(new TargetRef { Kind = "MeshSubset", Tags = Given.Map(("app", "admin")) }));

    [Fact]
    public void takes_an_asterisk_for_any_value_of_a_tag() =>
        Assert.Equal(2, Select(new TargetRef { Kind = "MeshSubset", Tags = Given.Map(("app", "*")) }).Count());

    [Fact]
    public void selects_proxies_by_labels_and_inbounds_by_section()
    {
        Assert.Equal(["app/web[8080,9090]"], Select(Shop.Labelled("Dataplane", null, ("tier", "front"))));
        Assert.Equal(["data/db[sql]"], Select(new TargetRef { Kind = "Dataplane", SectionName = "sql" }));
        Assert.Empty(Select(new TargetRef { Kind = "Dataplane", SectionName = "5432" }));
    }

    [Fact]
    public void selects_a_proxy_by_name_and_none_by_namespace_alone()
    {
        Assert.Equal(["data/db[sql]"], Select(Shop.Named("Dataplane", "db", "data")));
        Assert.Empty(Select(new TargetRef { Kind = "Dataplane", Namespace = "data" }));
    }

    [Fact]
    public void goes_by_the_service_tag_alone_for_a_top_level_MeshService()
    {
        var proxy = Given.Proxy("web-1", Given.Inbound(80, (KumaLabels.ServiceTag, "web")), Given.Inbound(81, (KumaLabels.ServiceTag, "other")));

        Assert.Equal(["web-1[80]"], Select(Given.WorldOf(proxy), Shop.Timeout("", Mesh, top: Shop.Named("MeshService", "web"))));
    }

    [Fact]
    public void leaves_gateways_to_policies_that_ask_for_gateways()
    {
        var gateway = Given.Make(
            DataplaneSpec.Descriptor,
            new DataplaneSpec { Networking = new DataplaneNetworking { Gateway = new DataplaneGateway { Tags = Given.Map((KumaLabels.ServiceTag, "edge")) } } },
            Given.Meta("edge"));
        var world = Given.WorldOf(gateway, Given.Proxy("web-1", Given.Inbound(80)));

        Assert.Equal(["web-1[80]"], Select(world, Shop.Timeout("", Mesh, top: new TargetRef { Kind = "Mesh", ProxyTypes = ["Sidecar"] })));
        Assert.Equal(["edge[]"], Select(world, Shop.Timeout("", Mesh, top: new TargetRef { Kind = "Mesh", ProxyTypes = ["Gateway"] })));
    }

    [Fact]
    public void leaves_out_a_proxy_without_inbounds() =>
        Assert.Empty(Select(Given.WorldOf(Given.Proxy("client")), Shop.Timeout("", Mesh)));

    [Fact]
    public void confines_consumers_and_workload_owners_to_their_namespace()
    {
        var world = Given.WorldOf(Web, Db);

        Assert.Equal(["app/web[8080,9090]"], Select(world, Shop.Timeout("app", Mesh)));
        Assert.Equal(["app/web[8080,9090]"], Select(world, Shop.Decode(MeshTimeoutSpec.Descriptor, Given.Meta("t", "app"), """{"rules": [{"default": {}}]}""")));
        Assert.Equal(2, Select(world, Shop.Timeout("app", OwnService)).Count());
        Assert.Equal(2, Select(world, Shop.Timeout("kuma-system", Mesh)).Count());
    }

    [Fact]
    public void confines_a_policy_of_a_zone_to_its_zone_unless_it_is_a_producers()
    {
        var east = Given.Proxy(Given.Meta("web", "app", labels: (KumaLabels.Zone, "east")), Envelope.Kubernetes, Given.Inbound(8080));
        var world = Given.WorldOf(east, Db);

        Assert.Equal(["data/db[sql]"], Select(world, Shop.Timeout("kuma-system", Mesh)));
        Assert.Equal(2, Select(world, Shop.Timeout("app", OwnService)).Count());
    }

    [Fact]
    public void does_not_confine_a_policy_of_the_global_control_plane()
    {
        var east = Given.Proxy(Given.Meta("web", "app", labels: [(KumaLabels.Zone, "east"), (KumaLabels.Origin, "zone")]), Envelope.Kubernetes, Given.Inbound(8080));
        var world = World.Create([east], new WorldOptions { Mode = ControlPlaneMode.Global });

        Assert.Equal(["app/web[8080]"], Select(world, Shop.Timeout("kuma-system", Mesh)));
    }

    [Fact]
    public void follows_a_top_level_route_to_the_proxies_of_the_route()
    {
        var route = Shop.Decode(MeshHTTPRouteSpec.Descriptor, Given.Meta("r", "kuma-system"), """{"targetRef": {"kind": "Dataplane", "sectionName": "sql"}}""");
        var world = Given.WorldOf(Web, Db, route);

        Assert.Equal(["data/db[sql]"], Select(world, Shop.Timeout("kuma-system", Mesh, top: Shop.Named("MeshHTTPRoute", "r"))));
        Assert.Empty(Select(world, Shop.Timeout("kuma-system", Mesh, top: Shop.Named("MeshHTTPRoute", "other"))));
    }

    [Fact]
    public void resolves_spec_targetRef_to_the_selected_proxies()
    {
        var world = Given.WorldOf(Web, Db);
        var policy = Shop.Timeout("kuma-system", Mesh, top: new TargetRef { Kind = "Dataplane", SectionName = "sql" });

        Assert.Equal(["data/db:sql"], Shop.Hits(Shop.Resolve(world, policy, "spec.targetRef")));
    }

    [Fact]
    public void says_which_inbounds_there_are_where_a_section_is_not()
    {
        var policy = Shop.Timeout("kuma-system", Mesh, top: Shop.Named("Dataplane", "db", "data", "sqll"));

        var resolution = Shop.Resolve(Given.WorldOf(Web, Db), policy, "spec.targetRef");

        Assert.Equal(
            (ResolutionReason.SectionNotFound, "Dataplane data/db has no inbound \"sqll\"; its inbounds: sql", "did you mean \"sql\"?"),
            (resolution.Reason, resolution.Explanation, resolution.Suggestion));
    }

    [Fact]
    public void concludes_nothing_of_proxies_that_may_be_elsewhere()
    {
        var policy = Shop.Timeout("app", Mesh, top: Shop.Labelled("Dataplane", null, ("app", "x")));
        var complete = new WorldOptions { IsComplete = true };

        Assert.False(Conclusive(Given.WorldOf(), policy));
        Assert.False(Conclusive(Given.WorldOf(Web), policy));
        Assert.False(Conclusive(World.Create([], complete), policy));
        Assert.True(Conclusive(World.Create([Web], complete), policy));
    }

    private static bool Conclusive(World world, Resource policy) => Assert.IsType<Unresolved>(Shop.Resolve(world, policy, "spec.targetRef")).Conclusive;

    private static IEnumerable<string> Select(TargetRef? top) => Select(Given.WorldOf(Web, Db), Shop.Timeout("kuma-system", Mesh, top: top));

    private static IEnumerable<string> Select(World world, Resource policy) => ProxyMatching.Select(world, policy).Select(m =>
        $"{(m.Proxy.Metadata.Namespace.Length > 0 ? m.Proxy.Metadata.Namespace + "/" : "")}{m.Proxy.Metadata.Name}[{string.Join(',', m.Inbounds)}]");
}
