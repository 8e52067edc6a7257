using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Tests.Worlds;
using static MeshTargeting.Tests.Targeting.Traffic.Traffic;

namespace MeshTargeting.Tests.Targeting.Traffic;

/// <summary>What MeshHTTPRoutes make of traffic, under Kuma 2.14.</summary>
public class HttpTrafficTests
{
    private const string CatchAll = "PathPrefix / -> web:http 1";

    [Fact]
    public void goes_to_the_service_without_routes()
    {
        var traffic = Of(Web);

        Assert.Equal([CatchAll], traffic.Lines());
        Assert.Equal(("http", null), (traffic.Protocol, traffic.Routes[0].Origin));
        Assert.Empty(traffic.Notes);
        Assert.Empty(traffic.Faults);
    }

    [Fact]
    public void goes_to_backends_by_their_weights_and_else_to_the_service() =>
        Assert.Equal(
            ["PathPrefix /v2 -> blue:80 0.75, green:80 0.25", CatchAll],
            Of(Web, Route(Prefix("/v2", To(Backend("blue", 3), Backend("green"))))).Lines());

    [Fact]
    public void knows_whence_routes_and_backends_come()
    {
        var route = Of(Web, Route(Prefix("/v2", To(Backend("blue"))))).Routes[0];

        Assert.Equal(("r", 0), (route.Origin!.Policy.Metadata.Name, route.Origin.RuleIndex));
        Assert.Equal("spec.to[0].rules[0].default.backendRefs[0]", route.Backends[0].Place!.Path);
        Assert.Equal("spec.to[0].rules[0].matches[0]", route.Match!.Place!.Path);
    }

    [Fact]
    public void appends_no_catch_all_where_a_rule_takes_all() =>
        Assert.Equal(["PathPrefix / -> blue:80 1"], Of(Web, Route(Prefix("/", To(Backend("blue"))))).Lines());

    [Fact]
    public void appends_a_catch_all_behind_a_match_that_takes_all_in_other_words() =>
        Assert.Equal(["any -> blue:80 1", CatchAll], Of(Web, Route(Rule("{}", To(Backend("blue"))))).Lines());

    [Fact]
    public void tries_the_more_specific_first()
    {
        var rules = string.Join(
            ", ",
            Rule("""{"method": "GET"}"""),
            Rule("""{"path": {"type": "RegularExpression", "value": "/a.*"}}"""),
            Prefix("/a"),
            Prefix("/a/b"),
            Rule("""{"path": {"type": "Exact", "value": "/a"}}"""),
            Rule("""{"path": {"type": "PathPrefix", "value": "/a"}, "headers": [{"name": "x", "value": "1"}]}"""));

        Assert.Equal(
            [
                "Exact /a -> web:http 1", "PathPrefix /a/b -> web:http 1", "PathPrefix /a headers -> web:http 1", "PathPrefix /a -> web:http 1",
                "RegularExpression /a.* -> web:http 1", "any method -> web:http 1", CatchAll,
            ],
            Of(Web, Route(rules)).Lines());
    }

    [Fact]
    public void has_a_route_for_each_match_of_a_rule() =>
        Assert.Equal(
            ["PathPrefix /aa -> blue:80 1", "PathPrefix /b -> blue:80 1", CatchAll],
            Of(Web, Route(Rule("""{"path": {"type": "PathPrefix", "value": "/b"}}, {"path": {"type": "PathPrefix", "value": "/aa"}}""", To(Backend("blue"))))).Lines());

    [Fact]
    public void puts_everything_behind_prefix_slash_out_of_reach()
    {
        var traffic = Of(Web, Route(Prefix("/") + ", " + Rule("""{"method": "GET"}""", To(Backend("blue")))));

        Assert.Equal(["PathPrefix / -> web:http 1", "any method -> blue:80 1"], traffic.Lines());
        Assert.Equal([null, 0], traffic.Routes.Select(r => r.CoveredBy));
    }

    [Fact]
    public void gives_the_share_of_a_missing_port_to_the_others()
    {
        var traffic = Of(Web, Route(Prefix("/v2", To(Backend("blue"), Backend("green", 9, port: 81)))));

        Assert.Equal(["PathPrefix /v2 -> blue:80 1", CatchAll], traffic.Lines());
        Assert.Equal(["MeshService app/green has no port 81; its ports: http (80); write port: 80"], traffic.Reasons());
    }

