using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Validation.Kinds;

public class MeshHTTPRouteValidatorTests
{
    private const string NotAnAddress = "cannot be an IP address";
    private const string NotASubdomain =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    [Theory]
    [InlineData("{}")]
    [InlineData("{targetRef: {kind: Dataplane, labels: {app: shop}}, to: []}")]
    [InlineData("{to: [{targetRef: {kind: MeshExternalService, name: bank}, rules: []}]}")]
    [InlineData("{to: [{targetRef: {kind: MeshMultiZoneService, name: cart}, rules: []}]}")]
    [InlineData("{targetRef: {kind: MeshGateway, name: edge, tags: {port: http/80}}, to: [{targetRef: {kind: Mesh}, hostnames: [shop.example], rules: []}]}")]
    public void accepts_destinations(string spec) => Assert.Equal("", Rejections(spec));

    [Theory]
    [InlineData("{targetRef: {kind: Dataplane, sectionName: http}}", "spec.targetRef.sectionName: can only be used with inbound policies")]
    [InlineData("{targetRef: {kind: MeshHTTPRoute, name: other}}", "spec.targetRef.kind: value 'MeshHTTPRoute' is not supported")]
    [InlineData("{to: [{targetRef: {kind: Mesh}, rules: []}]}", "spec.to[0].targetRef.kind: value 'Mesh' is not supported")]
    [InlineData("{to: [{targetRef: {}, rules: []}]}", "spec.to[0].targetRef.kind: must be defined")]
    [InlineData(
        "{targetRef: {kind: MeshGateway, name: edge}, to: [{targetRef: {kind: MeshService, name: cart}, rules: []}]}",
        "spec.to[0].targetRef.kind: value 'MeshService' is not supported")]
    [InlineData(
        "{to: [{targetRef: {kind: MeshService, name: cart}, hostnames: [shop.example], rules: []}]}",
        "spec.to[0].hostnames: must not be defined")]
    public void rejects_destinations(string spec, string expected) => Assert.Equal(expected, Rejections(spec));

    [Fact]
    public void leaves_gateways_to_the_system() => Assert.Equal(
        "spec.targetRef.kind: value 'MeshGateway' is not supported",
        Rejections("{targetRef: {kind: MeshGateway, name: edge}}", labels: "{kuma.io/policy-role: consumer}"));

    [Theory]
    [InlineData("{path: {type: PathPrefix, value: /}}", "")]
    [InlineData("{path: {type: RegularExpression, value: 'no(regex'}}", "")]
    [InlineData("{headers: [{name: a, type: Present, value: ''}, {name: a, value: b}, {name: b, type: Absent}]}", "")]
    [InlineData("{path: {type: Exact, value: cart}}", "path.value: must be an absolute path")]
    [InlineData(
        "{path: {type: PathPrefix, value: cart/}}",
        "path.value: does not need a trailing slash because only a `/`-separated prefix or an entire path is matched\n"
        + "path.value: must be an absolute path")]
    [InlineData(
        "{queryParams: [{type: Exact, name: a, value: b}, {type: RegularExpression, name: a, value: c}]}",
        "queryParams[1].name: multiple entries for name a")]
    [InlineData(
        "{headers: [{name: a, type: Present, value: b}, {name: b, type: Absent, value: b}]}",
        "headers[0].value: must not be defined\nheaders[1].value: must not be defined")]
    public void judges_matches(string match, string expected) => Assert.Equal(
        Under("spec.to[0].rules[0].matches[0].", expected), Rejections($"{{to: [{{targetRef: {{kind: MeshService, name: cart}}, rules: [{{matches: [{match}], default: {{}}}}]}}]}}"));

