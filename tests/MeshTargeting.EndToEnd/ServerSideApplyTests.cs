using System.Text.Json;
using System.Text.Json.Nodes;
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

        JsonAssert.Equal(WithoutBookkeeping(first), WithoutBookkeeping(second));

        // Some API servers write an object anew although nothing has changed, without any webhook; ours must not add to that.
        (JsonElement control, JsonElement controlAgain) = await ApplyTwiceAsync(await CreateNamespaceWithoutWebhooksAsync(), manifest);
        if (ResourceVersion(control) == ResourceVersion(controlAgain))
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

    [EnvTestFact]
    public async Task What_the_webhook_filled_in_can_be_set_later()
    {
        string ns = await CreateNamespaceAsync();
        await ApplyAsync(ns, Service("{port: 80}"), "team");

        CommandResult result = await ApplyAsync(ns, Service("{port: 80, targetPort: 8080}"), "team");

        Assert.True(result.Succeeded, $"{result}");
        JsonElement spec = (await GetMeshServiceAsync("backend", ns)).GetProperty("spec");
        JsonAssert.Equal("""[{"port": 80, "targetPort": 8080, "appProtocol": "tcp"}]""", spec.GetProperty("ports"));
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
        await NextSecondAsync();
        await Kubectl.ApplyAsync(manifest, "--server-side", "--namespace", ns);
        return (first, await GetMeshServiceAsync("backend", ns));
    }

    /// <summary>Waits for the next second to begin. API servers note when a field was last managed, to the second: what would be
    /// written anew for a later time alone must show every time, not only when a second happens to pass.</summary>
    private static Task NextSecondAsync()
    {
        long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return Poll.UntilAsync(
            () => Task.FromResult(DateTimeOffset.UtcNow.ToUnixTimeSeconds() > now),
            TimeSpan.FromSeconds(10),
            () => "the clock stands still");
    }

    private Task<CommandResult> ApplyAsync(string ns, string manifest, string manager) =>
        Kubectl.TryApplyAsync(manifest, "--server-side", "--namespace", ns, "--field-manager", manager);

    /// <summary>Everything that an author or a controller reads: spec, labels, annotations, generation and the rest.</summary>
    private static JsonElement WithoutBookkeeping(JsonElement stored)
    {
        JsonObject copy = JsonObject.Create(stored)!;
        var metadata = (JsonObject)copy["metadata"]!;
        metadata.Remove("resourceVersion");
        metadata.Remove("managedFields");
        return JsonSerializer.SerializeToElement(copy);
    }

    private static string? ResourceVersion(JsonElement stored) =>
        stored.GetProperty("metadata").GetProperty("resourceVersion").GetString();
}