    [Fact]
    public void skips_a_route_whose_named_backends_do_not_exist()
    {
        var traffic = Of(Web, Route(Prefix("/v2", To(Backend("grene")))));

        Assert.Equal(["PathPrefix /v2 -> Skipped", CatchAll], traffic.Lines());
        Assert.Equal(["MeshService app/grene was not found in what was given; did you mean \"green\"?"], traffic.Reasons());
    }

    [Fact]
    public void makes_no_listener_where_the_only_route_is_skipped()
    {
        var traffic = Of(Web, Route(Prefix("/", To(Backend("nothing")))));

        Assert.Equal(["PathPrefix / -> Skipped"], traffic.Lines());
        Assert.Equal(["every route is left out, and Kuma makes no listener for the port"], traffic.Notes);
    }

    [Fact]
    public void takes_a_route_whose_labels_select_nothing_for_one_without_backends()
    {
        var traffic = Of(Web, Route(Prefix("/v2", To(Labelled("nothing")))));

        Assert.Equal(["PathPrefix /v2 -> web:http 1", CatchAll], traffic.Lines());
        Assert.Null(traffic.Routes[0].Backends[0].Place);
        Assert.Equal(["no MeshService in what was given has the labels kuma.io/display-name=nothing"], traffic.Reasons());
    }

    [Fact]
    public void forgets_labels_that_select_nothing_beside_other_backends() =>
        Assert.Equal(
            ["PathPrefix /v2 -> Skipped", CatchAll],
            Of(Web, Route(Prefix("/v2", To(Labelled("nothing"), Backend("missing"))))).Lines());

    [Fact]
    public void takes_the_oldest_that_labels_select()
    {
        var old = Shop.Service(Given.Meta("blue", "old") with { CreationTime = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero) }, Shop.Http);
        var traffic = Of(Web, Route(Prefix("/v2", To(Labelled("blue")))), old);

