using System.Diagnostics;
using System.Globalization;
using System.Text;
using MeshTargeting.EndToEnd.Harness;
using MeshTargeting.Generation.Plans;
using Xunit.Abstractions;

namespace MeshTargeting.EndToEnd;

/// <summary>
/// Many Services, with four Pods each, that have no MeshServices yet. <c>CONTROLLER_SCALE</c> says how many Services: 5000 for the figures of
/// docs/performance.md, which the test's output has.
/// </summary>
[Collection(Name)]
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ControllerScaleTests(ApiServer apiServer, ITestOutputHelper output) : IClassFixture<ApiServer>
{
    private const string Name = "Controllers at scale";
    private const int PodsOfOne = 4;
    private const int Namespaces = 10;
    private const int Senders = 8;

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(30);

    private static readonly int Services =
        int.TryParse(Environment.GetEnvironmentVariable("CONTROLLER_SCALE"), NumberStyles.None, CultureInfo.InvariantCulture, out int services) ? services : 50;

    [EnvTestFact]
    public async Task Each_Service_costs_one_write_and_a_pass_without_a_change_none()
    {
        await Product.InstallDefinitionsAsync(apiServer);
        await apiServer.ApplyNamespaceAsync("meshservice-system");
        string[] namespaces = await Task.WhenAll(Enumerable.Range(0, Namespaces).Select(_ => apiServer.CreateNamespaceAsync("kuma.io/sidecar-injection=enabled")));
        await CreateAsync(namespaces);

        long started = Stopwatch.GetTimestamp();
        using ClusterServer server = await ClusterServer.StartAsync(
            apiServer, "meshservice-server-scale", kubeconfig: null, "--derive", "--controllers=generation,status,addresses,hostnames,multizone");
        TimeSpan ready = Stopwatch.GetElapsedTime(started);
        string metrics = "";
        await Poll.UntilAsync(
            async () => Sum(metrics = await server.MetricsAsync(), "meshservice_cache_objects", "\"MeshService\"") == Services
                && Sum(metrics, "meshservice_controller_changes_pending") == 0,
            Deadline,
            () => $"{metrics}\n{server.LogTail()}");
        TimeSpan converged = Stopwatch.GetElapsedTime(started);
        double writes = Writes(metrics);

        // Something that concerns a whole namespace, and changes nothing.
        double plans = Plans(metrics);
        await apiServer.Kubectl.RunAsync(["label", "namespace", namespaces[0], "more=true"]);
        await server.UntilAsync(async () => Plans(metrics = await server.MetricsAsync()) > plans);

        ClusterContents contents = await ClusterContents.ReadAsync(apiServer.Kubectl);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {Services:N0} Services, {Services * PodsOfOne:N0} Pods, {Namespaces} namespaces; API server and etcd on the same cores
            the World is there       {ready.TotalSeconds:0.0} s after the start
            all is written           {converged.TotalSeconds:0.0} s after the start
            writes for each Service  {writes / Services:0.00}
            a plan of everything     {Sum(metrics, "meshservice_controller_plan_duration_seconds_sum") / Plans(metrics) * 1000:0} ms, mean of {Plans(metrics)}
            memory of the process    {Sum(metrics, "dotnet_process_memory_working_set_bytes") / 1e6:0} MB, of which {Sum(metrics, "dotnet_gc_last_collection_heap_size_bytes") / 1e6:0} MB managed
            a pass without a change  {Writes(metrics) - writes} writes
            """));
        Assert.Empty(contents.Open(Duties.All & ~Duties.DefaultGenerators));
        Assert.Equal(Services, contents.Services.Count);
        Assert.Equal(writes, Writes(metrics));

        // One that was written though the answer came too late counts as none; a second one would be too many.
        Assert.InRange(Sum(metrics, "meshservice_controller_writes_total", "written"), 1, Services);
    }

    private static double Writes(string metrics) => Sum(metrics, "meshservice_controller_writes_total");

    /// <summary>The values of a metric, added up over its labels, or over those with a certain value.</summary>
    private static double Sum(string metrics, string name, string label = "") => metrics.Split('\n')
        .Where(line => line.StartsWith(name + "{", StringComparison.Ordinal) && line.Contains(label, StringComparison.Ordinal))
        .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));

    private static double Plans(string metrics) => Sum(metrics, "meshservice_controller_plan_duration_seconds_count");

    private async Task CreateAsync(string[] namespaces)
    {
        using HttpClient client = apiServer.CreateHttpClient();
        await Parallel.ForEachAsync(Enumerable.Range(0, Services), new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (number, _) =>
        {
            string ns = namespaces[number % namespaces.Length];
            await PostAsync($"api/v1/namespaces/{ns}/services", $$"""
                {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web-{{number}}", "labels": {"app": "web-{{number}}"} },
                 "spec": {"selector": {"app": "web-{{number}}"}, "ports": [{"name": "http", "port": 80, "targetPort": 8080, "appProtocol": "http"}]} }
                """);
            for (int pod = 0; pod < PodsOfOne; pod++)
            {
                await PostAsync($"api/v1/namespaces/{ns}/pods", $$"""
                    {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web-{{number}}-{{pod}}", "labels": {"app": "web-{{number}}"} },
                     "spec": {"containers": [{"name": "web", "image": "web", "ports": [{"name": "http", "containerPort": 8080}]}]} }
                    """);
            }
        });

        async Task PostAsync(string path, string json)
        {
            using var content = new StringContent(json, Encoding.UTF8, "application/json");
            using HttpResponseMessage answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }
    }
}
