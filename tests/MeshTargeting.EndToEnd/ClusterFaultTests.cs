using System.Text.Json;
using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>What the World makes of faults of the API server and of the way to it. On an API server of its own, which nobody else may use
/// meanwhile.</summary>
[Collection(Name)]
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ClusterFaultTests(ApiServer apiServer) : IClassFixture<ApiServer>
{
    private const string Name = "Faults of an API server";

    private Kubectl Kubectl => apiServer.Kubectl;

    [EnvTestFact]
    public async Task An_API_server_that_is_restarted_is_followed_further()
    {
        string ns = await PrepareAsync();
        using ClusterServer server = await ClusterServer.StartAsync(apiServer, "meshservice-server-restarted");
        await ApplyAsync("before", ns);
        await server.UntilAsync(() => server.KnowsAsync("before", ns));

        await apiServer.RestartAsync();
        Assert.True(await server.KnowsAsync("before", ns));

        await ApplyAsync("after", ns);
        await server.UntilAsync(() => server.KnowsAsync("after", ns));
        Assert.True(await server.KnowsAsync("before", ns));
    }

    [EnvTestFact]
    public async Task A_watch_that_is_cut_silently_is_noticed()
    {
        string ns = await PrepareAsync();
        using var relay = new StallingRelay(apiServer.Address);
        using ClusterServer server =
            await ClusterServer.StartAsync(apiServer, "meshservice-server-cut", apiServer.WriteKubeconfig(relay.Address), "--watch-silence", "12");
        await ApplyAsync("before", ns);
        await server.UntilAsync(() => server.KnowsAsync("before", ns));

        relay.Stall();
        await ApplyAsync("after", ns);

        await server.UntilAsync(() => server.KnowsAsync("after", ns));
    }

    [EnvTestFact]
    public async Task A_definition_that_is_deleted_while_watched_takes_its_objects_along_and_is_picked_up_again()
    {
        string ns = await PrepareAsync();
        using ClusterServer server = await ClusterServer.StartAsync(apiServer, "meshservice-server-undefined");
        await ApplyAsync("before", ns);
        await server.UntilAsync(() => server.KnowsAsync("before", ns));

        await Kubectl.RunAsync(["delete", "crd", "meshservices.kuma.io"]);
        await server.UntilAsync(async () => !await server.KnowsAsync("before", ns));

        await Product.InstallDefinitionsAsync(apiServer);
        await ApplyAsync("after", ns);
        await server.UntilAsync(() => server.KnowsAsync("after", ns));
        Assert.False(await server.KnowsAsync("before", ns));
    }

    [EnvTestFact]
    public async Task An_etcd_that_is_paused_leaves_the_World_as_it_was()
    {
        string ns = await PrepareAsync();
        using ClusterServer server = await ClusterServer.StartAsync(apiServer, "meshservice-server-paused");
        await ApplyAsync("before", ns);
        await server.UntilAsync(() => server.KnowsAsync("before", ns));

        apiServer.SuspendEtcd();
        try
        {
            Assert.True(await server.KnowsAsync("before", ns));
            Assert.True((await server.ReadinessAsync()).GetProperty("ready").GetBoolean());
            Assert.DoesNotContain("MS302", await server.ReviewAsync(ReviewOfTimeout(ns, "before")), StringComparison.Ordinal);
            Assert.Contains("MS302", await server.ReviewAsync(ReviewOfTimeout(ns, "none")), StringComparison.Ordinal);
            Assert.Contains("meshservice_fallbacks_total{reason=\"lookup_failed\"} 1\n", await server.MetricsAsync(), StringComparison.Ordinal);
        }
        finally
        {
            apiServer.ResumeEtcd();
        }

        await ApplyAsync("after", ns);
        await server.UntilAsync(() => server.KnowsAsync("after", ns));
    }

    /// <summary>A server that may no longer watch stands for one whose watches are behind: so far that no moment counts.</summary>
    [EnvTestFact]
    public async Task What_is_created_behind_the_back_of_a_watch_is_looked_up_before_it_is_called_missing()
    {
        await PrepareAsync();
        await GrantAsync("""{apiGroups: ["*"], resources: ["*"], verbs: [list, watch, get]}""");
        using var relay = new StallingRelay(apiServer.Address);
        using ClusterServer server = await ClusterServer.StartAsync(
            apiServer, "meshservice-server-behind", apiServer.WriteKubeconfig("behind", relay.Address));
        ShippedWebhooks webhooks = await ShippedWebhooks.InstallAsync(apiServer, server.Address, "behind");
        string ns = await apiServer.CreateNamespaceAsync(webhooks.NamespaceLabel);
        await webhooks.WaitUntilCalledAsync(ns, server.LogTail);
        await ApplyAsync("before", ns);
        await server.UntilAsync(() => server.KnowsAsync("before", ns));

        await GrantAsync("{apiGroups: [kuma.io], resources: [meshservices], verbs: [get]}");
        relay.Cut();
        await server.UntilAsync(async () => Problem(await server.ReadinessAsync(), "MeshService").Contains("forbidden", StringComparison.Ordinal));
        await ApplyAsync("late", ns);
        CommandResult toLate = await Kubectl.ApplyAsync(Timeout("late"), "--namespace", ns);
        CommandResult toNone = await Kubectl.ApplyAsync(Timeout("none"), "--namespace", ns);
        bool isKnown = await server.KnowsAsync("late", ns);
        await webhooks.UninstallAsync();

        Assert.False(isKnown);
        Assert.Empty(toLate.Warnings);
        Assert.Contains(toNone.Warnings, warning => warning.StartsWith($"MS302 spec.to[0].targetRef.name: MeshService {ns}/none was not found", StringComparison.Ordinal));
    }

    /// <summary>Lets the server's user do this and nothing else.</summary>
    private Task<CommandResult> GrantAsync(string rule) => Kubectl.ApplyAsync(
        $$"""
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: behind}
        rules: [{{rule}}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: behind}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: behind}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: behind}]
        """);

    private static string Problem(JsonElement readiness, string kind) => readiness.GetProperty("watches").EnumerateArray()
        .Where(watch => watch.GetProperty("kind").GetString() == kind)
        .Select(watch => watch.TryGetProperty("problem", out JsonElement problem) ? $"{problem}" : "")
        .Single();

    private static string ReviewOfTimeout(string ns, string service) =>
        $$$"""
        {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"a","operation":"CREATE","namespace":"{{{ns}}}","object":
        {"apiVersion":"kuma.io/v1alpha1","kind":"MeshTimeout","metadata":{"name":"slow","namespace":"{{{ns}}}"},
         "spec":{"to":[{"targetRef":{"kind":"MeshService","name":"{{{service}}}"},"default":{"idleTimeout":"1h"}}]} } } }
        """;

    private static string Timeout(string service) =>
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: to-{{service}} }
        spec: {to: [{targetRef: {kind: MeshService, name: {{service}} }, default: {idleTimeout: 1h} }]}
        """;

    /// <summary>Installs the definitions, which an earlier test may have done, and makes a namespace.</summary>
    private async Task<string> PrepareAsync()
    {
        await Product.InstallDefinitionsAsync(apiServer);
        return await apiServer.CreateNamespaceAsync();
    }

    private Task<CommandResult> ApplyAsync(string name, string ns) => Kubectl.ApplyAsync(ClusterServer.MeshService(name), "--namespace", ns);
}
