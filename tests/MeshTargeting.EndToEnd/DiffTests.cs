using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>What <c>kubectl diff</c>, and with it GitOps tools, say of objects that the webhooks completed.</summary>
[Collection(SharedApiServer.Name)]
public sealed class DiffTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    [EnvTestFact]
    public async Task What_the_webhooks_filled_in_is_no_drift_and_a_change_is_shown_alone()
    {
        string ns = await CreateNamespaceAsync();
        await Kubectl.ApplyAsync(MeshService(), "--namespace", ns);

        CommandResult same = await DiffAsync(ns, MeshService());
        Assert.True(same.ExitCode == 0 && same.Output.Length == 0, $"{same}");

        CommandResult changed = await DiffAsync(ns, MeshService("Available"));
        Assert.Equal(1, changed.ExitCode);
        Assert.Equal(["-  state: Unavailable", "+  state: Available"], Changes(changed.Output));
    }

    private Task<CommandResult> DiffAsync(string ns, string manifest) => Kubectl.TryRunAsync(["diff", "-f", "-", "--namespace", ns], manifest);

    /// <summary>The lines that differ, but for what the API server itself counts up.</summary>
    private static IEnumerable<string> Changes(string diff) => diff.Split('\n')
        .Where(line => line is ['-' or '+', ..] && !line.StartsWith("---", StringComparison.Ordinal) && !line.StartsWith("+++", StringComparison.Ordinal))
        .Where(line => !line[1..].StartsWith("  generation:", StringComparison.Ordinal));

    private static string MeshService(string? state = null) =>
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata:
          name: backend
        spec:
          selector: {dataplaneTags: {app: backend} }
          ports: [{port: 80}]
          {{(state is null ? "" : $"state: {state}")}}
        """;
}
