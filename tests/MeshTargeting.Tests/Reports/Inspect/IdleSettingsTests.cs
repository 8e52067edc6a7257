using MeshTargeting.Reports;
using MeshTargeting.Reports.Inspect.Proxies;
using MeshTargeting.Reports.Json;
using MeshTargeting.Reports.Text;
using MeshTargeting.Reports.Text.Inspect;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reports.Inspect;

/// <summary><c>inspect dataplane</c> tells of values that have no effect on the port that they are shown for.</summary>
public class IdleSettingsTests
{
    private const string Given = """
        type: Mesh
        name: default
        meshServices: {mode: Exclusive}
        ---
        type: Dataplane
        mesh: default
        name: web
        labels: {app: web}
        networking:
          address: 10.0.0.1
          inbound:
            - {name: http, port: 8080, tags: {kuma.io/service: web, kuma.io/protocol: http}}
            - {name: admin, port: 9090, tags: {kuma.io/service: web}}
        ---
        type: MeshService
        mesh: default
        name: db
        spec:
          selector: {dataplaneTags: {kuma.io/service: db}}
          ports:
            - {name: sql, port: 5432, targetPort: 5432, appProtocol: tcp}
            - {name: http, port: 80, targetPort: 8080, appProtocol: http}
        ---
        type: MeshTimeout
        mesh: default
        name: t
        spec:
          targetRef: {kind: Dataplane, labels: {app: web}}
          to: [{targetRef: {kind: MeshService, name: db}, default: {connectionTimeout: 1s, http: {requestTimeout: 2s}}}]
        ---
        type: MeshTimeout
        mesh: default
        name: i
        spec:
          targetRef: {kind: Dataplane, labels: {app: web}}
          rules: [{default: {idleTimeout: 1h, http: {requestTimeout: 3s}}}]
        """;

    [Fact]
    public void values_without_effect_on_a_port_are_marked_there_and_nowhere_else()
    {
        var lines = ProxyText.Write(Inspected(Given), TextStyle.Plain).Split('\n');

        Assert.Matches(@"http\.requestTimeout +3s +i +in\.yaml:\d+$", After(lines, "Inbound http (8080 http)", "http.requestTimeout"));
        Assert.EndsWith("  (no effect on tcp)", After(lines, "Inbound admin (9090 tcp)", "http.requestTimeout"), StringComparison.Ordinal);
        Assert.Matches(@"idleTimeout +1h0m0s +i +in\.yaml:\d+$", After(lines, "Inbound admin (9090 tcp)", "idleTimeout"));
        Assert.EndsWith("  (no effect on tcp)", After(lines, "Outbound to MeshService db:sql", "http.requestTimeout"), StringComparison.Ordinal);
        Assert.Matches(@"http\.requestTimeout +2s +t +in\.yaml:\d+$", After(lines, "Outbound to MeshService db:http", "http.requestTimeout"));
    }

    [Fact]
    public void the_json_has_a_note_at_such_values()
    {
        var json = System.Text.Encoding.UTF8.GetString(ReportJson.Write(MeshTargeting.Reports.Json.Inspect.InspectDataplaneReport.Of(Inspected(Given))));

        Assert.Equal(2, json.Split("\"note\": \"no effect on tcp\"").Length - 1);
        Assert.DoesNotContain("\"note\": null", json, StringComparison.Ordinal);
    }

    [Fact]
    public void connections_know_no_routes()
    {
        var lines = ProxyText.Write(
            Inspected(Given + """

            ---
            type: MeshHTTPRoute
            mesh: default
            name: search
            spec:
              to:
                - targetRef: {kind: MeshService, name: db, sectionName: http}
                  rules: [{matches: [{path: {type: PathPrefix, value: /search}}], default: {}}]
            ---
            type: MeshTimeout
            mesh: default
            name: along
            spec:
              to: [{targetRef: {kind: MeshHTTPRoute, name: search}, default: {connectionTimeout: 5s, http: {requestTimeout: 6s}}}]
            """),
            TextStyle.Plain).Split('\n');

        Assert.EndsWith("  (no effect along a route)", After(lines, "  along MeshHTTPRoute search", "connectionTimeout"), StringComparison.Ordinal);
        Assert.Matches(@"http\.requestTimeout +6s +along +in\.yaml:\d+$", After(lines, "  along MeshHTTPRoute search", "http.requestTimeout"));
    }

    private static ProxyInspection Inspected(string text)
    {
        var result = ProxyInspector.Inspect(new CheckInput { Judged = [new SourceText("in.yaml", text)] }, "web");
        Assert.Empty(result.Findings);
        return result.Answer!;
    }

    private static string After(string[] lines, string heading, string field)
    {
        var at = Array.FindIndex(lines, line => line.StartsWith(heading, StringComparison.Ordinal));
        Assert.True(at >= 0, $"no \"{heading}\" in\n{string.Join('\n', lines)}");
        return lines.Skip(at + 1).First(line => line.Contains(field, StringComparison.Ordinal));
    }
}
