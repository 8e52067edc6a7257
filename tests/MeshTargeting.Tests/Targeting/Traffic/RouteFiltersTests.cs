using MeshTargeting.Resources;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Tests.Worlds;
using static MeshTargeting.Tests.Targeting.Traffic.Traffic;

namespace MeshTargeting.Tests.Targeting.Traffic;

/// <summary>Redirects, mirrors and rewrites, under Kuma 2.14 unless a test says otherwise.</summary>
public class RouteFiltersTests
{
    private const string Redirect = """{"type": "RequestRedirect", "requestRedirect": {"hostname": "new.example"}}""";
    private const string Rewrite = """{"type": "URLRewrite", "urlRewrite": {"path": {"type": "ReplacePrefixMatch", "replacePrefixMatch": "/"}}}""";

    private static readonly Resource Tagged = Given.Proxy("old", Given.Inbound(80, (KumaLabels.ServiceTag, "legacy"), (KumaLabels.ProtocolTag, "http")));
    private static readonly Resource TaggedTcp = Given.Proxy("old", Given.Inbound(80, (KumaLabels.ServiceTag, "legacy"), (KumaLabels.ProtocolTag, "tcp")));

    [Fact]
    public void a_redirect_answers_and_backends_beside_it_are_unused()
    {
        var route = Of(Web, Route(Prefix("/v1", Filters(Redirect) + ", " + To(Backend("blue"))))).Routes[0];

        Assert.Equal((RouteOutcome.Redirected, 0), (route.Outcome, route.Backends.Count));
        Assert.Equal(["a redirect answers before any backend is asked"], route.Dropped.Select(d => d.Why));
    }

    [Fact]
    public void a_redirect_needs_no_backends() =>
        Assert.Equal(["PathPrefix /v1 -> Redirected", "PathPrefix / -> web:http 1"], Of(Web, Route(Prefix("/v1", Filters(Redirect)))).Lines());

    [Theory]
    [InlineData("2.14", "PathPrefix /v1 -> Skipped")]
    [InlineData("3.0", "PathPrefix /v1 -> Redirected")]
    public void a_redirect_is_skipped_with_its_backends_before_3_0(string version, string expected)
    {
        var to = version == "2.14" ? """{"kind": "MeshService", "name": "web"}""" : """{"kind": "MeshService", "labels": {"kuma.io/display-name": "web"}}""";
        var backend = version == "2.14" ? Backend("missing") : Labelled("missing");

        Assert.Equal(expected, Of(Web, KumaSemantics.Parse(version)!, Route(Prefix("/v1", Filters(Redirect) + ", " + To(backend)), to: to)).Lines().First());
    }

    [Fact]
    public void a_rewrite_behind_a_redirect_keeps_the_proxy_from_its_configuration()
    {
        Assert.Equal(
            ["MeshHTTPRoute app/r, spec.to[0].rules[0].default.filters[1]: the filter stands behind a redirect, and Kuma has no request left to which to apply it"],
            Of(Web, Route(Prefix("/v1", Filters(Redirect, Rewrite)))).Faults);
        Assert.Empty(Of(Web, Route(Prefix("/v1", Filters(Rewrite, Redirect)))).Faults);
    }

    [Fact]
    public void filters_of_a_skipped_route_do_no_harm() =>
        Assert.Empty(Of(Web, Route(Prefix("/v1", Filters(Redirect, Rewrite) + ", " + To(Backend("missing"))))).Faults);

    [Theory]
    [InlineData("ReplaceFullPath", "replaceFullPath")]
    [InlineData("ReplacePrefixMatch", "replacePrefixMatch")]
    public void a_rewrite_without_its_path_makes_Kuma_fail(string type, string member)
    {
        var rewrite = "{\"type\": \"URLRewrite\", \"urlRewrite\": {\"path\": {\"type\": \"" + type + "\"}}}";
        var redirect = "{\"type\": \"RequestRedirect\", \"requestRedirect\": {\"path\": {\"type\": \"" + type + "\"}}}";

        Assert.Equal(
            [$"MeshHTTPRoute app/r, spec.to[0].rules[0].default.filters[0].urlRewrite.path: {member} is missing, and Kuma fails over it"],
            Of(Web, Route(Prefix("/v1", Filters(rewrite)))).Faults);
        Assert.Single(Of(Web, Route(Prefix("/v1", Filters(redirect)))).Faults);
    }

