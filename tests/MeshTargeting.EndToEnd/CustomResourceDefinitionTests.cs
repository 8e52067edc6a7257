using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>The definitions that <c>meshservice crds</c> writes, which the product is installed with.</summary>
[Collection(SharedApiServer.Name)]
public sealed class CustomResourceDefinitionTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [EnvTestFact]
    public async Task Every_definition_is_accepted_and_established()
    {
        CommandResult definitions = await Kubectl.RunAsync(["get", "crds", "--output", "name"]);
        string[] names = [.. definitions.Output.Split('\n').Where(name => name.EndsWith(".kuma.io", StringComparison.Ordinal))];

        Assert.Contains("customresourcedefinition.apiextensions.k8s.io/meshservices.kuma.io", names);
        Assert.Contains("customresourcedefinition.apiextensions.k8s.io/meshtimeouts.kuma.io", names);
        foreach (string condition in new[] { "NamesAccepted", "Established" })
        {
            await Kubectl.RunAsync(["wait", $"--for=condition={condition}", "--timeout=30s", .. names]);
        }
    }

    [EnvTestFact]
    public async Task Applying_the_definitions_again_changes_nothing()
    {
        CommandResult definitions = await Programs.RunMeshserviceAsync("crds");

        CommandResult applied = await Kubectl.ApplyAsync(definitions.Output);

        string[] lines = applied.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.EndsWith(" unchanged", line, StringComparison.Ordinal));
    }

    [EnvTestFact]
    public async Task Kubectl_explains_the_fields()
    {
        // API servers publish a definition's schema some moments after they have established it.
        CommandResult? explained = null;
        await Poll.UntilAsync(
            async () => (explained = await Kubectl.TryRunAsync(["explain", "meshservice.spec.ports"])).Succeeded,
            Deadline,
            () => $"not explained after {Deadline}: {explained}");

        foreach (string field in new[] { "port", "targetPort", "name", "appProtocol" })
        {
            Assert.Matches($@"(?m)^\s+{field}\s+<", explained!.Output);
        }

        Assert.Contains("Port number that clients use.", explained!.Output, StringComparison.Ordinal);
    }

    [EnvTestFact]
    public async Task A_table_is_printed_by_the_short_name_and_has_the_hostname()
    {
        string ns = await CreateNamespaceAsync();
        await Kubectl.ApplyAsync(
            """
            apiVersion: kuma.io/v1alpha1
            kind: MeshService
            metadata: {name: backend}
            spec:
              selector: {dataplaneTags: {app: backend}}
              ports: [{port: 80}]
            status:
              addresses: [{hostname: backend.mesh.local}]
            """,
            "--namespace",
            ns);

        CommandResult table = await Kubectl.RunAsync(["get", "msvc", "--namespace", ns]);

        string[] rows = table.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, rows.Length);
        Assert.Matches(@"^NAME\s+HOSTNAME\b", rows[0]);
        Assert.Matches(@"^backend\s+backend\.mesh\.local\b", rows[1]);
    }
}
