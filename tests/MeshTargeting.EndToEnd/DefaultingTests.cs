using System.Text.Json;
using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>What a MeshService leaves out and comes back with.</summary>
[Collection(SharedApiServer.Name)]
public sealed class DefaultingTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    [EnvTestFact]
    public async Task A_MeshService_of_port_and_selector_comes_back_complete()
    {
        string ns = await CreateNamespaceAsync();

        await ApplyAsync(ns, "[{port: 80}, {name: admin, port: 9901}]");

        JsonElement stored = await GetMeshServiceAsync("backend", ns);
        JsonAssert.Equal(
            """
            {
              "selector": {"dataplaneTags": {"app": "backend"}},
              "ports": [
                {"port": 80, "targetPort": 80, "appProtocol": "tcp"},
                {"name": "admin", "port": 9901, "targetPort": 9901, "appProtocol": "tcp"}
              ],
              "state": "Unavailable"
            }
            """,
            stored.GetProperty("spec"));
        Assert.Equal("default", MeshOf(stored));
    }

    [EnvTestFact]
    public async Task What_is_set_is_kept()
    {
        string ns = await CreateNamespaceAsync();

        await ApplyAsync(
            ns,
            "[{port: 80, targetPort: 8080, appProtocol: http}, {port: 90, targetPort: web, appProtocol: grpc}, {port: 91, targetPort: 9}]",
            "labels: {kuma.io/mesh: payments, team: shop}",
            "state: Available");

        JsonElement stored = await GetMeshServiceAsync("backend", ns);
        JsonAssert.Equal(
            """
            {
              "selector": {"dataplaneTags": {"app": "backend"}},
              "ports": [
                {"port": 80, "targetPort": 8080, "appProtocol": "http"},
                {"port": 90, "targetPort": "web", "appProtocol": "grpc"},
                {"port": 91, "targetPort": 9, "appProtocol": "tcp"}
              ],
              "state": "Available"
            }
            """,
            stored.GetProperty("spec"));
        JsonAssert.Equal(
            $$"""
            {
              "kuma.io/mesh": "payments", "team": "shop", "kuma.io/origin": "zone", "kuma.io/zone": "default", "kuma.io/env": "kubernetes",
              "k8s.kuma.io/namespace": "{{ns}}"
            }
            """,
            stored.GetProperty("metadata").GetProperty("labels"));
    }

    [EnvTestFact]
    public async Task A_field_that_an_update_takes_out_is_filled_in_again()
    {
        string ns = await CreateNamespaceAsync();
        await ApplyAsync(ns, "[{port: 80, targetPort: 8080, appProtocol: tcp}]");

        await ApplyAsync(ns, "[{port: 80, appProtocol: tcp}]");

        JsonElement port = (await GetMeshServiceAsync("backend", ns)).GetProperty("spec").GetProperty("ports")[0];
        JsonAssert.Equal("""{"port": 80, "targetPort": 80, "appProtocol": "tcp"}""", port);
    }

    [EnvTestFact]
    public async Task What_is_filled_in_is_no_change_to_who_applies_again()
    {
        string ns = await CreateNamespaceAsync();
        await ApplyAsync(ns, "[{port: 80}]");

        CommandResult again = await ApplyAsync(ns, "[{port: 80, targetPort: 80, appProtocol: tcp}]");
        CommandResult asBefore = await ApplyAsync(ns, "[{port: 80, targetPort: 80, appProtocol: tcp}]");

        Assert.Equal(1, (await GetMeshServiceAsync("backend", ns)).GetProperty("metadata").GetProperty("generation").GetInt64());
        Assert.EndsWith("configured\n", again.Output, StringComparison.Ordinal); // The annotation that kubectl keeps has changed.
        Assert.EndsWith("unchanged\n", asBefore.Output, StringComparison.Ordinal);
    }

    private Task<CommandResult> ApplyAsync(string ns, string ports, string metadata = "labels: {}", string spec = "") => Kubectl.ApplyAsync(
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata:
          name: backend
          {{metadata}}
        spec:
          selector: {dataplaneTags: {app: backend} }
          ports: {{ports}}
          {{spec}}
        """,
        "--namespace",
        ns);

    private static string? MeshOf(JsonElement stored) =>
        stored.GetProperty("metadata").GetProperty("labels").GetProperty("kuma.io/mesh").GetString();
}
