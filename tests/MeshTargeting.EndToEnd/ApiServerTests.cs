using System.Text.Json;
using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>The harness itself: if these fail, what the other tests say about our programs means nothing.</summary>
[Collection(SharedApiServer.Name)]
public sealed class ApiServerTests(ApiServer server)
{
    [EnvTestFact]
    public async Task Stores_what_is_applied()
    {
        string ns = await server.CreateNamespaceAsync("team=shop");

        await server.Kubectl.ApplyAsync(
            $"""
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
              namespace: {ns}
            data:
              greeting: hello
            """);

        JsonElement settings = await server.Kubectl.GetAsync("configmap", "settings", ns);
        Assert.Equal("hello", settings.GetProperty("data").GetProperty("greeting").GetString());
        JsonElement created = await server.Kubectl.GetAsync("namespace", ns);
        Assert.Equal("shop", created.GetProperty("metadata").GetProperty("labels").GetProperty("team").GetString());
    }

    [EnvTestFact]
    public async Task Refuses_what_is_invalid()
    {
        CommandResult result = await server.Kubectl.TryApplyAsync(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: Not_a_DNS_name
              namespace: default
            """);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("metadata.name", result.Error, StringComparison.Ordinal);
    }

    [EnvTestFact]
    public async Task Serves_the_objects_of_a_custom_resource_definition()
    {
        await server.Kubectl.ApplyAsync(
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: boats.harness.example
            spec:
              group: harness.example
              names: { kind: Boat, plural: boats }
              scope: Namespaced
              versions:
              - name: v1
                served: true
                storage: true
                schema:
                  openAPIV3Schema:
                    type: object
                    properties:
                      spec:
                        type: object
                        properties:
                          sails: { type: integer, default: 1 }
            """);
        await server.WaitForDefinitionsAsync("boats.harness.example");
        string ns = await server.CreateNamespaceAsync();

        await server.Kubectl.ApplyAsync(
            $"""
            apiVersion: harness.example/v1
            kind: Boat
            metadata:
              name: dinghy
              namespace: {ns}
            spec:
              colour: red
            """,
            "--validate=false");

        JsonElement spec = (await server.Kubectl.GetAsync("boats.harness.example", "dinghy", ns)).GetProperty("spec");
        Assert.Equal(1, spec.GetProperty("sails").GetInt32());
        Assert.False(spec.TryGetProperty("colour", out _));
    }
}
