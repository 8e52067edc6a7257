using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Validation.Kinds;

public class MeshAccessLogValidatorTests
{
    private const string None = "default: {backends: []}";
    private const string Backend = "spec.to[0].default.backends[0]";

    [Theory]
    [InlineData($"to: [{{targetRef: {{kind: MeshHTTPRoute, name: a}}, {None}}}]")]
    [InlineData($"from: [{{targetRef: {{kind: Mesh}}, {None}}}]\nto: [{{targetRef: {{kind: MeshMultiZoneService, name: a}}, {None}}}]")]
    [InlineData($"targetRef: {{kind: Dataplane, sectionName: http}}\nrules: [{{{None}}}]")]
    [InlineData($"rules: [{{matches: [{{}}, {{spiffeID: {{type: Exact, value: 'spiffe://mesh/a'}}}}], {None}}}]")]
    [InlineData($"targetRef: {{kind: MeshGateway, name: edge, tags: {{port: http}}}}\nto: [{{targetRef: {{kind: Mesh}}, {None}}}]")]
    public void accepts_what_kuma_accepts(string spec) => Assert.Equal("", Rejections(spec));

    [Theory]
    [InlineData("{type: File, file: {path: /tmp/log, format: {type: Plain, plain: a, omitEmptyValues: true}}}")]
    [InlineData("""{type: File, file: {path: 'C:\log.txt', format: {type: Json, json: [{key: a, value: '\"%B%\"'}]}}}""")]
    [InlineData("{type: Tcp, tcp: {address: '127.0.0.1:5000'}}")]
    [InlineData("{type: OpenTelemetry, openTelemetry: {endpoint: a, body: {kvlistValue: {}}, attributes: [{key: a.b_c1, value: ''}]}}")]
    [InlineData("{type: OpenTelemetry, openTelemetry: {backendRef: {kind: MeshOpenTelemetryBackend, labels: {a: b}}}, tcp: {address: a}}")]
    public void accepts_backends_that_kuma_accepts(string backend) => Assert.Equal("", To(backend));

    [Fact]
    public void rejects_a_policy_that_says_nothing() =>
        Assert.Equal("spec: at least one of 'from', 'to' or 'rules' has to be defined", Rejections("to: []"));

    [Theory]
    [InlineData("to")]
    [InlineData("from")]
    public void rejects_rules_beside_other_lists(string list) => Assert.Equal(
        "spec: fields 'to' and 'from' must be empty when 'rules' is defined",
        Rejections($"rules: [{{{None}}}]\n{list}: [{{targetRef: {{kind: Mesh}}, {None}}}]"));

    [Fact]
    public void rejects_kinds_that_are_not_supported_where_they_stand_in_kumas_order() => Assert.Equal(
        """
        spec.targetRef.kind: value 'MeshHTTPRoute' is not supported
        spec.to[0].targetRef.kind: value 'MeshSubset' is not supported
        spec.from[0].targetRef.kind: value 'MeshService' is not supported
        """,
        Rejections($$"""
            from: [{targetRef: {kind: MeshService, name: a}, {{None}}}]
            to: [{targetRef: {kind: MeshSubset}, {{None}}}]
            targetRef: {kind: MeshHTTPRoute, name: a}
            """));

    [Fact]
    public void rejects_all_but_the_mesh_behind_a_gateway() => Assert.Equal(
        "spec.to[0].targetRef.kind: value 'MeshExternalService' is not supported",
        Rejections($"targetRef: {{kind: MeshGateway, name: edge}}\nto: [{{targetRef: {{kind: MeshExternalService, name: a}}, {None}}}]"));

    [Fact]
    public void rejects_a_section_where_no_inbound_is_meant() => Assert.Equal(
        "spec.targetRef.sectionName: can only be used with inbound policies",
        Rejections($"targetRef: {{kind: Dataplane, sectionName: http}}\nto: [{{targetRef: {{kind: Mesh}}, {None}}}]"));

    [Theory]
    [InlineData("to: [{targetRef: {kind: Mesh}}]", "spec.to[0]")]
    [InlineData("from: [{targetRef: {kind: Mesh}, default: {}}]", "spec.from[0]")]
    [InlineData("rules: [{default: {}}]", "spec.rules[0]")]
    public void rejects_an_item_without_backends(string spec, string place) => Assert.Equal($"{place}.default.backends: must be defined", Rejections(spec));

    [Theory]
    [InlineData("{spiffeID: {type: Exact, value: mesh/a}}", "spec.rules[0].matches[0].spiffeID: must be a valid Spiffe ID: scheme is missing or invalid")]
    [InlineData("{sni: {type: Exact, value: ''}}", "spec.rules[0].matches[0].sni.value: must be set")]
    public void rejects_a_match_that_is_malformed(string match, string expected) =>
        Assert.Equal(expected, Rejections($"rules: [{{matches: [{match}], {None}}}]"));

    [Theory]
    [InlineData("{type: File}", "file: must be defined")]
    [InlineData("{type: Tcp, file: {path: /a}}", "tcp: must be defined")]
    [InlineData("{type: OpenTelemetry}", "openTelemetry: must be defined")]
    [InlineData("{type: File, file: {}}", "file.path: file backend requires a valid path")]
    [InlineData("{type: File, file: {path: log.txt}}", "file.path: file backend requires a valid path")]
    [InlineData("{type: Tcp, tcp: {address: server}}", "tcp.address: tcp backend requires valid address")]
    public void rejects_a_backend_without_the_settings_of_its_type(string backend, string expected) => Assert.Equal($"{Backend}.{expected}", To(backend));

