using System.Globalization;
using MeshTargeting.EndToEnd.Harness;
using MeshTargeting.Resources;

namespace MeshTargeting.EndToEnd;

/// <summary>Two replicas with <c>--controllers=all</c>, on an API server of their own: they write whatever any test has in it.</summary>
[Collection(Name)]
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ControllerTests(ApiServer apiServer) : IClassFixture<ApiServer>
{
    private const string Name = "Controllers";
    private const string Leader = "meshservice_controller_leader{} 1\n";

    private const string Message =
        "/spec/versions/0/schema/openAPIV3Schema/properties/status/properties/hostnameGenerators/items/properties/conditions/items/properties/message";

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);

    private Kubectl Kubectl => apiServer.Kubectl;

    [EnvTestFact]
    public async Task Services_come_and_go_leaders_die_and_writers_conflict_and_then_all_is_as_planned()
    {
        string ns = await PrepareAsync();
        using ClusterServer first = await StartAsync("first");
        using ClusterServer second = await StartAsync("second");
        using var addresses = new AddressWatch(apiServer);
        await Kubectl.ApplyAsync(Services(ns, from: 0, to: 12) + External(0, 6) + MultiZone() + Generator("{{ .DisplayName }}.first.mesh"));
        await UntilQuietAsync(first);

        // What people do goes on while the leader is killed.
        ClusterServer leader = await LeaderOfAsync(first, second);
        Task<CommandResult> applied = Kubectl.ApplyAsync(Services(ns, 6, 18, port: 81) + External(6, 9) + Generator("{{ .DisplayName }}.second.mesh"));
        leader.Dispose();
        await applied;
        await Kubectl.RunAsync(["delete", "services,pods", "--namespace", ns, "--selector", "number in (0, 1, 2)", "--wait=false"]);
        await Kubectl.RunAsync(["delete", "meshexternalservice", "--namespace", "kuma-system", "external-0"]);
        using ClusterServer third = await StartAsync("third");
        ClusterServer next = leader == first ? second : first;
        await PlannedAsync(await LeaderOfAsync(next, third));
        await OverwriteAsync(ns, next);
        await UntilQuietAsync(next);

        ClusterContents contents = await ClusterContents.ReadAsync(Kubectl);
        addresses.AssertGoingOn();
        Assert.Empty(addresses.Changes);
        Assert.Equal(15, contents.Services.Keys.Count(id => id.Kind == "MeshService" && id.Namespace == ns));
        Assert.Equal(
            Enumerable.Range(1, 8).Select(number => $"external-{number}"),
            contents.Services.Keys.Where(id => id.Kind == "MeshExternalService").Select(id => id.Name).Intersect(Enumerable.Range(0, 9).Select(number => $"external-{number}")).Order());
        Assert.True(addresses.Count >= 15 + 9 + 1, $"{addresses.Count}");
        CommandResult events = await Kubectl.RunAsync(["get", "events", "--namespace", ns, "--output", "jsonpath={range .items[*]}{.reason} {.involvedObject.kind} {.message}{\"\\n\"}{end}"]);
        Assert.Contains("CreatedMeshService Service Created MeshService web-7: made of Service web-7", events.Output, StringComparison.Ordinal);
        Assert.Contains("IgnoredUnsupportedPort Service Ignored unsupported ports: dns", events.Output, StringComparison.Ordinal);
    }

    [EnvTestFact]
    public async Task Where_nothing_changes_nothing_is_written_whoever_leads()
    {
        string ns = await PrepareAsync();
        await Kubectl.ApplyAsync(Services(ns, 20, 24) + External(20, 22) + MultiZone());
        using (ClusterServer first = await StartAsync("writing"))
        {
            await UntilQuietAsync(first);
        }

        IReadOnlyDictionary<ResourceId, Resource> before = (await ClusterContents.ReadAsync(Kubectl)).Services;
        using ClusterServer second = await StartAsync("idle");
        await PlannedAsync(second);

        // Whatever else changes makes it plan anew.
        double plans = PlansOf(await second.MetricsAsync());
        await Kubectl.ApplyAsync($"apiVersion: v1\nkind: Namespace\nmetadata: {{name: {ns}, labels: {{kuma.io/sidecar-injection: enabled, more: \"true\"}} }}\n");
        await second.UntilAsync(async () => PlansOf(await second.MetricsAsync()) > plans);

        IReadOnlyDictionary<ResourceId, Resource> after = (await ClusterContents.ReadAsync(Kubectl)).Services;
        Assert.Equal(before.ToDictionary(s => s.Key, s => s.Value.Metadata.Version), after.ToDictionary(s => s.Key, s => s.Value.Metadata.Version));
        Assert.DoesNotContain("meshservice_controller_writes_total{", await second.MetricsAsync(), StringComparison.Ordinal);
    }

    private static double PlansOf(string metrics) => metrics.Split('\n')
        .Where(line => line.StartsWith("meshservice_controller_plan_duration_seconds_count{", StringComparison.Ordinal))
        .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));

    private static Task PlannedAsync(ClusterServer server) => server.UntilAsync(async () => PlansOf(await server.MetricsAsync()) > 0);

    private async Task<string> PrepareAsync()
    {
        await Product.InstallDefinitionsAsync(apiServer);
        foreach (string kind in new[] { "meshservices", "meshexternalservices", "meshmultizoneservices" })
        {
            // Debian's build of this API server takes an empty string for null, and Kuma's conditions have empty messages.
            await Kubectl.RunAsync(["patch", "crd", $"{kind}.kuma.io", "--type", "json", "--patch", $$"""[{"op": "add", "path": "{{Message}}/nullable", "value": true}]"""]);
        }

        await apiServer.ApplyNamespaceAsync("kuma-system");
        await apiServer.ApplyNamespaceAsync("meshservice-system");
        return await apiServer.CreateNamespaceAsync("kuma.io/sidecar-injection=enabled");
    }

    private Task<ClusterServer> StartAsync(string name) =>
        ClusterServer.StartAsync(apiServer, $"meshservice-server-controllers-{name}", kubeconfig: null, "--derive", "--controllers=all");

    private static async Task<ClusterServer> LeaderOfAsync(ClusterServer first, ClusterServer second)
    {
        bool isFirst = false;
        await first.UntilAsync(async () =>
        {
            isFirst = (await first.MetricsAsync()).Contains(Leader, StringComparison.Ordinal);
            return isFirst || (await second.MetricsAsync()).Contains(Leader, StringComparison.Ordinal);
        });
        return isFirst ? first : second;
    }

    /// <summary>Waits until the pure function of what is stored leaves nothing to write.</summary>
    private async Task UntilQuietAsync(ClusterServer server)
    {
        string open = "";
        await Poll.UntilAsync(
            async () =>
            {
                open = string.Join('\n', (await ClusterContents.ReadAsync(Kubectl)).Open());
                return open.Length == 0;
            },
            Deadline,
            () => $"still open:\n{open}\n{server.LogTail()}");
    }

    /// <summary>Somebody overwrites everything, with the status and what else controllers keep.</summary>
    private async Task OverwriteAsync(string ns, ClusterServer leader)
    {
        // The leader knows the addresses: what has never been stored and is overwritten before could only be guessed.
        await UntilQuietAsync(leader);
        await Kubectl.RunAsync(["replace", "--filename", "-"], External(1, 9));
        await Kubectl.RunAsync(["label", "meshservices", "--all", "--namespace", ns, "--overwrite", "team=somebody", "k8s.kuma.io/service-name-"]);
        await Kubectl.RunAsync(["annotate", "meshservices", "--all", "--namespace", ns, "note=theirs"]);
        await Kubectl.RunAsync(["patch", "meshservice", "web-7", "--namespace", ns, "--type", "merge", "--patch", """{"spec":{"ports":[{"port":1}],"state":null},"status":null}"""]);
    }

    private static string Services(string ns, int from, int to, int port = 80) => string.Concat(Enumerable.Range(from, to - from).Select(number =>
        $$"""
        apiVersion: v1
        kind: Service
        metadata: {name: web-{{number}}, namespace: {{ns}}, labels: {number: "{{number}}"} }
        spec:
          selector: {app: web-{{number}} }
          {{(number % 4 == 0 ? "clusterIP: None" : "type: ClusterIP")}}
          ports: [{name: http, port: {{port}}, targetPort: 8080, appProtocol: http}, {name: dns, port: 53, protocol: UDP}]
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: web-{{number}}-0, namespace: {{ns}}, labels: {app: web-{{number}}, number: "{{number}}"} }
        spec: {containers: [{name: web, image: web, ports: [{containerPort: 8080}]}]}
        ---

        """));

    private static string External(int from, int to) => string.Concat(Enumerable.Range(from, to - from).Select(number =>
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshExternalService
        metadata: {name: external-{{number}}, namespace: kuma-system, labels: {kuma.io/mesh: default} }
        spec:
          match: {type: HostnameGenerator, port: 443, protocol: tcp}
          endpoints: [{address: example.com, port: 443}]
        ---

        """));

    private static string MultiZone() =>
        """
        apiVersion: kuma.io/v1alpha1
        kind: MeshMultiZoneService
        metadata: {name: web, namespace: kuma-system, labels: {kuma.io/mesh: default} }
        spec:
          selector: {meshService: {matchLabels: {number: "7"} } }
          ports: [{port: 81}]
        ---

        """;

    private static string Generator(string template) =>
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: HostnameGenerator
        metadata: {name: names, namespace: kuma-system}
        spec:
          selector: {meshService: {matchLabels: {} } }
          template: "{{template}}"
        ---

        """;
}
