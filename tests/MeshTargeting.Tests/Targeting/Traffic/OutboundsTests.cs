using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Tests.Worlds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting.Traffic;

/// <summary>What a proxy can send traffic to.</summary>
public class OutboundsTests
{
    private static readonly Resource[] Destinations =
    [
        Shop.Service("app", "web", Shop.Http, Shop.Admin),
        Shop.Service("app", "cart", Shop.Nameless),
        Shop.Service("pay", "web", Shop.Http),
        Shop.Decode(MeshExternalServiceSpec.Descriptor, Given.Meta("bank", "kuma-system"), """{"match": {"port": 443, "protocol": "tcp"}}"""),
        Shop.Decode(
            MeshMultiZoneServiceSpec.Descriptor,
            Given.Meta("all-webs", "kuma-system"),
            """{"selector": {"meshService": {"matchLabels": {"app": "web"}}}, "ports": [{"port": 80, "name": "http", "appProtocol": "http"}]}"""),
    ];

    private static readonly string[] Everything =
    [
        "MeshExternalService kuma-system/bank:443",
        "MeshMultiZoneService kuma-system/all-webs:http",
        "MeshService app/cart:8080",
        "MeshService app/web:http",
        "MeshService app/web:admin",
        "MeshService pay/web:http",
    ];

    [Fact]
    public void are_all_ports_of_all_destinations_of_the_mesh() => Assert.Equal(Everything, Of("""{}"""));

    [Fact]
    public void are_none_of_another_mesh()
    {
        var world = Given.WorldOf(Shop.Service(Given.Meta("web", mesh: "other"), Shop.Http));

        Assert.Empty(Outbounds.Of(world, Given.Proxy("p")));
    }

    [Fact]
    public void are_what_reachableBackends_name() =>
        Assert.Equal(
            ["MeshService app/web:http", "MeshService pay/web:http"],
            Of(Reachable("""{"kind": "MeshService", "name": "web", "port": 80}, {"kind": "MeshService", "name": "web", "namespace": "pay"}""")));

    [Fact]
    public void are_none_where_reachableBackends_are_empty()
    {
        Assert.Empty(Of("""{"transparentProxying": {"reachableBackends": {}}}"""));
        Assert.Empty(Of(Reachable("""{"kind": "MeshService", "name": "nothing"}""")));
        Assert.Empty(Of(Reachable("""{"kind": "Dataplane", "name": "web"}""")));
    }

    [Fact]
    public void are_all_that_labels_of_reachableBackends_select() =>
        Assert.Equal(
            ["MeshService app/web:http", "MeshService app/web:admin", "MeshService pay/web:http"],
            Of(Reachable("""{"kind": "MeshService", "labels": {"kuma.io/display-name": "web"}}""")));

    [Fact]
    public void are_the_oldest_alone_where_labels_of_reachableBackends_have_a_port()
    {
        var old = Shop.Service(Given.Meta("web", "z") with { CreationTime = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero) }, Shop.Http);

