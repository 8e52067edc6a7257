using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>Uninstalling as docs/operations.md says, on an API server of its own: without controllers a deleted namespace never goes.</summary>
public sealed class UninstallTests(ApiServer apiServer) : IClassFixture<ApiServer>
{
    [EnvTestFact]
    public async Task The_webhooks_go_first_and_the_definitions_stay()
    {
        Kubectl kubectl = apiServer.Kubectl;
        const string overlay = "standalone/self-managed/enforcing";
        string served = await Overlays.ServedAsync(kubectl, await Overlays.RenderAsync(kubectl, Overlays.PathOf(overlay, "server")));

        // The namespace first, as kubectl does itself where it need not be told of kinds that are not served.
        await kubectl.ApplyAsync(served);
        await kubectl.RunAsync(["apply", "-k", Overlays.PathOf(overlay, "webhooks"), .. await Overlays.ToleranceAsync(kubectl)]);

        string uninstall = await Overlays.ServedAsync(kubectl, await Overlays.RenderAsync(kubectl, Checkout.PathOf("deploy", "uninstall")));
        CommandResult deleted = await kubectl.RunAsync(["delete", "--ignore-not-found", "--wait=false", "-f", "-"], uninstall);

        string[] lines = deleted.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines[..2], line => Assert.Contains("webhookconfiguration.admissionregistration.k8s.io", line, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("namespace \"meshservice-system\"", StringComparison.Ordinal));
        CommandResult left = await kubectl.RunAsync(
        [
            "get", "mutatingwebhookconfigurations,validatingwebhookconfigurations,clusterroles,clusterrolebindings",
            "-l", "app.kubernetes.io/part-of=meshservice", "--output", "name",
        ]);
        Assert.Empty(left.Output);
        Assert.NotEmpty((await kubectl.RunAsync(["get", "crd", "meshservices.kuma.io", "--output", "name"])).Output);
    }
}
