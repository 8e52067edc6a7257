using System.Text.Json.Nodes;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Tests.Inspect;

/// <summary>What the inspect API tells of a small mesh, member by member.</summary>
public class ShapeTests
{
    private const string Mesh = """
        type: Mesh
        name: default
        meshServices: {mode: Exclusive}
        ---
        type: Dataplane
        name: web
        mesh: default
        labels: {app: web}
        networking:
          address: 10.0.0.1
          inbound:
            - {port: 8080, name: http, tags: {kuma.io/service: web, kuma.io/protocol: http}}
            - {port: 9090, protocol: tcp}
          listeners:
            - {type: ZoneEgress, address: 10.0.0.9, port: 10002}
        ---
        type: MeshService
        name: api
        mesh: default
        spec: {selector: {dataplaneTags: {kuma.io/service: api}}, ports: [{port: 80, name: http, targetPort: 80, appProtocol: http}, {port: 81}]}
        ---
        type: MeshTimeout
        name: all
        mesh: default
        spec: {to: [{targetRef: {kind: Mesh}, default: {connectionTimeout: 60s}}]}
        ---
        type: MeshTimeout
        name: api
        mesh: default
        labels: {team: a}
        spec:
          to:
            - {targetRef: {kind: MeshService, name: none}, default: {idleTimeout: 1s}}
            - {targetRef: {kind: MeshService, name: api, sectionName: http}, default: {idleTimeout: 2s}}
            - {targetRef: {kind: MeshHTTPRoute, name: split}, default: {idleTimeout: 3s}}
        ---
        type: MeshTimeout
        name: in
        mesh: default
        spec:
          targetRef: {kind: Dataplane, name: web, sectionName: http}
          rules: [{matches: [{sni: {type: Exact, value: x}}], default: {idleTimeout: 4s}}]
        ---
        type: MeshTrace
        name: trace
        mesh: default
        spec: {default: {backends: [{type: Zipkin, zipkin: {url: "http://jaeger:9411/api/v2/spans"}}]}}
        ---
        type: MeshHTTPRoute
        name: split
        mesh: default
        spec:
          to:
            - targetRef: {kind: MeshService, name: api, sectionName: http}
              rules: [{matches: [{path: {type: PathPrefix, value: /v2}}], default: {backendRefs: [{kind: MeshService, name: api, port: 80, weight: 1}]}}]
        ---
        type: MeshTCPRoute
        name: tcp
        mesh: default
        spec: {to: [{targetRef: {kind: MeshService, name: api}, rules: [{default: {backendRefs: [{kind: MeshService, name: api, port: 81}]}}]}]}
        """;

    private const string Port = "kri_msvc_default___api_http";

    [Fact]
    public async Task rules_are_told_by_kind_with_what_contributed()
    {
        await using var mesh = await InspectedMesh.OfAsync(Mesh);
        var answer = await mesh.AskAsync("dataplanes/web/_rules");

        Equal("""{"type": "Dataplane", "mesh": "default", "name": "web", "labels": {"app": "web"}}""", answer["resource"]);
        Assert.Equal(["MeshHTTPRoute", "MeshTCPRoute", "MeshTrace", "MeshTimeout"], answer["rules"]!.AsArray().Select(r => (string)r!["type"]!));
        Equal("""[{"path": {"type": "PathPrefix", "value": "/v2"}}]""", answer["httpMatches"]![0]!["match"]);
        Equal(
            """
            {
              "conf": {"backends": [{"type": "Zipkin", "zipkin": {"url": "http://jaeger:9411/api/v2/spans", "apiVersion": "httpJson", "traceId128bit": false, "sharedSpanContext": true}}]},
              "origin": [{"type": "MeshTrace", "mesh": "default", "name": "trace", "labels": {}}]
            }
            """,
            answer["rules"]![2]!["proxyRule"]);

        var timeout = answer["rules"]![3]!.AsObject();
        Assert.Equal(["fromRules", "inboundRules", "toResourceRules", "toRules", "type", "warnings"], timeout.Select(m => m.Key).Order(StringComparer.Ordinal));
        Assert.Empty(timeout["toRules"]!.AsArray());
        Assert.Empty(timeout["warnings"]!.AsArray());
        Assert.Equal(["MeshService api/http", "Mesh default/", "MeshHTTPRoute split/"], timeout["toResourceRules"]!.AsArray()
            .Select(r => $"{r!["resourceMeta"]!["type"]} {r["resourceMeta"]!["name"]}/{r["resourceSectionName"]}"));
        Equal(
            """
            [
              {"resourceMeta": {"type": "MeshTimeout", "mesh": "default", "name": "all", "labels": {}}, "ruleIndex": 0},
              {"resourceMeta": {"type": "MeshTimeout", "mesh": "default", "name": "api", "labels": {"team": "a"}}, "ruleIndex": 1}
            ]
            """,
            timeout["toResourceRules"]![0]!["origin"]);
        Equal("""[{"connectionTimeout": "1m0s", "idleTimeout": "2s"}]""", timeout["toResourceRules"]![0]!["conf"]);
        Equal(
            """
            [{
              "inbound": {"name": "http", "port": 8080, "tags": {"kuma.io/service": "web", "kuma.io/protocol": "http"}},
              "rules": [{
                "match": {"sni": {"type": "Exact", "value": "x"}},
                "conf": [{"idleTimeout": "4s"}],
                "origin": [{"resourceMeta": {"type": "MeshTimeout", "mesh": "default", "name": "in", "labels": {}}, "ruleIndex": 0}]
              }]
            }]
            """,
            timeout["inboundRules"]);
    }

