using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>Deletions and changes of what policies refer to, as kubectl's user sees them.</summary>
[Collection(SharedApiServer.Name)]
public sealed class OrphanTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    [EnvTestFact]
    public async Task A_deletion_names_those_that_refer_to_the_service_and_one_is_denied_where_that_is_enforced()
    {
        string ns = await CreateNamespaceAsync();
        string world = $"orphans-{ns}.yaml";
        string manifests = Manifests(ns);
        await Kubectl.ApplyAsync(manifests);
        Product.Server.Write(world, $"{manifests}\n---\n{Namespace(ns, "MS309")}");
        CommandResult? denied = null;
        await Poll.UntilAsync(
            async () => !(denied = await Kubectl.TryRunAsync(["delete", "msvc", "backend", "--namespace", ns, "--dry-run=server"])).Succeeded,
            TimeSpan.FromSeconds(30),
            () => $"the deletion is never denied: {denied}");

        Product.Server.Write(world, $"{manifests}\n---\n{Namespace(ns, "")}");
        CommandResult? warned = null;
        await Poll.UntilAsync(
            async () => (warned = await Kubectl.TryRunAsync(["delete", "msvc", "backend", "--namespace", ns, "--dry-run=server"])).Succeeded,
            TimeSpan.FromSeconds(30),
            () => $"the deletion is never allowed: {warned}");
        CommandResult renamed = await Kubectl.ApplyAsync(manifests.Replace("name: http,", "name: web,", StringComparison.Ordinal), "--dry-run=server");
        Product.Server.Delete(world);

        string who = $"MeshTimeout {ns}/slow (spec.to[0].targetRef)";
        Assert.Contains($"{who} refers to it and will find nothing once it is deleted (MS309)", denied!.Error, StringComparison.Ordinal);
        Assert.Contains($"Warning: MS309 {who} refers to it and will find nothing once it is deleted", warned!.Error, StringComparison.Ordinal);
        Assert.Contains($"Warning: MS309 {who} will find nothing after this change: ", renamed.Error, StringComparison.Ordinal);
    }

    private static string Namespace(string name, string enforced) =>
        $$"""
        apiVersion: v1
        kind: Namespace
        metadata: {name: {{name}}, annotations: {meshservice.io/enforce: "{{enforced}}"} }
        """;

    private static string Manifests(string ns) =>
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend, namespace: {{ns}}, labels: {kuma.io/mesh: default} }
        spec: {selector: {dataplaneTags: {app: backend} }, ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]}
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: slow, namespace: {{ns}}, labels: {kuma.io/mesh: default} }
        spec: {to: [{targetRef: {kind: MeshService, name: backend, sectionName: http}, default: {idleTimeout: 1h} }]}
        """;
}