    [Theory]
    [InlineData("{type: RequestHeaderModifier}", "requestHeaderModifier: must be defined")]
    [InlineData("{type: ResponseHeaderModifier}", "responseHeaderModifier: must be defined")]
    [InlineData("{type: RequestRedirect}", "requestRedirect: must be defined")]
    [InlineData("{type: URLRewrite, requestMirror: {backendRef: {kind: MeshService, name: copy}}}", "urlRewrite: must be defined")]
    [InlineData("{type: RequestMirror}", "requestMirror: must be defined")]
    [InlineData("{type: RequestHeaderModifier, requestHeaderModifier: {}}", "requestHeaderModifier: must have at least one defined: set, add, remove")]
    [InlineData("{type: RequestHeaderModifier, requestHeaderModifier: {remove: []}}", "")]
    [InlineData(
        "{type: ResponseHeaderModifier, responseHeaderModifier: {set: [{name: a, value: b}], add: [{name: a, value: c}], remove: [b, a, b]}}",
        "responseHeaderModifier.add[0].name: duplicate header name\n"
        + "responseHeaderModifier.remove[1].name: duplicate header name\n"
        + "responseHeaderModifier.remove[2].name: duplicate header name")]
    [InlineData("{type: RequestRedirect, requestRedirect: {hostname: shop.example, path: {type: ReplacePrefixMatch, replacePrefixMatch: /new}}}", "")]
    [InlineData("{type: RequestRedirect, requestRedirect: {hostname: 10.0.0.1}}", "requestRedirect.hostname: " + NotAnAddress)]
    [InlineData("{type: RequestRedirect, requestRedirect: {hostname: 010.0.000.1}}", "requestRedirect.hostname: " + NotAnAddress)]
    [InlineData("{type: RequestRedirect, requestRedirect: {hostname: '::1'}}", "requestRedirect.hostname: " + NotAnAddress)]
    [InlineData("{type: RequestRedirect, requestRedirect: {hostname: Shop}}", "requestRedirect.hostname: " + NotASubdomain)]
    [InlineData("{type: URLRewrite, urlRewrite: {hostname: shop_1}}", "urlRewrite.hostname: " + NotASubdomain)]
    [InlineData(
        "{type: URLRewrite, urlRewrite: {hostname: shop, hostToBackendHostname: true}}",
        "urlRewrite.hostToBackendHostname: can only be set with MeshGateway\nurlRewrite.hostToBackendHostname: cannot be set together with hostname")]
    [InlineData("{type: URLRewrite, urlRewrite: {hostname: shop, hostToBackendHostname: false}}", "")]
    [InlineData("{type: RequestMirror, requestMirror: {backendRef: {kind: MeshServiceSubset, name: copy}}}", "")]
    [InlineData(
        "{type: RequestMirror, requestMirror: {backendRef: {kind: MeshExternalService, name: copy}}}",
        "requestMirror.backendRef.kind: value 'MeshExternalService' is not supported")]
    public void judges_filters(string filter, string expected) =>
        Assert.Equal(Under("spec.to[0].rules[0].default.filters[0].", expected), Rejections(Rule("{path: {type: PathPrefix, value: /old}}", filter)));

    [Theory]
    [InlineData("{path: {type: Exact, value: /old}}")]
    [InlineData("{method: GET}")]
    public void replaces_prefixes_only_where_all_matches_are_prefixes(string match)
    {
        const string path = "{path: {type: ReplacePrefixMatch, replacePrefixMatch: /new}}";
        const string message = "path.replacePrefixMatch: can only appear if all matches match a path prefix";
        var prefix = "{path: {type: PathPrefix, value: /old}}, ";

        Assert.Equal(
            $"spec.to[0].rules[0].default.filters[0].requestRedirect.{message}\nspec.to[0].rules[0].default.filters[1].urlRewrite.{message}",
            Rejections(Rule(prefix + match, $"{{type: RequestRedirect, requestRedirect: {path}}}, {{type: URLRewrite, urlRewrite: {path}}}")));
    }

    [Theory]
    [InlineData("{kind: MeshService, name: cart}", "")]
    [InlineData("{kind: MeshService, name: kuma.io/unresolved-backend, weight: 0}", "")]
    [InlineData("{kind: MeshMultiZoneService, name: cart, port: 80, weight: 4294967296}", "")]
    [InlineData("{kind: MeshMultiZoneService, name: cart}", "port: must be defined with kind MeshMultiZoneService")]
    [InlineData("{kind: Mesh}", "kind: value 'Mesh' is not supported")]
    [InlineData("{kind: MeshServiceSubset}", "name: must be set when kind is MeshServiceSubset")]
    public void judges_backends(string backend, string expected) =>
        Assert.Equal(Under("spec.to[0].rules[0].default.backendRefs[0].", expected), Rejections(Rule("{}", "", backend)));