        Assert.Equal("old", traffic.Routes[0].Backends[0].Target!.Value.Resource.Metadata.Namespace);
        Assert.Equal(
            ["MeshHTTPRoute app/r, spec.to[0].rules[0].default.backendRefs[0]: the labels select 2 resources, and Kuma takes the oldest alone, MeshService old/blue"],
            traffic.Notes.Where(n => n.Contains("oldest", StringComparison.Ordinal)));
    }

    [Fact]
    public void looks_for_names_in_the_namespace_of_the_route()
    {
        var elsewhere = Route(Prefix("/v2", To(Backend("blue"))), to: """{"kind": "MeshService", "name": "web", "namespace": "app"}""", ns: "kuma-system");

        Assert.Equal(["PathPrefix /v2 -> Skipped", CatchAll], Of(Web, elsewhere).Lines());
    }

    [Fact]
    public void gives_nothing_to_weight_0()
    {
        var traffic = Of(Web, Route(Prefix("/v2", To(Backend("blue", 0), Backend("green", 5)))));

        Assert.Equal(["PathPrefix /v2 -> green:80 1", CatchAll], traffic.Lines());
        Assert.Equal(["its weight is 0"], traffic.Reasons());
    }

    [Fact]
    public void skips_a_route_of_weights_0() =>
        Assert.Equal(["PathPrefix /v2 -> Skipped", CatchAll], Of(Web, Route(Prefix("/v2", To(Backend("blue", 0), Backend("green", 0))))).Lines());

    [Fact]
    public void cuts_weights_down_to_32_bits()
    {
        Assert.Equal(
            "PathPrefix /v2 -> blue:80 0.25, green:80 0.75",
            Of(Web, Route(Prefix("/v2", To(Backend("blue", 4294967297), Backend("green", 3))))).Lines().First());
        Assert.Equal(
            ["MeshHTTPRoute app/r, spec.to[0].rules[0].matches[0]: the weights of the backends come to 0 when Kuma cuts them down to 32 bits, which Envoy refuses"],
            Of(Web, Route(Prefix("/v2", To(Backend("blue", 4294967296), Backend("green", 4294967296))))).Faults);
        Assert.Equal(
            ["MeshHTTPRoute app/r, spec.to[0].rules[0].matches[0]: the weights of the backends add up to more than 4294967295, which Envoy refuses"],
            Of(Web, Route(Prefix("/v2", To(Backend("blue", 4294967295), Backend("green"))))).Faults);
    }

    [Fact]
    public void drops_a_backend_that_does_not_speak_HTTP()
    {
        var traffic = Of(Web, Route(Prefix("/v2", To(Backend("blue"), Backend("data", port: 5432)))));

        Assert.Equal("PathPrefix /v2 -> blue:80 1", traffic.Lines().First());
        Assert.Equal(["port db (5432) of MeshService app/data is of protocol tcp, and HTTP routes send to http, http2 and grpc alone"], traffic.Reasons());
    }

    [Fact]
    public void sends_to_the_port_of_an_external_service_whatever_port_is_asked_for()
    {
        var bank = Shop.Decode(MeshExternalServiceSpec.Descriptor, Given.Meta("bank", "app"), """{"match": {"port": 443, "protocol": "http"}}""");
        var traffic = Of(Web, Route(Prefix("/pay", To("""{"kind": "MeshExternalService", "name": "bank", "port": 80}"""))), bank);

        Assert.Equal((443, 1.0), (traffic.Routes[0].Backends[0].Port!.Number, traffic.Routes[0].Backends[0].Share));
        Assert.Empty(traffic.Notes);
    }

    [Theory]
    [InlineData("\"port\": 80", false)]
    [InlineData("\"sectionName\": \"http\"", true)]
    public void misses_policies_for_a_named_port_where_it_goes_to_the_number(string port, bool hits)
    {
        var timeout = Shop.Timeout("app", Shop.Named("MeshService", "blue", section: "http"));
        var world = Given.WorldOf(Web, Blue, Client, timeout, Route(Prefix("/v2", To("{\"kind\": \"MeshService\", \"name\": \"blue\", " + port + "}"))));
        var traffic = OutboundTraffic.Of(world, Client, Outbounds.Of(world, Client).Single(o => o.Destination == Web));

        var timeouts = ProxyRules.Of(world, Client, MeshTimeoutSpec.Descriptor).To.Resources;
        Assert.Equal(hits, timeouts.Effective(world, traffic.Routes[0].Backends[0].Target!.Value) is not null);
    }

    [Fact]
    public void does_not_find_services_of_other_zones_by_name_but_by_labels()
    {
        var far = Shop.Service(Given.Meta("blue-x5", "app", labels: [(KumaLabels.DisplayName, "far"), (KumaLabels.Zone, "west"), (KumaLabels.Origin, "global")]), Shop.Http);

        Assert.Equal("PathPrefix /v2 -> Skipped", Of(Web, Route(Prefix("/v2", To(Backend("blue-x5")))), far).Lines().First());
        Assert.Equal(
            "PathPrefix /v2 -> blue-x5:80 1",
            Of(Web, Route(Prefix("/v2", To("""{"kind": "MeshService", "port": 80, "labels": {"kuma.io/zone": "west"}}"""))), far).Lines().First());
    }

    [Fact]
    public void sends_to_a_service_of_many_zones_by_labels_but_not_by_name()
    {
        var everywhere = Shop.Decode(
            MeshMultiZoneServiceSpec.Descriptor,
            Given.Meta("everywhere", "app"),
            """{"selector": {"meshService": {"matchLabels": {"app": "web"}}}, "ports": [{"port": 80, "appProtocol": "http"}]}""");

        Assert.Equal(
            ["PathPrefix /v2 -> everywhere:80 0.5, blue:80 0.5", "PathPrefix /v2 -> blue:80 1"],
            new[] { "\"labels\": {\"kuma.io/display-name\": \"everywhere\"}", "\"name\": \"everywhere\"" }.Select(which => Of(
                Web,
                Route(Prefix("/v2", To("{\"kind\": \"MeshMultiZoneService\", \"port\": 80, " + which + "}", Backend("blue")))),
                everywhere).Lines().First()));
    }

    [Fact]
    public void says_what_is_never_reached()
    {
        var rules = Prefix("/") + ", " + Rule("""{"method": "GET"}""");

        Assert.Equal(
            ["MeshHTTPRoute app/r, spec.to[0].rules[1].matches[0]: never reached, because MeshHTTPRoute app/r, spec.to[0].rules[0].matches[0] takes all its requests"],
            Of(Web, Route(rules)).Notes);
    }

    [Theory]
    [InlineData("""{"path": {"type": "RegularExpression", "value": "/a(b"}}""")]
    [InlineData("""{"headers": [{"type": "RegularExpression", "name": "x", "value": "/a(b"}]}""")]
    [InlineData("""{"queryParams": [{"type": "RegularExpression", "name": "x", "value": "/a(b"}]}""")]
    public void is_refused_by_Envoy_with_an_expression_that_is_none(string match)
    {
        const string fault = "MeshHTTPRoute app/r, spec.to[0].rules[0].matches[0]: Envoy refuses an expression: error parsing regexp: missing closing ): `/a(b`";
        var traffic = Of(Web, Route(Rule(match)));

        Assert.Equal([fault], traffic.Faults);
        Assert.Equal($"the proxy cannot be given this and keeps the configuration that it has: {fault}", traffic.Notes[0]);
        Assert.Empty(Of(Data, Route(Rule(match), to: """{"kind": "MeshService", "name": "data"}""")).Faults);
    }

    [Fact]
    public void goes_by_tag_without_a_port()
    {
        var tagged = Given.Proxy("old", Given.Inbound(80, (KumaLabels.ServiceTag, "legacy"), (KumaLabels.ProtocolTag, "http")));
        var route = Route(Prefix("/v2", To("""{"kind": "MeshService", "name": "legacy"}""")));

        Assert.Equal("PathPrefix /v2 -> legacy 1", Of(Web, route, tagged).Lines().First());
        Assert.Equal("PathPrefix /v2 -> Skipped", Of(Web, route).Lines().First());
    }

    [Fact]
    public void drops_a_service_by_tag_that_does_not_speak_HTTP()
    {
        var a = Given.Proxy("a", Given.Inbound(80, (KumaLabels.ServiceTag, "legacy"), (KumaLabels.ProtocolTag, "http")));
        var b = Given.Proxy("b", Given.Inbound(80, (KumaLabels.ServiceTag, "legacy"), (KumaLabels.ProtocolTag, "grpc")));
        var traffic = Of(Web, Route(Prefix("/v2", To("""{"kind": "MeshServiceSubset", "name": "legacy"}"""))), a, b);

        Assert.Equal(["PathPrefix /v2 -> Skipped", CatchAll], traffic.Lines());
        Assert.Equal(["the service legacy is of protocol tcp, and HTTP routes send to http, http2 and grpc alone"], traffic.Reasons());
    }

    [Fact]
    public void skips_a_backend_that_a_conversion_could_not_resolve() =>
        Assert.Equal(
            ["PathPrefix /v2 -> Skipped", CatchAll],
            Of(Web, Route(Prefix("/v2", To("""{"kind": "MeshService", "name": "kuma.io/unresolved-backend"}""")))).Lines());

    [Fact]
    public void blends_rules_of_two_policies_with_equal_matches()
    {
        var first = Route(Prefix("/v2", To(Backend("blue"))), "z");
        var second = Route(Prefix("/v2", Filters("""{"type": "ResponseHeaderModifier", "responseHeaderModifier": {"remove": ["x"]}}""")), "a");
        var traffic = Of(Web, first, second);

        Assert.Equal(["PathPrefix /v2 -> blue:80 1", CatchAll], traffic.Lines());
        Assert.Equal(("a", 1), (traffic.Routes[0].Origin!.Policy.Metadata.Name, traffic.Routes[0].Filters.Count));
        Assert.Contains("MeshHTTPRoute app/z, spec.to[0].rules[0].default.backendRefs[0]: Kuma looks for the backend from the place of MeshHTTPRoute app/a, which it has merged with this one", traffic.Notes);
    }

    [Fact]
    public void resolves_an_inherited_backend_from_the_place_of_the_policy_that_overrides()
    {
        var system = Route(
            Prefix("/v2", To(Backend("far"))), "z", """{"kind": "MeshService", "name": "web", "namespace": "app"}""", "kuma-system");
        var own = Route(Prefix("/v2", Filters()), "a");
        var far = Shop.Service("kuma-system", "far", Shop.Http);

        Assert.Equal("PathPrefix /v2 -> far:80 1", Of(Web, system, far).Lines().First());
        Assert.Equal("PathPrefix /v2 -> Skipped", Of(Web, system, own, far).Lines().First());
    }

    [Fact]
    public void notes_a_header_that_is_asked_for_twice() =>
        Assert.Equal(
            ["MeshHTTPRoute app/r, spec.to[0].rules[0].matches[0]: of several conditions on the header x the first alone counts"],
            Of(Web, Route(Rule("""{"headers": [{"name": "x", "value": "1"}, {"name": "x", "value": "2"}]}"""))).Notes);

    [Fact]
    public void has_no_effect_on_a_port_of_tcp()
    {
        var traffic = Of(Data, Route(Prefix("/", To(Backend("blue"))), to: """{"kind": "MeshService", "name": "data"}"""));

        Assert.Equal(["all -> data:db 1"], traffic.Lines());
        Assert.Equal(["MeshHTTPRoute app/r is without effect on a port of protocol tcp"], traffic.Notes);
    }

    [Fact]
    public void makes_nothing_of_a_protocol_in_capitals()
    {
        var loud = Shop.Service("app", "loud", Shop.Http with { AppProtocol = "HTTP" });

        Assert.Equal(["PathPrefix / -> Skipped"], Of(loud, loud).Lines());
    }
}
