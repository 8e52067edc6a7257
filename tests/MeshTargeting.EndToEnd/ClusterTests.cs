using System.Text.Json;
using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary><c>meshservice … --cluster</c>: the live state, read from a real API server through the real kubectl.</summary>
[Collection(SharedApiServer.Name)]
public sealed class ClusterTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product), IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mesh-targeting-").FullName;

    [EnvTestFact]
    public async Task What_the_cluster_holds_resolves_and_what_it_lacks_does_not_exist()
    {
        string ns = await CreateOrdersAsync();
        string file = Write("timeouts.yaml", Timeout(ns, "orders") + "---\n" + Timeout(ns, "order", name: "mistaken"));

        CommandResult alone = await RunAsync("check", "--fail-on=info", file);
        CommandResult live = await RunAsync("check", "--fail-on=warning", "--cluster", file);

        Assert.Contains("MeshService " + ns + "/orders was not found in what was given", alone.Output, StringComparison.Ordinal);
        Assert.Contains($"warning  MS302  MeshService {ns}/order was not found in what was given; did you mean \"orders\"?", live.Output, StringComparison.Ordinal);
        Assert.Equal(1, live.ExitCode);
        Assert.EndsWith("1 warning in 1 file (2 resources, 0 derived). meshservice fix can mend 1 of them.\n", live.Output, StringComparison.Ordinal);
        Assert.Empty(live.Error);
    }

    [EnvTestFact]
    public async Task Without_a_path_it_is_asked_about_what_the_cluster_holds()
    {
        string ns = await CreateOrdersAsync();
        await Kubectl.ApplyAsync(Timeout(ns, "orders"));

        CommandResult service = await RunAsync("inspect", "meshservice", $"{ns}/orders", "--cluster");
        CommandResult policy = await RunAsync("inspect", "policy", "mt", $"{ns}/slow", "--cluster=envtest");

        Assert.StartsWith($"MeshService {ns}/orders (mesh default; 0 proxies, 1 reference)\n", service.Output, StringComparison.Ordinal);
        Assert.Contains($"MeshTimeout {ns}/slow  spec.to[0].targetRef  port http  cluster\n", service.Output, StringComparison.Ordinal);
        Assert.True(policy.Succeeded, $"{policy}");
    }

    [EnvTestFact]
    public async Task Without_a_path_what_the_cluster_holds_is_checked()
    {
        string ns = await CreateOrdersAsync();
        await Kubectl.ApplyAsync(Timeout(ns, "order", name: "mistaken"));

        CommandResult result = await RunAsync("check", "--cluster");

        Assert.Contains($"\ncluster: MeshTimeout {ns}/mistaken\n", "\n" + result.Output, StringComparison.Ordinal);
        Assert.Contains($"MS302  MeshService {ns}/order ", result.Output, StringComparison.Ordinal);
    }

    [EnvTestFact]
    public async Task A_manifest_is_compared_with_the_cluster()
    {
        string ns = await CreateOrdersAsync();
        await Kubectl.ApplyAsync(Timeout(ns, "orders"));
        await Kubectl.ApplyAsync(Client(ns));

        CommandResult same = await RunAsync("diff", "--cluster", "--exit-code", Write("same.yaml", Timeout(ns, "orders")));
        CommandResult without = await RunAsync("diff", "--cluster", "--format=json", Write("without.yaml", Timeout(ns, "orders", name: "more")));
        CommandResult other = await RunAsync("diff", "--cluster", "--exit-code", Write("other.yaml", Timeout(ns, "orders", requestTimeout: "3s")));

        Assert.Equal((0, "Nothing changes for anybody.\n"), (same.ExitCode, same.Output));
        Assert.Equal(1, other.ExitCode);
        Assert.Contains($"→ {ns}/orders:http\n", other.Output, StringComparison.Ordinal);
        Assert.Contains("http request timeout 15s → 3s", other.Output, StringComparison.Ordinal);
        Assert.Equal("cluster", JsonElement.Parse(without.Output).GetProperty("base").GetProperty("name").GetString());
    }

    [EnvTestFact]
    public async Task What_may_not_be_read_is_told_and_nothing_is_said_to_be_missing()
    {
        string ns = await CreateOrdersAsync();
        await Kubectl.ApplyAsync(
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: policy-reader}
            rules: [{apiGroups: [kuma.io], resources: ["meshtimeouts", "meshes"], verbs: [list]}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: policy-reader}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: policy-reader}
            subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: reader}]
            """);
        await Kubectl.ApplyAsync(Timeout(ns, "orders"));

        CommandResult result = await RunAsync(
            ["check", "--fail-on=warning", "--cluster", Write("t.yaml", Timeout(ns, "nobody", name: "other"))], kubeconfig: KubeconfigOf("reader"));

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("in the cluster, not read: Error from server (Forbidden): pods is forbidden: User \"reader\" cannot list", result.Error, StringComparison.Ordinal);
        Assert.Contains("meshservices.kuma.io is forbidden", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("meshtimeouts.kuma.io is forbidden", result.Error, StringComparison.Ordinal);
        Assert.Contains($"info     MS302  MeshService {ns}/nobody was not found in what was given", result.Output, StringComparison.Ordinal);
    }

    [EnvTestFact]
    public async Task A_user_who_may_read_nothing_gets_no_report()
    {
        CommandResult result = await RunAsync(["check", "--cluster", Write("t.yaml", Timeout("a", "b"))], kubeconfig: KubeconfigOf("stranger"));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("error: the cluster cannot be read: Error from server (Forbidden): ", result.Error, StringComparison.Ordinal);
    }

    [EnvTestFact]
    public async Task A_cluster_that_cannot_be_reached_is_no_finding()
    {
        string file = Write("t.yaml", Timeout("a", "b"));
        string nowhere = Write("nowhere.yaml", File.ReadAllText(ApiServer.KubeconfigPath).Replace($":{ApiServer.Address.Port}", ":1", StringComparison.Ordinal));

        CommandResult refused = await RunAsync(["check", "--cluster", file], kubeconfig: nowhere);
        CommandResult unknown = await RunAsync("check", "--cluster=production", file);
        CommandResult missing = await RunAsync(["diff", "--cluster", file], path: _folder);

        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Matches("^error: the cluster cannot be read: .*refused.*\n$", refused.Error);
        Assert.Equal((2, ""), (unknown.ExitCode, unknown.Output));
        Assert.Matches("^error: the cluster of context production cannot be read: .*production.*\n$", unknown.Error);
        Assert.Equal((2, "", "error: the cluster cannot be read: there is no program kubectl in the PATH\n"), (missing.ExitCode, missing.Output, missing.Error));
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> CreateOrdersAsync()
    {
        string ns = await CreateNamespaceWithoutWebhooksAsync();
        await Kubectl.ApplyAsync(
            $$"""
            apiVersion: kuma.io/v1alpha1
            kind: MeshService
            metadata: {name: orders, namespace: {{ns}}, labels: {kuma.io/mesh: default} }
            spec:
              selector: {dataplaneTags: {app: orders} }
              ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
            """);
        return ns;
    }

    private static string Timeout(string ns, string service, string name = "slow", string requestTimeout = "15s") =>
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: {{name}}, namespace: {{ns}}, labels: {kuma.io/mesh: default} }
        spec:
          to:
          - targetRef: {kind: MeshService, name: {{service}}, namespace: {{ns}}, sectionName: http}
            default: {http: {requestTimeout: {{requestTimeout}} } }

        """;

    private static string Client(string ns) =>
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: Dataplane
        mesh: default
        metadata: {name: client, namespace: {{ns}}, labels: {kuma.io/mesh: default, k8s.kuma.io/namespace: {{ns}} } }
        spec:
          networking:
            address: 10.0.0.1
            inbound: [{port: 8080, name: http, tags: {app: client, kuma.io/service: client} }]
        """;

    private string Write(string name, string content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>A kubeconfig of somebody else.</summary>
    private string KubeconfigOf(string user) => Write(
        $"{user}.yaml",
        File.ReadAllText(ApiServer.KubeconfigPath).Replace("    client-certificate-data", $"    as: {user}\n    client-certificate-data", StringComparison.Ordinal));

    private Task<CommandResult> RunAsync(params string[] arguments) => RunAsync(arguments, kubeconfig: null);

    private Task<CommandResult> RunAsync(string[] arguments, string? kubeconfig = null, string? path = null)
    {
        EnvTestBinaries binaries = EnvTestBinaries.Find(out _) ?? throw new InvalidOperationException("kubectl is missing");
        var environment = new Dictionary<string, string>(Programs.Environment)
        {
            ["KUBECONFIG"] = kubeconfig ?? ApiServer.KubeconfigPath,
            ["HOME"] = _folder,
            ["PATH"] = path ?? $"{Path.GetDirectoryName(binaries.Kubectl)}:{Environment.GetEnvironmentVariable("PATH")}",
        };
        return Command.RunAsync($"meshservice {string.Join(' ', arguments)}", Programs.Meshservice, arguments, null, environment, () => "");
    }
}
