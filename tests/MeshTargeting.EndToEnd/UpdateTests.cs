using System.Text.Json;
using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>Updates of MeshServices that were stored before the webhooks came and are invalid: whoever changes something else is
/// left in peace.</summary>
[Collection(SharedApiServer.Name)]
public sealed class UpdateTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    private const string PortOutOfRange = "selector: {dataplaneTags: {app: backend}}, ports: [{port: 99999, targetPort: 80}]";

    private const string TwoSelectors =
        "selector: {dataplaneTags: {app: backend}, dataplaneRef: {name: backend-0.shop}}, ports: [{port: 80, targetPort: 80}]";

    [EnvTestTheory]
    [InlineData(PortOutOfRange)]
    [InlineData(TwoSelectors)]
    public async Task A_change_of_status_annotations_or_labels_of_others_is_not_judged(string spec)
    {
        string ns = await StoreBeforeTheWebhooksAsync(spec);

        // MeshService has no status subresource: the status comes as an update of the whole object.
        CommandResult status = await TryPatchAsync(ns, """{"status": {"vips": [{"ip": "241.0.0.1"}]}}""");
        CommandResult annotation = await Kubectl.TryRunAsync(["annotate", "msvc", "backend", "--namespace", ns, "note=seen"]);
        CommandResult label = await Kubectl.TryRunAsync(["label", "msvc", "backend", "--namespace", ns, "team=shop"]);

        foreach (CommandResult result in new[] { status, annotation, label })
        {
            Assert.True(result.Succeeded, $"{result}");
            Assert.Empty(result.Warnings);
        }

        JsonElement stored = await GetMeshServiceAsync("backend", ns);
        Assert.Equal("241.0.0.1", stored.GetProperty("status").GetProperty("vips")[0].GetProperty("ip").GetString());
        Assert.Equal("seen", stored.GetProperty("metadata").GetProperty("annotations").GetProperty("note").GetString());
        Assert.Equal("shop", stored.GetProperty("metadata").GetProperty("labels").GetProperty("team").GetString());
    }

    [EnvTestFact]
    public async Task A_change_elsewhere_in_the_spec_is_admitted_with_a_warning()
    {
        string ns = await StoreBeforeTheWebhooksAsync(PortOutOfRange);

        CommandResult result = await TryPatchAsync(
            ns, """{"spec": {"ports": [{"port": 99999, "targetPort": 80}, {"port": 80, "targetPort": 80}]}}""");

        Assert.True(result.Succeeded, $"{result}");
        Assert.Contains(result.Warnings, warning => warning.StartsWith("MS204 spec.ports[0].port", StringComparison.Ordinal));
    }

    [EnvTestFact]
    public async Task A_change_to_another_invalid_value_is_denied()
    {
        string ns = await StoreBeforeTheWebhooksAsync(PortOutOfRange);

        CommandResult result = await TryPatchAsync(ns, """{"spec": {"ports": [{"port": 88888, "targetPort": 80}]}}""");

        string cause = Assert.Single(result.Causes);
        Assert.StartsWith("spec.ports[0].port: ", cause, StringComparison.Ordinal);
        Assert.EndsWith(" (MS204)", cause, StringComparison.Ordinal);
        Assert.Equal(99999, await PortAsync(ns));
    }

    [EnvTestFact]
    public async Task What_Kuma_rejects_is_denied_once_the_spec_changes()
    {
        string ns = await StoreBeforeTheWebhooksAsync(TwoSelectors);

        CommandResult result = await TryPatchAsync(ns, """{"spec": {"ports": [{"port": 81, "targetPort": 81}]}}""");

        Assert.Equal(["spec.selector: must specify only one of: dataplaneTags, dataplaneRef, or dataplaneLabels"], result.Causes);
        Assert.Equal(80, await PortAsync(ns));
    }

    [EnvTestFact]
    public async Task Mending_it_is_admitted_without_a_word_about_the_port()
    {
        string ns = await StoreBeforeTheWebhooksAsync(PortOutOfRange);

        CommandResult result = await TryPatchAsync(ns, """{"spec": {"ports": [{"port": 80, "targetPort": 80}]}}""");

        Assert.True(result.Succeeded, $"{result}");
        Assert.DoesNotContain(result.Warnings, warning => warning.StartsWith("MS204", StringComparison.Ordinal));
        Assert.Equal(80, await PortAsync(ns));
    }

    /// <summary>Stores a MeshService in a namespace where no webhook is called yet, and waits until they are.</summary>
    private async Task<string> StoreBeforeTheWebhooksAsync(string spec)
    {
        string ns = await CreateNamespaceWithoutWebhooksAsync();
        await Kubectl.ApplyAsync(
            $$"""
            apiVersion: kuma.io/v1alpha1
            kind: MeshService
            metadata: {name: backend}
            spec: { {{spec}} }
            """,
            "--namespace",
            ns);
        await Kubectl.RunAsync(["label", "namespace", ns, Product.NamespaceLabel]);
        await Product.Webhooks.WaitUntilCalledAsync(ns, Product.Server.LogTail);
        return ns;
    }

    private Task<CommandResult> TryPatchAsync(string ns, string patch) =>
        Kubectl.TryRunAsync(["patch", "msvc", "backend", "--namespace", ns, "--type=merge", "--patch", patch]);

    private async Task<int> PortAsync(string ns) =>
        (await GetMeshServiceAsync("backend", ns)).GetProperty("spec").GetProperty("ports")[0].GetProperty("port").GetInt32();
}