    [Theory]
    [InlineData("{type: Plain}", "plain: must be defined")]
    [InlineData("{type: Plain, plain: '', json: []}", "plain: must not be empty")]
    [InlineData("{type: Json, plain: a}", "json: must be defined")]
    [InlineData("{type: Json, json: []}", "json: must not be empty")]
    [InlineData("{type: Json, json: [{value: a}]}", "json[0].key: key cannot be empty")]
    [InlineData("{type: Json, json: [{key: a, value: ''}]}", "json[0].value: value cannot be empty")]
    [InlineData("{type: Json, json: [{key: a, value: 'b\"c'}]}", "json[0]: is not a valid JSON object")]
    [InlineData("{type: Json, json: [{key: 'a\\', value: b}]}", "json[0]: is not a valid JSON object")]
    [InlineData("{type: Json, json: [{key: \"a\\nb\", value: b}]}", "json[0]: is not a valid JSON object")]
    public void rejects_a_format_that_says_nothing_or_is_no_json(string format, string expected)
    {
        Assert.Equal($"{Backend}.file.format.{expected}", To($"{{type: File, file: {{path: /a, format: {format}}}}}"));
        Assert.Equal($"{Backend}.tcp.format.{expected}", To($"{{type: Tcp, tcp: {{address: 'a:80', format: {format}}}}}"));
    }

    [Fact]
    public void tells_of_the_format_before_the_path() => Assert.Equal(
        $"{Backend}.file.format.plain: must be defined\n{Backend}.file.path: file backend requires a valid path",
        To("{type: File, file: {path: a, format: {type: Plain}}}"));

    [Theory]
    [InlineData("{endpoint: ''}", ": openTelemetry must have exactly one defined: endpoint, backendRef")]
    [InlineData("{endpoint: a, backendRef: {kind: MeshOpenTelemetryBackend, labels: {a: b}}}", ": openTelemetry must have only one type defined: endpoint, backendRef")]
    [InlineData("{endpoint: 'grpc://a'}", ".endpoint: must be in host:port format, not a URL")]
    [InlineData("{backendRef: {kind: MeshOpenTelemetryBackend}}", ".backendRef: backendRef must have exactly one defined: labels")]
    [InlineData("{endpoint: a, attributes: [{value: b}]}", ".attributes[0].key: must be defined")]
    [InlineData("{endpoint: a, attributes: [{key: '%A%', value: b}]}", ".attributes[0].key: must be a static OpenTelemetry attribute name; placeholders are only supported in values")]
    [InlineData("{endpoint: a, attributes: [{key: otel.a, value: b}]}", ".attributes[0].key: must not use the reserved OpenTelemetry prefix 'otel.'")]
    public void rejects_a_collector_or_an_attribute_that_is_malformed(string collector, string expected) =>
        Assert.Equal($"{Backend}.openTelemetry{expected}", To($"{{type: OpenTelemetry, openTelemetry: {collector}}}"));

    [Fact]
    public void tells_of_what_is_deprecated_each_once() => Assert.Equal(
        """
        spec.from: 'from' field is deprecated, use 'rules' instead
        spec.to[0].default.backends[1].openTelemetry.endpoint: openTelemetry.endpoint is deprecated, use openTelemetry.backendRef with a MeshOpenTelemetryBackend resource instead
        spec.targetRef.kind: MeshServiceSubset value for 'targetRef.kind' is deprecated, use Dataplane with labels instead
        """,
        Judgement.Deprecations("MeshAccessLog", """
            targetRef: {kind: MeshServiceSubset, name: a}
            from: [{targetRef: {kind: Mesh}, default: {backends: [{type: OpenTelemetry, openTelemetry: {endpoint: a}}]}}]
            to: [{targetRef: {kind: Mesh}, default: {backends: [{type: File, file: {path: /a}}, {type: OpenTelemetry, openTelemetry: {endpoint: a}}]}}]
            """));

    [Theory]
    [InlineData("from: [{targetRef: {kind: Mesh}, default: {}}]", "spec: at least one of 'to' or 'rules' has to be defined")]
    [InlineData($"rules: [{{{None}}}]\nto: [{{targetRef: {{kind: Mesh}}, {None}}}]", "spec: 'to' must be empty when 'rules' is defined")]
    [InlineData("to: [{targetRef: {kind: Mesh}, default: {backends: [{type: OpenTelemetry, openTelemetry: {endpoint: a}}]}}]", $"{Backend}.openTelemetry.backendRef: must be defined")]
    [InlineData("to: [{targetRef: {kind: Mesh}, default: {backends: [{type: OpenTelemetry, openTelemetry: {backendRef: {kind: MeshOpenTelemetryBackend}}}]}}]", $"{Backend}.openTelemetry.backendRef: backendRef must have exactly one defined: labels")]
    public void judges_by_the_rules_of_3_0(string spec, string expected)
    {
        Assert.Equal(expected, Judgement.Rejections("MeshAccessLog", spec, KumaSemantics.V3_0));
        Assert.Equal("", Judgement.Deprecations("MeshAccessLog", spec, KumaSemantics.V3_0));
    }

    private static string Rejections(string spec) => Judgement.Rejections("MeshAccessLog", spec);

    private static string To(string backend) => Rejections($"to: [{{targetRef: {{kind: Mesh}}, default: {{backends: [{backend}]}}}}]");
}
