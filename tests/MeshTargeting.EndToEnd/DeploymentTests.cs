using System.Text.Json;
using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>The manifests of <c>deploy/</c> as they stand, installed as its README says.</summary>
[Collection(SharedApiServer.Name)]
public sealed class DeploymentTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    public static TheoryData<string> AllOverlays => [.. Overlays.All];

    [EnvTestFact]
    public async Task The_definitions_are_those_that_the_command_writes()
    {
        CommandResult shipped = await Kubectl.RunAsync(["diff", "-f", Checkout.PathOf("deploy", "crds")]);
        CommandResult together = await Kubectl.RunAsync(["diff", "-k", Checkout.PathOf("deploy", "crds")]);

        Assert.Empty(shipped.Output);
        Assert.Empty(together.Output);
    }

    [EnvTestFact]
    public async Task The_definitions_together_are_all_of_them()
    {
        IReadOnlyList<string> documents = await Overlays.RenderAsync(Kubectl, Checkout.PathOf("deploy", "crds"));

        Assert.Equal(Directory.GetFiles(Checkout.PathOf("deploy", "crds"), "*.yaml").Length, documents.Count);
    }

    [EnvTestFact]
    public void There_is_an_overlay_for_every_choice() => Assert.Equal(
        from place in new[] { "beside-kuma", "standalone" }
        from certificates in new[] { "cert-manager", "self-managed" }
        from strictness in new[] { "enforcing", "warn-only" }
        select $"{place}/{certificates}/{strictness}",
        Overlays.All);

    [EnvTestTheory]
    [MemberData(nameof(AllOverlays))]
    public async Task Its_server_is_accepted(string overlay)
    {
        IReadOnlyList<string> documents = await Overlays.RenderAsync(Kubectl, Overlays.PathOf(overlay, "server"));
        string served = await Overlays.ServedAsync(Kubectl, documents);
        await Kubectl.ApplyAsync(documents.Single(document => document.Contains("\nkind: Namespace\n", StringComparison.Ordinal)));

        CommandResult rehearsed = await Kubectl.ApplyAsync(served, "--dry-run=server", "--output", "name");
        CommandResult applied = await Kubectl.ApplyAsync(served, "--output", "name");

        Assert.Equal(Names(rehearsed), Names(applied));
        Assert.Superset(
            new HashSet<string>
            {
                "namespace/meshservice-system",
                "serviceaccount/meshservice-server",
                "clusterrole.rbac.authorization.k8s.io/meshservice-server",
                "clusterrolebinding.rbac.authorization.k8s.io/meshservice-server",
                "networkpolicy.networking.k8s.io/meshservice-server",
                "service/meshservice-webhook",
                "deployment.apps/meshservice-server",
            },
            Names(applied));
        Assert.Equal(
            overlay.StartsWith("standalone", StringComparison.Ordinal),
            Names(applied).Contains("customresourcedefinition.apiextensions.k8s.io/meshservices.kuma.io"));

        JsonElement deployment = await Kubectl.GetAsync("deployment", "meshservice-server", "meshservice-system");
        JsonElement labels = deployment.GetProperty("spec").GetProperty("template").GetProperty("metadata").GetProperty("labels");
        Assert.Equal("disabled", $"{labels.GetProperty("kuma.io/sidecar-injection")}");

        // Where the API server checks the Pod security that the namespace demands, it warns of a Deployment that does not meet it.
        Assert.DoesNotContain("PodSecurity", applied.Error, StringComparison.Ordinal);
    }

    [EnvTestTheory]
    [MemberData(nameof(AllOverlays))]
    public async Task Its_webhooks_are_accepted_and_deleted_with_one_command(string overlay)
    {
        string folder = Overlays.PathOf(overlay, "webhooks");
        string[] tolerance = await Overlays.ToleranceAsync(Kubectl);
        string failurePolicy = overlay.EndsWith("enforcing", StringComparison.Ordinal) ? "Fail" : "Ignore";

        await Kubectl.RunAsync(["apply", "-k", folder, "--dry-run=server", .. tolerance]);
        CommandResult applied = await Kubectl.RunAsync(
        [
            "apply", "-k", folder, .. tolerance, "--output",
            "jsonpath={range .items[*].webhooks[*]}{.name} {.failurePolicy} {.sideEffects} {.timeoutSeconds} {.clientConfig.service.namespace}{'\\n'}{end}",
        ]);
        CommandResult deleted = await Kubectl.RunAsync(EmergencyCommand());

        Assert.Equal(
            [$"mutate.meshservice.io {failurePolicy} None 3 meshservice-system", $"validate.meshservice.io {failurePolicy} None 3 meshservice-system"],
            applied.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, deleted.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Empty((await Kubectl.RunAsync([.. Webhooks, "--output", "name"])).Output);
    }

    private static readonly string[] Webhooks =
        ["get", "mutatingwebhookconfiguration,validatingwebhookconfiguration", "-l", "app.kubernetes.io/name=meshservice-server"];

    /// <summary>The command of docs/operations.md, as it stands there.</summary>
    private static string[] EmergencyCommand()
    {
        string line = File.ReadLines(Checkout.PathOf("docs", "operations.md"))
            .First(text => text.StartsWith("kubectl delete mutatingwebhookconfiguration,validatingwebhookconfiguration ", StringComparison.Ordinal));
        return line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
    }

    private static HashSet<string> Names(CommandResult applied) => [.. applied.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
}
