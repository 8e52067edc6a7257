using MeshTargeting.Resources;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Tests.Worlds;
using static MeshTargeting.Tests.Targeting.Traffic.Traffic;

namespace MeshTargeting.Tests.Targeting.Traffic;

/// <summary>Where Kuma 3.0 does something else with traffic than 2.14.</summary>
public class TrafficInKuma3Tests
{
    private const string ToWeb = """{"kind": "MeshService", "labels": {"kuma.io/display-name": "web"}}""";
    private const string CatchAll = "PathPrefix / -> web:http 1";

    [Fact]
    public void answers_500_where_no_backend_resolves()
    {
        var traffic = OfRule(To(Labelled("missing")));

        Assert.Equal(["PathPrefix /v2 -> Fails failing 1", CatchAll], traffic.Lines());
        Assert.Equal(["no MeshService in what was given has the labels k8s.kuma.io/namespace=app, kuma.io/display-name=missing"], traffic.Reasons());
    }

    [Fact]
    public void answers_500_for_the_share_of_backends_that_do_not_resolve()
    {
        var traffic = OfRule(To(Labelled("blue", 6), Labelled("missing", 3), Labelled("green", 1, "\"port\": 81")));

        Assert.Equal("PathPrefix /v2 -> Fails blue:80 0.6 failing 0.4", traffic.Lines().First());
        Assert.Equal([0.3, 0.1], traffic.Routes[0].Dropped.Select(d => Math.Round(d.FailingShare, 6)));
    }

    [Fact]
    public void answers_500_for_backends_that_do_not_speak_HTTP() =>
        Assert.Equal("PathPrefix /v2 -> Fails blue:80 0.5 failing 0.5", OfRule(To(Labelled("blue"), Labelled("data", 1, "\"port\": 5432"))).Lines().First());

    [Fact]
    public void lets_weight_0_fail_only_where_there_is_nothing_else()
    {
        Assert.Equal("PathPrefix /v2 -> blue:80 1", OfRule(To(Labelled("blue", 2), Labelled("green", 0))).Lines().First());
        Assert.Equal("PathPrefix /v2 -> Fails failing 1", OfRule(To(Labelled("blue", 0), Labelled("green", 0))).Lines().First());
    }

    [Fact]
    public void shares_and_failures_always_add_up_to_1()
    {
        var route = OfRule(To(Labelled("blue", 1), Labelled("missing", 1), Labelled("green", 1))).Routes[0];

        Assert.Equal(1, route.Backends.Sum(b => b.Share) + route.Dropped.Sum(d => d.FailingShare), 12);
    }

    [Fact]
    public void divides_by_weights_that_add_up_to_more_than_a_number_holds()
    {
        var route = OfRule(To(Labelled("blue", 1), Labelled("missing", long.MaxValue), Labelled("lost", long.MaxValue))).Routes[0];

        Assert.Equal([0.5, 0.5], route.Dropped.Select(d => Math.Round(d.FailingShare, 6)));
    }

    [Fact]
    public void takes_the_one_port_of_a_service_where_none_is_written()
    {
        Assert.Equal("PathPrefix /v2 -> blue:http 1", OfRule(To(Labelled("blue", more: ""))).Lines().First());
        Assert.Equal(
            ["the reference gives no port, and MeshService app/two has 2: http (80) and admin (9901)"],
            OfRule(To(Labelled("two", more: "")), Shop.Service("app", "two", Shop.Http, Shop.Admin)).Reasons());
    }

    [Fact]
    public void looks_for_a_display_name_in_the_routes_own_namespace_first()
    {
        var elsewhere = Shop.Service(Given.Meta("other", "elsewhere"), Shop.Http);

        Assert.Equal("PathPrefix /v2 -> Fails failing 1", OfRule(To(Labelled("other")), elsewhere).Lines().First());
        Assert.Equal(
            "PathPrefix /v2 -> other:80 1",
            OfRule(To("""{"kind": "MeshService", "port": 80, "labels": {"kuma.io/display-name": "other", "k8s.kuma.io/namespace": "elsewhere"}}"""), elsewhere).Lines().First());
    }

    [Fact]
    public void knows_no_names() =>
        Assert.Equal(["the reference gives no labels"], OfRule(To(Backend("blue"))).Reasons());

    [Fact]
    public void knows_no_services_by_tag()
    {
        var tagged = Given.Proxy("old", Given.Inbound(80, (KumaLabels.ServiceTag, "legacy"), (KumaLabels.ProtocolTag, "http")));

        Assert.Equal("PathPrefix /v2 -> Fails failing 1", OfRule(To("""{"kind": "MeshServiceSubset", "name": "legacy"}"""), tagged).Lines().First());
    }

    [Fact]
    public void gives_the_share_of_missing_backends_of_a_TCP_route_to_the_others()
    {
        const string toData = """{"kind": "MeshService", "labels": {"kuma.io/display-name": "data"}}""";
        var traffic = Of(Data, KumaSemantics.V3_0, TcpRoute(Labelled("blue") + ", " + Labelled("missing", 9), to: toData));

        Assert.Equal(["all -> blue:80 1"], traffic.Lines());
        Assert.Equal([0.0], traffic.Routes[0].Dropped.Select(d => d.FailingShare));
    }

    [Fact]
    public void makes_no_listener_for_a_TCP_route_without_backends_that_exist()
    {
        const string toData = """{"kind": "MeshService", "labels": {"kuma.io/display-name": "data"}}""";

        Assert.Empty(Of(Data, KumaSemantics.V3_0, TcpRoute(Labelled("missing"), to: toData)).Routes);
        Assert.Equal(["all -> Fails"], Of(Data, KumaSemantics.V3_0, TcpRoute(Labelled("blue", 1, "\"port\": 81"), to: toData)).Lines());
    }

    private static OutboundTraffic OfRule(string conf, params Resource[] others) =>
        Of(Web, KumaSemantics.V3_0, [Route(Prefix("/v2", conf), to: ToWeb), .. others]);
}