        Assert.Equal(["MeshService z/web:http"], Of(Reachable("""{"kind": "MeshService", "port": 80, "labels": {"kuma.io/display-name": "web"}}"""), old));
    }

    [Fact]
    public void are_all_ports_where_reachableBackends_give_one_that_there_is_not() =>
        Assert.Equal(
            ["MeshService app/web:http", "MeshService app/web:admin"],
            Of(Reachable("""{"kind": "MeshService", "name": "web", "port": 81}""")));

    [Fact]
    public void are_the_first_port_without_a_name_where_reachableBackends_give_no_port()
    {
        var service = Shop.Service("app", "mixed", Shop.Http, Shop.Nameless, Shop.Nameless with { Port = 9090 });

        Assert.Equal(["MeshService app/mixed:8080"], Of(Reachable("""{"kind": "MeshService", "name": "mixed"}"""), service));
    }

    [Fact]
    public void are_the_one_port_of_an_external_service_whatever_reachableBackends_say() =>
        Assert.Equal(
            ["MeshExternalService kuma-system/bank:443"],
            Of(Reachable("""{"kind": "MeshExternalService", "name": "bank", "namespace": "kuma-system", "port": 80}""")));

    [Fact]
    public void are_those_that_the_manifest_lists()
    {
        const string listed = """
            {"outbound": [
              {"port": 10001, "backendRef": {"kind": "MeshService", "name": "web", "port": 9901}},
              {"port": 10002, "backendRef": {"kind": "MeshService", "name": "cart", "port": 81}},
              {"port": 10003, "tags": {"kuma.io/service": "old"}}]}
            """;

        Assert.Equal(["MeshService app/web:admin"], Of(listed));
    }

    [Fact]
    public void count_as_shown_where_a_listed_port_does_not_exist_but_only_there()
    {
        const string listed = """{"outbound": [{"port": 1, "backendRef": {"kind": "MeshService", "name": "web", "port": 81}}]}""";
        var world = WorldOf();

        Assert.Empty(Of(listed));
        Assert.Equal(["MeshService app/web:http", "MeshService app/web:admin"], Outbounds.Reachable(world, Proxy(listed)).Select(Text));
    }

    [Fact]
    public void are_the_listed_before_the_reachable() =>
        Assert.Equal(
            ["MeshService app/cart:8080"],
            Of("""
                {"outbound": [{"port": 1, "backendRef": {"kind": "MeshService", "name": "cart", "port": 8080}}],
                 "transparentProxying": {"reachableBackends": {"refs": [{"kind": "MeshService", "name": "web"}]}}}
                """));

    [Fact]
    public void are_none_where_services_are_named_by_tag()
    {
        const string byTag = """{"transparentProxying": {"reachableServices": ["web"]}}""";

        Assert.Empty(Of(byTag));
        Assert.Equal(Everything, Outbounds.Reachable(WorldOf(), Proxy(byTag)).Select(Text));
    }

    [Fact]
    public void are_none_in_mode_ReachableBackends_unless_they_are_named()
    {
        var mesh = Given.Mesh("default", "ReachableBackends");

        Assert.Empty(Of("""{}""", mesh));
        Assert.Equal(["MeshService app/cart:8080"], Of(Reachable("""{"kind": "MeshService", "name": "cart"}"""), mesh));
    }

    [Fact]
    public void are_none_for_a_builtin_gateway_but_all_for_a_delegated_one()
    {
        Assert.Empty(Of("""{"gateway": {"type": "BUILTIN", "tags": {"kuma.io/service": "edge"}}}"""));
        Assert.Equal(Everything, Of("""{"gateway": {"type": "DELEGATED", "tags": {"kuma.io/service": "edge"}}}"""));
    }

    [Fact]
    public void count_the_last_of_ports_with_one_name()
    {
        var service = Shop.Service("app", "twice", Shop.Http, Shop.Http with { Port = 81 });

        Assert.Equal([81], Outbounds.Of(Given.WorldOf(service), Proxy("{}")).Select(o => o.Port.Number));
    }

    [Fact]
    public void name_only_services_of_the_proxys_own_zone()
    {
        var far = Shop.Service(Given.Meta("far", "app", labels: (KumaLabels.Zone, "west")), Shop.Http);
        const string reference = """{"kind": "MeshService", "name": "far"}""";

        Assert.Empty(Of(Reachable(reference), far));
        Assert.Equal(["MeshService app/far:http"], Of(Reachable(reference), KumaSemantics.V3_0, far));
    }

    [Fact]
    public void understand_old_names_of_services_in_3_0()
    {
        const string reference = """{"kind": "MeshService", "name": "web_app_svc_80"}""";

        Assert.Empty(Of(Reachable(reference)));
        Assert.Equal(["MeshService app/web:http"], Of(Reachable(reference), KumaSemantics.V3_0));
    }

    private static string Reachable(string refs) => "{\"transparentProxying\": {\"reachableBackends\": {\"refs\": [" + refs + "]}}}";

    private static Resource<DataplaneSpec> Proxy(string networking) =>
        (Resource<DataplaneSpec>)Shop.Decode(DataplaneSpec.Descriptor, Given.Meta("p", "app"), "{\"networking\": " + networking + "}");

    private static World WorldOf(params Resource[] others) => Given.WorldOf([.. Destinations, .. others]);

    private static IEnumerable<string> Of(string networking, params Resource[] others) => Outbounds.Of(WorldOf(others), Proxy(networking)).Select(Text);

    private static IEnumerable<string> Of(string networking, KumaSemantics semantics, params Resource[] others) =>
        Outbounds.Of(World.Create([.. Destinations, .. others], new WorldOptions { Semantics = semantics }), Proxy(networking)).Select(Text);

    private static string Text(Outbound outbound) => $"{outbound.Destination}:{outbound.Port.Section}";
}
