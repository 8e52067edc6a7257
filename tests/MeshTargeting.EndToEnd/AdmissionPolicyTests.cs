using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>The policies of <c>deploy/policies</c>, in namespaces in which no webhook is called.</summary>
[Collection(SharedApiServer.Name)]
public sealed class AdmissionPolicyTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [AdmissionPolicyFact]
    public async Task They_deny_what_the_validators_deny_and_nothing_else()
    {
        string ns = await CreateNamespaceWithoutWebhooksAsync();
        await Kubectl.RunAsync(["apply", "-f", Checkout.PathOf("deploy", "policies")]);
        await WaitUntilInForceAsync(ns);

        CommandResult good = await ApplyAsync(ns, "backend", "{port: 80, targetPort: http, name: http, appProtocol: http}");
        CommandResult range = await ApplyAsync(ns, "range", "{port: 70000}");
        CommandResult protocol = await ApplyAsync(ns, "protocol", "{port: 80, appProtocol: https}");
        CommandResult name = await ApplyAsync(ns, "1st", "{port: 80}");
        CommandResult update = await ApplyAsync(ns, "backend", "{port: 80, targetPort: http, name: http, appProtocol: http}, {port: 0, name: none}");
        CommandResult kind = await Kubectl.TryApplyAsync(Timeout("MeshGateway", "name: edge"), "--namespace", ns);
        CommandResult shape = await Kubectl.TryApplyAsync(Timeout("Mesh", "namespace: other"), "--namespace", ns);
        CommandResult right = await Kubectl.TryApplyAsync(Timeout("Mesh", "proxyTypes: [Sidecar]"), "--namespace", ns);
        await Kubectl.RunAsync(["delete", "-f", Checkout.PathOf("deploy", "policies")]);

        Assert.True(good.Succeeded, $"{good}");
        Assert.True(right.Succeeded, $"{right}");
        Assert.Contains("spec.ports[].port: a port lies between 1 and 65535 (MS204)", range.Error, StringComparison.Ordinal);
        Assert.Contains("(MS207)", protocol.Error, StringComparison.Ordinal);
        Assert.Contains("(MS201)", name.Error, StringComparison.Ordinal);
        Assert.Contains("(MS204)", update.Error, StringComparison.Ordinal);
        Assert.Contains("spec.targetRef.kind: value is not supported", kind.Error, StringComparison.Ordinal);
        Assert.Contains("spec.targetRef.namespace: must not be set with kind", shape.Error, StringComparison.Ordinal);
    }

    [AdmissionPolicyFact]
    public async Task An_update_is_not_denied_for_what_was_wrong_before()
    {
        string ns = await CreateNamespaceWithoutWebhooksAsync();
        CommandResult stored = await ApplyAsync(ns, "old", "{port: 0, name: none}");
        await Kubectl.RunAsync(["apply", "-f", Checkout.PathOf("deploy", "policies")]);
        await WaitUntilInForceAsync(ns);

        CommandResult added = await ApplyAsync(ns, "old", "{port: 0, name: none}, {port: 81, name: more}");
        CommandResult worse = await ApplyAsync(ns, "old", "{port: 0, name: none}, {port: -1, name: more}");
        await Kubectl.RunAsync(["delete", "-f", Checkout.PathOf("deploy", "policies")]);

        Assert.True(stored.Succeeded, $"{stored}");
        Assert.True(added.Succeeded, $"{added}");
        Assert.Contains("(MS204)", worse.Error, StringComparison.Ordinal);
    }

    private Task WaitUntilInForceAsync(string ns)
    {
        CommandResult? last = null;
        return Poll.UntilAsync(
            async () => !(last = await Kubectl.TryApplyAsync(Service("probe", "{port: 0}"), "--namespace", ns, "--dry-run=server")).Succeeded
                && !(last = await Kubectl.TryApplyAsync(Timeout("MeshGateway", "name: edge"), "--namespace", ns, "--dry-run=server")).Succeeded,
            Deadline,
            () => $"the policies are not in force after {Deadline}: {last}");
    }

    private Task<CommandResult> ApplyAsync(string ns, string name, string ports) => Kubectl.TryApplyAsync(Service(name, ports), "--namespace", ns);

    private static string Service(string name, string ports) =>
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: {{name}}}
        spec: {selector: {dataplaneTags: {app: backend} }, ports: [{{ports}}]}
        """;

    private static string Timeout(string kind, string more) =>
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: timeout}
        spec:
          targetRef: {kind: {{kind}}, {{more}}}
          to: [{targetRef: {kind: Mesh}, default: {idleTimeout: 1m} }]
        """;
}
