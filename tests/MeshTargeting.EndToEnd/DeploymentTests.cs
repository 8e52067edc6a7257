using System.Text;
using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>The manifests of <c>deploy/</c> as they stand, installed as its README says.</summary>
[Collection(SharedApiServer.Name)]
public sealed class DeploymentTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    [EnvTestFact]
    public async Task The_definitions_are_those_that_the_command_writes()
    {
        CommandResult shipped = await Kubectl.RunAsync(["diff", "-f", Checkout.PathOf("deploy", "crds")]);

        Assert.Empty(shipped.Output);
    }

    [EnvTestFact]
    public async Task The_server_is_accepted()
    {
        CommandResult applied = await Kubectl.RunAsync(["apply", "-k", Checkout.PathOf("deploy", "server"), "--output", "name"]);

        foreach (string kind in new[] { "namespace/", "serviceaccount/", "service/", "deployment.apps/" })
        {
            Assert.Contains(applied.Output.Split('\n'), name => name.StartsWith(kind, StringComparison.Ordinal));
        }
    }

    [EnvTestFact]
    public async Task The_webhooks_are_accepted_and_hold_up_nothing()
    {
        string authority = Convert.ToBase64String(Encoding.UTF8.GetBytes(ApiServer.Authority.CertificatePem));
        CommandResult shipped = await Kubectl.RunAsync(["kustomize", Checkout.PathOf("deploy", "webhooks")]);

        // A dry run, because they would hold for the namespaces of all tests, and there is no such server here.
        CommandResult applied = await Kubectl.ApplyAsync(
            shipped.Output.Replace("CA_BUNDLE", authority, StringComparison.Ordinal),
            "--dry-run=server",
            "--output",
            "jsonpath={range .items[*].webhooks[*]}{.name} {.failurePolicy} {.sideEffects} {.timeoutSeconds}{'\\n'}{end}");

        Assert.Equal(
            ["mutate.meshservice.io Ignore None 3", "validate.meshservice.io Ignore None 3"],
            applied.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