    [Theory]
    [InlineData("", "spec.to[0].rules[0].default.backendRefs: must not be empty")]
    [InlineData("{type: RequestRedirect, requestRedirect: {}}", "")]
    [InlineData("{type: URLRewrite, urlRewrite: {hostToBackendHostname: true}}", "spec.to[0].rules[0].default.backendRefs: must not be empty")]
    public void asks_for_backends_of_gateways_except_for_redirects(string filter, string expected) => Assert.Equal(
        expected,
        Rejections($"{{targetRef: {{kind: MeshGateway, name: edge}}, to: [{{targetRef: {{kind: Mesh}}, rules: [{{matches: [{{}}], default: {{filters: [{filter}]}}}}]}}]}}"));

    [Fact]
    public void tells_of_top_level_kinds_that_go()
    {
        Assert.Equal(
            "spec.targetRef.kind: MeshService value for 'targetRef.kind' is deprecated, use Dataplane with labels instead",
            Judgement.Deprecations("MeshHTTPRoute", "{targetRef: {kind: MeshService, name: cart}}"));
        Assert.Equal("", Judgement.Deprecations("MeshHTTPRoute", "{targetRef: {kind: MeshService, name: cart}}", KumaSemantics.V3_0));
    }

    [Theory]
    [InlineData("{targetRef: {kind: MeshGateway, name: edge}}", "spec.targetRef.kind: value 'MeshGateway' is not supported")]
    [InlineData("{to: [{targetRef: {kind: MeshService, name: cart}, rules: []}]}", "spec.to[0].targetRef.labels: must be set when kind is MeshService")]
    [InlineData("{to: [{targetRef: {kind: MeshService, labels: {a: b}}, hostnames: [a], rules: []}]}", "spec.to[0].hostnames: must not be defined")]
    public void judges_destinations_as_kuma_3_0_does(string spec, string expected) => Assert.Equal(expected, Rejections(spec, KumaSemantics.V3_0));

    [Theory]
    [InlineData("{type: URLRewrite, urlRewrite: {hostToBackendHostname: true}}", "urlRewrite.hostToBackendHostname: must not be set")]
    [InlineData("{type: RequestMirror, requestMirror: {backendRef: {kind: MeshExternalService, labels: {a: b}}}}", "")]
    [InlineData(
        "{type: RequestMirror, requestMirror: {backendRef: {kind: MeshMultiZoneService, labels: {a: b}, weight: 4294967296}}}",
        "requestMirror.backendRef.port: must be defined with kind MeshMultiZoneService\n"
        + "requestMirror.backendRef.weight: must be in inclusive range [0, 4294967295]")]
    [InlineData(
        "{type: RequestMirror, requestMirror: {backendRef: {kind: MeshServiceSubset, name: copy}}}",
        "requestMirror.backendRef.kind: value 'MeshServiceSubset' is not supported")]
    public void judges_filters_as_kuma_3_0_does(string filter, string expected) => Assert.Equal(
        Under("spec.to[0].rules[0].default.filters[0].", expected),
        Rejections(Rule("{}", filter).Replace("name: cart", "labels: {a: b}", StringComparison.Ordinal), KumaSemantics.V3_0));

    private static string Rejections(string spec, KumaSemantics? semantics = null, string labels = "{}") =>
        Judgement.Rejections("MeshHTTPRoute", spec, semantics, labels);

    private static string Rule(string matches, string filters, string backends = "") =>
        $"{{to: [{{targetRef: {{kind: MeshService, name: cart}}, rules: [{{matches: [{matches}], default: {{filters: [{filters}], backendRefs: [{backends}]}}}}]}}]}}";

    private static string Under(string place, string lines) =>
        lines.Length == 0 ? "" : string.Join('\n', lines.Split('\n').Select(l => place + l));
}
