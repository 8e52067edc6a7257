using System.Text.Json.Nodes;
using k8s;
using MeshTargeting.Reading;
using MeshTargeting.Server.Admission;
using MeshTargeting.Server.Admission.Load;
using MeshTargeting.Server.Cluster;
using MeshTargeting.Server.State;
using MeshTargeting.Server.Tests.Cluster;
using MeshTargeting.Server.Tests.Cluster.Protocol;
using MeshTargeting.Server.Tests.Harness;

namespace MeshTargeting.Server.Tests.Admission;

/// <summary>A review of a policy in a World that is behind the API server.</summary>
public sealed class LiveReferencesTests : IAsyncLifetime, IDisposable
{
    private const string Path = "/apis/kuma.io/v1alpha1/namespaces/app/meshservices/backend";

    private static readonly JsonObject Mesh = JsonNode.Parse(
        """{"apiVersion":"kuma.io/v1alpha1","kind":"Mesh","metadata":{"name":"default"},"spec":{"meshServices":{"mode":"Exclusive"}}}""")!.AsObject();

    private readonly WorldState _state = new();
    private readonly MeasuredServer _measured = new();
    private ApiProtocol _protocol = null!;
    private ApiServer _api = null!;
    private Reviewer _reviewer = null!;

    public async Task InitializeAsync()
    {
        _protocol = await ApiProtocol.StartAsync();
        _api = new ApiServer(new KubernetesClientConfiguration { Host = _protocol.Address });
        var lookup = new ClusterLookup(_api, WatchedCluster.Options, _measured.Metrics, new RememberedLog<ClusterLookup>());
        _reviewer = new Reviewer(WatchedCluster.Options, _state, new LiveReferences(lookup, _measured.Metrics), TimeProvider.System);
        World();
    }

    public void Dispose()
    {
        _api.Dispose();
        _measured.Dispose();
    }

    public async Task DisposeAsync() => await _protocol.DisposeAsync();

    [Fact]
    public void what_the_api_server_has_is_not_missing()
    {
        _protocol.History.Put("meshservices", WatchedCluster.MeshService("backend"));

        Assert.Null(Review(Policy()));
        Assert.Contains(Path, _protocol.Requests);
    }

    [Fact]
    public void what_the_api_server_lacks_is_missing()
    {
        Assert.StartsWith("MS302 ", Assert.Single(Review(Policy())!), StringComparison.Ordinal);
        Assert.Single(_protocol.Requests, Path);
        Assert.Equal(0, Fallbacks("lookup_failed"));
    }

    [Fact]
    public void a_port_that_the_service_has_got_meanwhile_is_not_missing()
    {
        World(WatchedCluster.MeshService("backend", port: 81));
        _protocol.History.Put("meshservices", WatchedCluster.MeshService("backend", port: 80));

        Assert.Null(Review(Policy(section: "80")));
    }

    [Fact]
    public void a_mesh_that_there_is_meanwhile_is_not_missing()
    {
        Assert.Contains(Review(Policy("payments"))!, warning => warning.Contains("no Mesh payments was found in the cluster", StringComparison.Ordinal));

        _protocol.Instead = request => request.Path == "/apis/kuma.io/v1alpha1/meshes/payments"
            ? Microsoft.AspNetCore.Http.Results.Text("""{"apiVersion":"kuma.io/v1alpha1","kind":"Mesh","metadata":{"name":"payments"},"spec":{"meshServices":{"mode":"Exclusive"}}}""")
            : null;

        Assert.DoesNotContain(Review(Policy("payments"))!, warning => warning.Contains("no Mesh payments", StringComparison.Ordinal));
    }

    [Fact]
    public void nobody_is_asked_where_all_is_there()
    {
        World(WatchedCluster.MeshService("backend"));

        Assert.Null(Review(Policy()));
        Assert.Empty(_protocol.Requests);
    }

    [Fact]
    public void the_World_answers_where_the_api_server_fails()
    {
        _protocol.Instead = _ => ApiProtocol.Fail(503, "not now");

        Assert.StartsWith("MS302 ", Assert.Single(Review(Policy())!), StringComparison.Ordinal);
        Assert.Equal(1, Fallbacks("lookup_failed"));
    }

    [Fact]
    public async Task the_World_answers_where_the_api_server_takes_half_of_the_time()
    {
        var time = new ManualTimers();
        _protocol.Instead = _ => new Never();
        var review = Task.Run(() => Review(Policy(), new TimeLeft(time, TimeSpan.FromSeconds(2))));
        await Poll.UntilAsync(() => Task.FromResult(!_protocol.Requests.IsEmpty));

        time.Pass(TimeSpan.FromSeconds(0.9));
        Assert.Equal(0, Fallbacks("lookup_failed"));
        time.Pass(TimeSpan.FromSeconds(0.1));

        Assert.StartsWith("MS302 ", Assert.Single((await review)!), StringComparison.Ordinal);
        Assert.Equal(1, Fallbacks("lookup_failed"));
    }

    [Fact]
    public void references_that_nobody_judges_for_want_of_a_World_are_counted()
    {
        var reviewer = new Reviewer(WatchedCluster.Options, new WorldState(), new LiveReferences(new NoLiveLookup(), _measured.Metrics), TimeProvider.System);

        Assert.Null(reviewer.Review(Requests.Create(Policy()), Judge.Unhurried).Warnings);
        Assert.Equal(1, Fallbacks("no_world"));
    }

    private void World(params JsonObject[] objects) => _state.Replace(new Snapshot(
        MeshTargeting.Worlds.World.Create(
            objects.Append(Mesh).SelectMany(o => ManifestReader.ReadJson(System.Text.Encoding.UTF8.GetBytes(o.ToJsonString())).Resources), WatchedCluster.Options.World),
        0,
        [],
        []));

    private IReadOnlyList<string>? Review(JsonNode policy, TimeLeft? left = null) =>
        _reviewer.Review(Requests.Create(policy), left ?? Judge.Unhurried).Warnings;

    private double Fallbacks(string reason) => _measured.Sum("meshservice_fallbacks_total", ("reason", reason));

    private static JsonObject Policy(string mesh = "default", string? section = null)
    {
        var policy = JsonNode.Parse(
            $$"""
            {"apiVersion":"kuma.io/v1alpha1","kind":"MeshTimeout","metadata":{"name":"t","namespace":"app","labels":{"kuma.io/mesh":"{{mesh}}"} },
             "spec":{"to":[{"targetRef":{"kind":"MeshService","name":"backend"},"default":{"idleTimeout":"1h"} }]} }
            """)!.AsObject();
        if (section is not null)
        {
            policy["spec"]!["to"]![0]!["targetRef"]!["sectionName"] = section;
        }

        return policy;
    }
}
