using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>What a server denies, warns about or passes over that was told otherwise than it is from the start, in a live World.</summary>
[Collection(SharedApiServer.Name)]
public sealed class EnforcementTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [EnvTestFact]
    public async Task What_is_enforced_denies_and_a_namespace_or_an_object_can_be_milder()
    {
        await using LiveInstallation live = await LiveInstallation.StartAsync(ApiServer, "enforcing", "--enforce", "MS302");
        string ns = await ApiServer.CreateNamespaceAsync(live.NamespaceLabel);
        await Kubectl.ApplyAsync(MeshService("backend"), "--namespace", ns);

        CommandResult missing = await ApplyAsync(ns, Timeout("none"));
        CommandResult ignored = await ApplyAsync(ns, Timeout("none", annotations: "meshservice.io/ignore: MS302"));
        CommandResult port = await ApplyAsync(ns, Timeout("backend, sectionName: grpc"));
        CommandResult ignoredPort = await ApplyAsync(ns, Timeout("backend, sectionName: grpc", annotations: "meshservice.io/ignore: MS301"));

        string said = $"spec.to[0].targetRef.name: MeshService {ns}/none was not found in the cluster (MS302)";
        Assert.Equal([said], missing.Causes);
        Assert.Equal([said], ignored.Causes);
        Assert.StartsWith("MS301 spec.to[0].targetRef.sectionName: ", Assert.Single(port.Warnings), StringComparison.Ordinal);
        Assert.True(ignoredPort is { Succeeded: true, Error: "" }, $"{ignoredPort}");

        await Kubectl.RunAsync(["annotate", "namespace", ns, "meshservice.io/warn=MS302, MS204"]);
        await UntilAsync(() => ApplyAsync(ns, Timeout("none")), result => result.Succeeded && result.Warnings is [['M', 'S', '3', '0', '2', ..]]);
        CommandResult invalid = await ApplyAsync(ns, MeshService("other", port: 99999));
        Assert.True(invalid.Succeeded, $"{invalid}");
        Assert.StartsWith("MS204 spec.ports[0].port: ", invalid.Warnings[0], StringComparison.Ordinal);
    }

    [EnvTestFact]
    public async Task A_change_of_labels_a_change_of_ports_and_a_deletion_are_denied_where_what_they_orphan_is_enforced()
    {
        await using LiveInstallation live = await LiveInstallation.StartAsync(ApiServer, "orphaning");
        string ns = await ApiServer.CreateNamespaceAsync(live.NamespaceLabel);
        await Kubectl.ApplyAsync($"{MeshService("backend")}\n---\n{Timeout("backend, sectionName: http")}\n---\n{ByLabels()}", "--namespace", ns);
        Task<CommandResult> Relabel() => Kubectl.TryRunAsync(["label", "msvc", "backend", "tier-", "--namespace", ns, "--dry-run=server"]);

        CommandResult warned = await UntilAsync(Relabel, result => result.Warnings.Count > 0);
        await Kubectl.RunAsync(["annotate", "namespace", ns, "meshservice.io/enforce=MS309"]);
        CommandResult relabelled = await UntilAsync(Relabel, result => !result.Succeeded);
        CommandResult renamed = await ApplyAsync(ns, MeshService("backend").Replace("name: http", "name: web", StringComparison.Ordinal));
        CommandResult deleted = await Kubectl.TryRunAsync(["delete", "msvc", "backend", "--namespace", ns]);

        string byLabels = $"MeshTimeout {ns}/labelled (spec.to[0].targetRef) will find nothing after this change: ";
        Assert.StartsWith($"MS309 {byLabels}", Assert.Single(warned.Warnings), StringComparison.Ordinal);
        Assert.Contains(byLabels, relabelled.Error, StringComparison.Ordinal);
        Assert.Contains($"MeshTimeout {ns}/slow (spec.to[0].targetRef) will find nothing after this change: ", renamed.Error, StringComparison.Ordinal);
        Assert.Contains(
            $"MeshTimeout {ns}/labelled and MeshTimeout {ns}/slow refer to it and will find nothing once it is deleted (MS309)", deleted.Error, StringComparison.Ordinal);
        Assert.True(await IsStoredAsync("meshservices.kuma.io", "backend", ns));
    }

    [EnvTestFact]
    public async Task What_Kumas_permission_checks_refuse_is_forbidden()
    {
        await using LiveInstallation live = await LiveInstallation.StartAsync(ApiServer, "forbidding", "--mode", "federated-zone", "--zone", "east");
        string ns = await ApiServer.CreateNamespaceAsync(live.NamespaceLabel);
        await Kubectl.ApplyAsync(MeshService("backend"), "--namespace", ns);

        CommandResult refused = await ApplyAsync(ns, Timeout("backend", labels: "kuma.io/origin: zone, kuma.io/zone: west"));
        CommandResult sound = await ApplyAsync(ns, Timeout("backend", labels: "kuma.io/origin: zone, kuma.io/zone: east"));

        Assert.StartsWith("Error from server (Forbidden): ", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Operation not allowed.", refused.Error, StringComparison.Ordinal);
        Assert.True(sound.Succeeded, $"{sound}");
    }

    [EnvTestFact]
    public async Task The_audit_log_has_the_codes()
    {
        await ApiServer.ApplyNamespaceAsync(AuditedRequest.Namespace, Product.NamespaceLabel);

        await ApplyAsync(AuditedRequest.Namespace, MeshService("denied", port: 99999));
        await ApplyAsync(AuditedRequest.Namespace, Timeout("none"));

        await Poll.UntilAsync(
            () => Task.FromResult(Codes() is var codes && codes.Contains("MS204") && codes.Any(c => c.Split(',').Contains("MS302"))),
            Deadline,
            () => $"not in the log: {string.Join(" ", Codes())}");

        IReadOnlyList<string> Codes() => ApiServer.AuditAnnotations("validate.meshservice.io/codes");
    }

    private static async Task<CommandResult> UntilAsync(Func<Task<CommandResult>> ask, Func<CommandResult, bool> condition)
    {
        CommandResult? last = null;
        await Poll.UntilAsync(async () => condition(last = await ask()), Deadline, () => $"does not come about: {last}");
        return last!;
    }

    private Task<CommandResult> ApplyAsync(string ns, string manifest) => Kubectl.TryApplyAsync(manifest, "--namespace", ns);

    private static string MeshService(string name, int port = 80) =>
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: {{name}}, labels: {kuma.io/mesh: default, tier: back} }
        spec: {selector: {dataplaneTags: {app: backend} }, ports: [{name: http, port: {{port}}, targetPort: 8080, appProtocol: http}]}
        """;

    private static string Timeout(string service, string annotations = "", string labels = "kuma.io/mesh: default") =>
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: slow, labels: { {{labels}} }, annotations: { {{annotations}} } }
        spec: {to: [{targetRef: {kind: MeshService, name: {{service}} }, default: {idleTimeout: 1h} }]}
        """;

    private static string ByLabels() =>
        """
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: labelled, labels: {kuma.io/mesh: default} }
        spec: {to: [{targetRef: {kind: MeshService, labels: {tier: back} }, default: {idleTimeout: 1h} }]}
        """;
}
