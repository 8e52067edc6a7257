using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Legacy;
using MeshTargeting.Tests.Worlds;
using static MeshTargeting.Tests.Targeting.Traffic.Traffic;

namespace MeshTargeting.Tests.Targeting.Traffic;

/// <summary>What MeshTCPRoutes make of traffic, and how they stand to MeshHTTPRoutes, under Kuma 2.14.</summary>
public class TcpTrafficTests
{
    private const string ToData = """{"kind": "MeshService", "name": "data"}""";

    [Fact]
    public void goes_to_the_service_without_routes()
    {
        var traffic = Of(Data);

        Assert.Equal(["all -> data:db 1"], traffic.Lines());
        Assert.Equal(("tcp", null, null), (traffic.Protocol, traffic.Routes[0].Match, traffic.Routes[0].Origin));
    }

    [Fact]
    public void goes_to_backends_by_their_weights_whatever_they_speak()
    {
        var traffic = Of(Data, TcpRoute(Backend("blue", 3) + ", " + Backend("data", 1, 5432), to: ToData));

        Assert.Equal(["all -> blue:80 0.75, data:5432 0.25"], traffic.Lines());
        Assert.Equal(("tr", 0), (traffic.Routes[0].Origin!.Policy.Metadata.Name, traffic.Routes[0].Origin!.RuleIndex));
    }

    [Fact]
    public void gives_the_share_of_backends_that_do_not_exist_to_the_others() =>
        Assert.Equal(["all -> blue:80 1"], Of(Data, TcpRoute(Backend("blue") + ", " + Backend("missing", 9), to: ToData)).Lines());

    [Fact]
    public void closes_connections_where_no_backend_is_left()
    {
        var traffic = Of(Data, TcpRoute(Backend("blue", 0) + ", " + Backend("missing"), to: ToData));

        Assert.Equal(["all -> Fails"], traffic.Lines());
        Assert.Equal(["no backend is left, and connections are closed"], traffic.Notes);
        Assert.Equal(["its weight is 0", "MeshService app/missing was not found in what was given"], traffic.Reasons());
    }

    [Fact]
    public void makes_no_listener_where_all_labels_select_nothing()
    {
        var traffic = Of(Data, TcpRoute(Labelled("missing"), to: ToData));

        Assert.Empty(traffic.Routes);
        Assert.Equal(["MeshTCPRoute app/tr has no backend that exists, and Kuma makes no listener for the port"], traffic.Notes);
    }

    [Fact]
    public void leaves_a_port_to_HTTP_routes_where_all_labels_select_nothing()
    {
        var traffic = Of(Data, TcpRoute(Labelled("missing"), to: ToData), Route(Prefix("/", To(Backend("blue"))), to: ToData));

        Assert.Equal(["PathPrefix / -> blue:80 1"], traffic.Lines());
        Assert.Contains("the port is of protocol tcp, but Kuma has nothing but HTTP routes for it", traffic.Notes);
    }

    [Fact]
    public void takes_over_a_port_of_HTTP()
    {
        var traffic = Of(Web, TcpRoute(Backend("blue")));

        Assert.Equal(["all -> blue:80 1"], traffic.Lines());
        Assert.Equal("tcp", traffic.Protocol);
        Assert.Contains("MeshTCPRoute app/tr takes over a port of protocol http: connections are forwarded as they are, without HTTP routes, timeouts or retries", traffic.Notes);
    }

    [Fact]
    public void yields_to_an_HTTP_route_for_a_port_of_HTTP()
    {
        var traffic = Of(Web, TcpRoute(Backend("blue")), Route(Prefix("/v2", To(Backend("green")))));

        Assert.Equal(["PathPrefix /v2 -> green:80 1", "PathPrefix / -> web:http 1"], traffic.Lines());
        Assert.Contains("MeshTCPRoute app/tr is without effect: MeshHTTPRoute app/r is for the same port", traffic.Notes);
    }

    [Fact]
    public void yields_to_an_HTTP_route_even_if_that_comes_to_nothing() =>
        Assert.Equal(["PathPrefix / -> Skipped"], Of(Web, TcpRoute(Backend("blue")), Route(Prefix("/", To(Backend("missing"))))).Lines());

    [Fact]
    public void goes_by_tag_without_rules()
    {
        var route = Shop.Decode(
            MeshTCPRouteSpec.Descriptor, Given.Meta("tr", "app"), """{"to": [{"targetRef": {"kind": "MeshService", "name": "data"}, "rules": []}]}""");
        var traffic = Of(Data, route);

        Assert.Equal(["all -> data 1"], traffic.Lines());
        Assert.Equal(
            ["MeshTCPRoute app/tr, spec.to[0].targetRef: without port or sectionName Kuma goes by the inbound tag kuma.io/service, and no proxy in what was given has it with the value \"data\""],
            traffic.Notes);
    }

    [Fact]
    public void goes_to_a_service_by_tag_even_if_nobody_has_it()
    {
        var traffic = Of(Data, TcpRoute("""{"kind": "MeshService", "name": "old"}""", to: ToData));

        Assert.Equal("old", traffic.Routes[0].Backends[0].ServiceTag);
        Assert.Single(traffic.Notes);
    }

    [Fact]
    public void is_not_forwarded_to_a_protocol_that_Kuma_does_not_know()
    {
        var odd = Shop.Service("app", "odd", Shop.Http with { AppProtocol = "kubernetes.io/ws" });
        var traffic = Of(odd, odd);

        Assert.Equal(["all -> Fails"], traffic.Lines());
        Assert.Equal(["port http (80) of MeshService app/odd is of protocol kubernetes.io/ws, which Kuma does not forward"], traffic.Reasons());
    }

    [Theory]
    [InlineData("2.14", "all -> queue:http 1")]
    [InlineData("3.0", "all -> Fails")]
    public void is_forwarded_to_kafka_before_3_0(string version, string expected)
    {
        var queue = Shop.Service("app", "queue", Shop.Http with { AppProtocol = "kafka" });

        Assert.Equal([expected], Of(queue, KumaSemantics.Parse(version)!, queue).Lines());
    }

    [Fact]
    public void is_left_to_TrafficRoutes_where_a_mesh_has_them()
    {
        var old = Shop.Decode(TrafficRouteSpec.Descriptor, Given.Meta("all"), "{}");

        Assert.Equal(["the mesh has TrafficRoutes and no newer route by tags is for the proxy, so Kuma makes nothing for destinations that are resources"], Of(Web, old).Notes);
        Assert.Empty(Of(Data, old).Routes);
        Assert.Equal(["PathPrefix / -> blue:80 1"], Of(Web, old, Route(Prefix("/", To(Backend("blue"))))).Lines());
    }
}
