using System.Text.Json;
using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>Server-side apply, as controllers and GitOps tools use it: what is applied again changes nothing, or they would
/// apply for ever.</summary>
[Collection(SharedApiServer.Name)]
public sealed class ServerSideApplyTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    [EnvTestTheory]
    [InlineData("metadata: {name: backend}", "ports: [{port: 80}, {name: admin, port: 9901}]")]
    [InlineData(
        "metadata: {name: backend, labels: {kuma.io/mesh: default}}",
        "state: Unavailable, ports: [{port: 80, targetPort: 8080, appProtocol: http}]")]
    public async Task Applying_twice_changes_nothing(string metadata, string spec)
    {
        string manifest =
            $$"""
            apiVersion: kuma.io/v1alpha1
            kind: MeshService
            {{metadata}}
            spec: {selector: {dataplaneTags: {app: backend} }, {{spec}}}
            """;

        (JsonElement first, JsonElement second) = await ApplyTwiceAsync(await CreateNamespaceAsync(), manifest);

        JsonAssert.Equal(first.GetProperty("spec"), second.GetProperty("spec"));
        JsonAssert.Equal(first.GetProperty("metadata").GetProperty("labels"), second.GetProperty("metadata").GetProperty("labels"));
        Assert.Equal(Generation(first), Generation(second));

        // Some API servers write an object anew although nothing has changed, without any webhook; ours must not add to that.
        (JsonElement controlFirst, JsonElement controlSecond) = await ApplyTwiceAsync(await CreateNamespaceWithoutWebhooksAsync(), manifest);
        if (ResourceVersion(controlFirst) == ResourceVersion(controlSecond))
        {
            Assert.Equal(ResourceVersion(first), ResourceVersion(second));
        }
    }

    [EnvTestFact]
    public async Task What_the_webhook_fills_in_is_nobodys_to_fight_over()
    {
        string ns = await CreateNamespaceAsync();
        await ApplyAsync(ns, Service("{port: 80}"), "first-team");

        CommandResult result = await ApplyAsync(ns, Service("{port: 80, appProtocol: tcp, targetPort: 80}"), "second-team");

        Assert.True(result.Succeeded, $"{result}");
    }

    private static string Service(string port) =>
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend}
        spec: {selector: {dataplaneTags: {app: backend} }, ports: [{{port}}]}
        """;

    private async Task<(JsonElement First, JsonElement Second)> ApplyTwiceAsync(string ns, string manifest)
    {
        await Kubectl.ApplyAsync(manifest, "--server-side", "--namespace", ns);
        JsonElement first = await GetMeshServiceAsync("backend", ns);
        await Kubectl.ApplyAsync(manifest, "--server-side", "--namespace", ns);
        return (first, await GetMeshServiceAsync("backend", ns));
    }

    private Task<CommandResult> ApplyAsync(string ns, string manifest, string manager) =>
        Kubectl.TryApplyAsync(manifest, "--server-side", "--namespace", ns, "--field-manager", manager);

    private static long Generation(JsonElement stored) => stored.GetProperty("metadata").GetProperty("generation").GetInt64();

    private static string? ResourceVersion(JsonElement stored) =>
        stored.GetProperty("metadata").GetProperty("resourceVersion").GetString();
}
