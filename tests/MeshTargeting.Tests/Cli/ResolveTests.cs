using System.Text.Json;
using MeshTargeting.Tests.Files;

namespace MeshTargeting.Tests.Cli;

/// <summary>The command <c>resolve</c>, as scripts and people meet it.</summary>
public sealed class ResolveTests : IDisposable
{
    private const string Service = """
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata:
          name: backend
          namespace: app
          labels:
            kuma.io/mesh: default
        spec:
          selector:
            dataplaneTags:
              app: backend
          ports:
            - name: http
              port: 80
              targetPort: 8080
              appProtocol: http
        """;

    private const string Proxy = """
        apiVersion: kuma.io/v1alpha1
        kind: Dataplane
        mesh: default
        metadata:
          name: backend-0
          namespace: app
        spec:
          networking:
            address: 10.0.0.1
            inbound:
              - port: 8080
                tags:
                  app: backend
                  kuma.io/service: backend_app_svc_80
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void json_names_the_service_the_port_and_the_proxies()
    {
        _folder.Write("app/service.yaml", $"{Service}\n---\n{Proxy}");
        _folder.Write("app/timeout.yaml", Timeout("backend"));

        var run = Resolve("app", "--format", "json");

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal(
            """
            {
              "apiVersion": "meshservice.io/v1",
              "kind": "ResolveReport",
              "kumaVersion": "2.14",
              "references": [
                {
                  "from": {
                    "kind": "MeshTimeout",
                    "mesh": "default",
                    "namespace": "app",
                    "name": "t"
                  },
                  "path": "spec.to[0].targetRef",
                  "refKind": "MeshService",
                  "status": "Resolved",
                  "reason": "Resolved",
                  "targets": [
                    {
                      "kri": "kri_msvc_default__app_backend_http",
                      "kind": "MeshService",
                      "mesh": "default",
                      "zone": "",
                      "namespace": "app",
                      "name": "backend",
                      "section": "http",
                      "port": 80,
                      "appProtocol": "http",
                      "derived": false,
                      "proxies": 1
                    }
                  ],
                  "file": "app/timeout.yaml",
                  "line": 10,
                  "column": 7
                }
              ],
              "policies": [
                {
                  "policy": {
                    "kind": "MeshTimeout",
                    "mesh": "default",
                    "namespace": "app",
                    "name": "t"
                  },
                  "role": "producer",
                  "reason": null,
                  "proxies": [
                    {
                      "mesh": "default",
                      "namespace": "app",
                      "name": "backend-0",
                      "inbounds": [
                        "8080"
                      ]
                    }
                  ]
                }
              ]
            }

            """,
            run.Output);
    }

    [Fact]
    public void a_zone_that_is_stated_is_part_of_the_identifier()
    {
        _folder.Write("a.yaml", $"{Service}\n---\n{Timeout("backend")}");

        var target = Resolve("a.yaml", "--format", "json", "--zone", "east").Json
            .GetProperty("references")[0].GetProperty("targets")[0];

        Assert.Equal("kri_msvc_default_east_app_backend_http", target.GetProperty("kri").GetString());
        Assert.Equal("east", target.GetProperty("zone").GetString());
    }

    [Fact]
    public void text_is_a_line_a_reference_with_what_it_hits_or_why_not()
    {
        _folder.Write("a.yaml", $"{Service}\n---\n{Timeout("backend")}\n---\n{Timeout("backnd")}");

        var run = Resolve("a.yaml");

        Assert.Equal(0, run.Status);
        var lines = run.Output.Split('\n');
        Assert.Equal("a.yaml", lines[0]);
        Assert.Contains(lines, line => line.EndsWith("→ MeshService app/backend:http (80 http, no known proxy)", StringComparison.Ordinal));
        Assert.Contains(lines, line =>
            line.Contains("✗ TargetNotFound: ", StringComparison.Ordinal)
            && line.EndsWith("did you mean \"backend\"?", StringComparison.Ordinal));
        Assert.Equal("2 references: 1 resolved, 1 not or not wholly.", lines[^2]);
    }

    [Theory]
    [InlineData("error", 0)]
    [InlineData("warning", 1)]
    [InlineData("never", 0)]
    public void a_reference_that_does_not_resolve_counts_as_a_warning(string threshold, int status)
    {
        _folder.Write("a.yaml", Timeout("backend"));

        var run = Resolve("a.yaml", "--fail-on", threshold, "--format", "json");

        Assert.Equal(status, run.Status);
        Assert.Equal("Unresolved", run.Json.GetProperty("references")[0].GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Array, run.Json.GetProperty("references")[0].GetProperty("targets").ValueKind);
    }

    [Fact]
    public void broken_yaml_is_status_1_and_noted_beside_the_report()
    {
        _folder.Write("a.yaml", $"kind: [\n---\n{Service}\n---\n{Timeout("backend")}");

        var run = Resolve("a.yaml", "--format", "json");

        Assert.Equal(1, run.Status);
        Assert.StartsWith("a.yaml:", run.Error, StringComparison.Ordinal);
        Assert.Contains(" MS001 ", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Json.GetProperty("references").GetArrayLength());
    }

    [Fact]
    public void derived_services_are_marked_and_not_there_with_no_derive()
    {
        var derived = Meshservice.Run("resolve", "examples/shop/shop", "--context", "examples/shop", "--format", "json").Json;
        var given = Meshservice.Run("resolve", "examples/shop/shop", "--context", "examples/shop", "--format", "json", "--no-derive").Json;

        Assert.Contains(Targets(derived), t => t.GetProperty("derived").GetBoolean());
        Assert.DoesNotContain(Targets(given), t => t.GetProperty("derived").GetBoolean());
        Assert.InRange(Targets(given).Count(), 1, Targets(derived).Count() - 1);
    }

    private static string Timeout(string service) =>
        $"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata:
          name: {(service == "backend" ? "t" : "u")}
          namespace: app
          labels:
            kuma.io/mesh: default
        spec:
          to:
            - targetRef:
                kind: MeshService
                name: {service}
                sectionName: http
              default:
                idleTimeout: 30s
        """;

    private static IEnumerable<JsonElement> Targets(JsonElement report) =>
        report.GetProperty("references").EnumerateArray().SelectMany(r => r.GetProperty("targets").EnumerateArray());

    private MeshserviceRun Resolve(params string[] arguments) => Meshservice.RunIn(_folder.Path, "", ["resolve", .. arguments]);
}