    [Fact]
    public void a_prefix_is_replaced_only_where_one_has_matched()
    {
        var rewrite = Filters("""{"type": "URLRewrite", "urlRewrite": {"path": {"type": "ReplacePrefixMatch"}}}""");

        Assert.Empty(Of(Web, Route(Rule("""{"path": {"type": "Exact", "value": "/a"}}""", rewrite))).Faults);
        Assert.Single(Of(Web, Route(Rule("""{"method": "GET"}""", rewrite))).Faults);
    }

    [Fact]
    public void a_mirror_finds_a_service_by_tag()
    {
        var traffic = Of(Web, Route(Prefix("/v1", Filters(Mirror("legacy", "12.5")))), Tagged);

        Assert.Equal(["copies of 12.5% of the requests go to proxies with the inbound tag kuma.io/service=legacy"], traffic.Routes[0].Mirrors);
        Assert.Empty(traffic.Faults);
    }

    [Fact]
    public void a_mirror_without_a_percentage_copies_all() =>
        Assert.Equal(
            ["copies of all requests go to proxies with the inbound tag kuma.io/service=legacy"],
            Of(Web, Route(Prefix("/v1", Filters(Mirror("legacy")))), Tagged).Routes[0].Mirrors);

    [Fact]
    public void a_mirror_to_a_MeshService_keeps_the_proxy_from_its_configuration()
    {
        var traffic = Of(Web, Route(Prefix("/v1", Filters(Mirror("blue", port: 80)))));

        const string why = "Kuma resolves mirrors by the inbound tag kuma.io/service alone, and no proxy in what was given has it with the value \"blue\"";
        Assert.Equal([$"no copies are sent: {why}"], traffic.Routes[0].Mirrors);
        Assert.Equal([$"MeshHTTPRoute app/r, spec.to[0].rules[0].default.filters[0].requestMirror.backendRef: Kuma does not find where to send copies: {why}"], traffic.Faults);
    }

    [Fact]
    public void a_mirror_to_what_does_not_speak_HTTP_or_of_weight_0_keeps_the_proxy_from_its_configuration()
    {
        Assert.Single(Of(Web, Route(Prefix("/v1", Filters(Mirror("legacy")))), TaggedTcp).Faults);
        Assert.Single(Of(Web, Route(Prefix("/v1", Filters(Mirror("legacy", weight: 0)))), Tagged).Faults);
    }

    [Fact]
    public void a_percentage_that_is_no_number_keeps_the_proxy_from_its_configuration() =>
        Assert.Equal(
            ["MeshHTTPRoute app/r, spec.to[0].rules[0].default.filters[0].requestMirror: percentage \"half\" is no number"],
            Of(Web, Route(Prefix("/v1", Filters(Mirror("legacy", "half")))), Tagged).Faults);

    [Fact]
    public void a_mirror_behind_a_redirect_keeps_the_proxy_from_its_configuration() =>
        Assert.Single(Of(Web, Route(Prefix("/v1", Filters(Redirect, Mirror("legacy")))), Tagged).Faults);

    [Fact]
    public void a_mirror_goes_to_a_service_by_labels_in_3_0()
    {
        var traffic = OfThree(Filters("""{"type": "RequestMirror", "requestMirror": {"backendRef": """ + Labelled("blue") + "}}"));

        Assert.Equal(["copies of all requests go to MeshService app/blue, port http (80)"], traffic.Routes[0].Mirrors);
    }

    [Fact]
    public void a_mirror_that_is_missing_is_left_out_in_3_0()
    {
        var traffic = OfThree(Filters("""{"type": "RequestMirror", "requestMirror": {"backendRef": """ + Labelled("missing") + "}}"));

        Assert.Equal(["PathPrefix /v1 -> web:http 1", "PathPrefix / -> web:http 1"], traffic.Lines());
        Assert.Equal(["no copies are sent: no MeshService in what was given has the labels k8s.kuma.io/namespace=app, kuma.io/display-name=missing"], traffic.Routes[0].Mirrors);
        Assert.Empty(traffic.Faults);
    }

    private static OutboundTraffic OfThree(string conf) =>
        Of(Web, KumaSemantics.V3_0, Route(Prefix("/v1", conf), to: """{"kind": "MeshService", "labels": {"kuma.io/display-name": "web"}}"""));

    private static string Mirror(string name, string? percentage = null, int weight = 1, int? port = null) =>
        "{\"type\": \"RequestMirror\", \"requestMirror\": {\"backendRef\": {\"kind\": \"MeshService\", \"name\": \"" + name + "\", \"weight\": " + weight
        + (port is null ? "" : ", \"port\": " + port) + "}" + (percentage is null ? "" : ", \"percentage\": \"" + percentage + "\"") + "}}";
}