    [Fact]
    public async Task policies_of_a_proxy_are_those_with_one_configuration()
    {
        await using var mesh = await InspectedMesh.OfAsync(Mesh);
        Equal(
            """
            {"policies": [{
              "kind": "MeshTrace",
              "conf": {"backends": [{"type": "Zipkin", "zipkin": {"url": "http://jaeger:9411/api/v2/spans", "apiVersion": "httpJson", "traceId128bit": false, "sharedSpanContext": true}}]},
              "origins": [{"kri": "kri_mtr_default___trace_"}]
            }]}
            """,
            await mesh.AskAsync("dataplanes/web/_policies"));
    }

    [Fact]
    public async Task policies_of_an_inbound_are_rules()
    {
        await using var mesh = await InspectedMesh.OfAsync(Mesh);

        Equal(
            """
            {"policies": [{
              "kind": "MeshTimeout",
              "rules": [{"kri": "kri_mt_default___in_", "conf": {"idleTimeout": "4s"}}],
              "origins": [{"kri": "kri_mt_default___in_"}]
            }]}
            """,
            await mesh.AskAsync("dataplanes/web/_inbounds/kri_dp_default___web_http/_policies"));
        Equal("""{"policies": []}""", await mesh.AskAsync("dataplanes/web/_inbounds/kri_dp_default___web_9090/_policies"));
        Equal("""{"policies": []}""", await mesh.AskAsync("dataplanes/web/_inbounds/kri_dp_default___web_10002/_policies"));
    }

    [Fact]
    public async Task policies_of_an_outbound_are_those_of_the_port_else_of_the_mesh()
    {
        await using var mesh = await InspectedMesh.OfAsync(Mesh);

        var port = (await mesh.AskAsync($"dataplanes/web/_outbounds/{Port}/_policies"))["policies"]!.AsArray();
        Assert.Equal(["MeshHTTPRoute", "MeshTCPRoute", "MeshTimeout"], port.Select(p => (string)p!["kind"]!));
        Equal("""[{"connectionTimeout": "1m0s", "idleTimeout": "2s"}]""", port[2]!["conf"]);
        Equal("""[{"kri": "kri_mt_default___all_"}, {"kri": "kri_mt_default___api_"}]""", port[2]!["origins"]);

        foreach (var other in (string[])["kri_msvc_default___api_81", "kri_msvc_default___unknown_"])
        {
            var policies = (await mesh.AskAsync($"dataplanes/web/_outbounds/{other}/_policies"))["policies"]!.AsArray();
            Equal("""[{"connectionTimeout": "1m0s"}]""", policies.Single(p => (string)p!["kind"]! == "MeshTimeout")!["conf"]);
        }
    }

    [Theory]
    [InlineData("kri_mhttpr_default___split_", "3s")]
    [InlineData("kri_mhttpr_default___other_", "2s")]
    [InlineData("kri_mtcpr_default___tcp_", "2s")]
    public async Task policies_along_a_route_are_those_of_the_route_else_of_the_port(string route, string idle)
    {
        await using var mesh = await InspectedMesh.OfAsync(Mesh);

        var policies = (await mesh.AskAsync($"dataplanes/web/_outbounds/{Port}/_routes/{route}/_policies"))["policies"]!;

        Equal($$"""[{"connectionTimeout": "1m0s", "idleTimeout": "{{idle}}"}]""", policies.AsArray().Single()!["conf"]);
    }

    [Fact]
    public async Task routes_of_both_kinds_are_told()
    {
        await using var mesh = await InspectedMesh.OfAsync(Mesh);
        Equal(
            """
            {"routes": [
              {"kind": "MeshHTTPRoute", "origins": [{"kri": "kri_mhttpr_default___split_"}], "rules": [{
                "kri": "kri_mhttpr_default___split_",
                "matches": [{"path": {"type": "PathPrefix", "value": "/v2"}}],
                "conf": {"backendRefs": [{"kind": "MeshService", "name": "api", "port": 80, "weight": 1}]}
              }]},
              {"kind": "MeshTCPRoute", "origins": [{"kri": "kri_mtcpr_default___tcp_"}], "rules": [{
                "kri": "",
                "matches": null,
                "conf": {"backendRefs": [{"kind": "MeshService", "name": "api", "port": 81, "weight": 1}]}
              }]}
            ]}
            """,
            await mesh.AskAsync($"dataplanes/web/_outbounds/{Port}/_routes"));
        Equal("""{"routes": []}""", await mesh.AskAsync("dataplanes/web/_outbounds/kri_msvc_default___unknown_/_routes"));
    }

    [Fact]
    public async Task the_layout_is_inbounds_outbounds_and_listeners()
    {
        await using var mesh = await InspectedMesh.OfAsync(Mesh);
        Equal(
            """
            {
              "kri": "kri_dp_default___web_",
              "labels": {"app": "web"},
              "inbounds": [
                {"kri": "kri_dp_default___web_http", "port": 8080, "protocol": "http", "proxyResourceName": "self_inbound_dp_http"},
                {"kri": "kri_dp_default___web_9090", "port": 9090, "protocol": "tcp", "proxyResourceName": "self_inbound_dp_9090"}
              ],
              "outbounds": [
                {"kri": "kri_msvc_default___api_81", "port": 81, "protocol": "tcp", "proxyResourceName": "kri_msvc_default___api_81"},
                {"kri": "kri_msvc_default___api_http", "port": 80, "protocol": "http", "proxyResourceName": "kri_msvc_default___api_http"}
              ],
              "listeners": [
                {"kri": "kri_dp_default___web_10002", "port": 10002, "type": "ZoneEgress", "proxyResourceName": "self_zoneegress_dp_10002"}
              ]
            }
            """,
            await mesh.AskAsync("dataplanes/web/_layout"));
    }

    [Fact]
    public async Task rules_that_are_too_many_to_be_made_are_warned_of()
    {
        var clients = Enumerable.Range(0, 30).Select(i => $"{{targetRef: {{kind: MeshSubset, tags: {{t{i}: x}}}}, default: {{action: Allow}}}}");
        await using var mesh = await InspectedMesh.OfAsync($$"""
            {type: Dataplane, name: web, mesh: default, networking: {address: 10.0.0.1, inbound: [{port: 8080}, {port: 8081}]} }
            ---
            {type: MeshTrafficPermission, name: all, mesh: default, spec: {from: [{{string.Join(", ", clients)}}]} }
            """);

        var rule = (await mesh.AskAsync("dataplanes/web/_rules"))["rules"]!.AsArray().Single()!;

        Assert.Empty(rule["fromRules"]!.AsArray());
        Assert.NotEmpty((string)Assert.Single(rule["warnings"]!.AsArray())!);
    }

    [Fact]
    public async Task kuma_3_tells_no_rules_by_tags()
    {
        await using var mesh = await InspectedMesh.OfAsync(
            """
            type: Dataplane
            name: web
            mesh: default
            networking: {address: 10.0.0.1, inbound: [{port: 8080}]}
            ---
            type: MeshTimeout
            name: all
            mesh: default
            spec: {to: [{targetRef: {kind: Mesh}, default: {idleTimeout: 1s}}]}
            """,
            new WorldOptions { Semantics = KumaSemantics.V3_0 });

        var rule = (await mesh.AskAsync("dataplanes/web/_rules"))["rules"]!.AsArray().Single()!.AsObject();

        Assert.Equal(["inboundRules", "toResourceRules", "type", "warnings"], rule.Select(m => m.Key).Order(StringComparer.Ordinal));
    }

    private static void Equal(string expected, JsonNode? actual) => Assert.True(
        JsonNode.DeepEquals(JsonNode.Parse(expected), actual), $"expected {JsonNode.Parse(expected)!.ToJsonString()}, got {actual?.ToJsonString()}");
}
