using System.Text.Json.Nodes;
using k8s;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Cluster;
using MeshTargeting.Server.Tests.Cluster.Protocol;
using MeshTargeting.Server.Tests.Harness;
using MeshTargeting.Targeting;
using Microsoft.AspNetCore.Http;

namespace MeshTargeting.Server.Tests.Cluster;

/// <summary>What the World lacks is asked of the API server.</summary>
public sealed class ClusterLookupTests : IAsyncLifetime, IDisposable
{
    private readonly RememberedLog<ClusterLookup> _log = new();
    private readonly MeasuredServer _measured = new();
    private ApiProtocol _protocol = null!;
    private ApiServer _api = null!;
    private ClusterLookup _lookup = null!;

    public async Task InitializeAsync()
    {
        _protocol = await ApiProtocol.StartAsync();
        _api = new ApiServer(new KubernetesClientConfiguration { Host = _protocol.Address });
        _lookup = new ClusterLookup(_api, WatchedCluster.Options, _measured.Metrics, _log);
        _protocol.History.Put("meshservices", Labelled(WatchedCluster.MeshService("backend"), "tier", "back"));
        _protocol.History.Put("meshservices", WatchedCluster.MeshService("web"));
    }

    public void Dispose()
    {
        _api.Dispose();
        _measured.Dispose();
    }

    public async Task DisposeAsync()
    {
        await _protocol.DisposeAsync();
    }

    [Fact]
    public async Task finds_by_name_with_one_request()
    {
        Assert.Equal(["MeshService app/web"], await FindAsync(new MissingTarget(MeshServiceSpec.Descriptor, "app", "web", null)));
        Assert.Equal(["/apis/kuma.io/v1alpha1/namespaces/app/meshservices/web"], _protocol.Requests);
    }

    [Fact]
    public async Task finds_by_labels_with_one_request()
    {
        Assert.Equal(["MeshService app/backend"], await FindAsync(Labels("tier", "back")));
        Assert.Equal(["/apis/kuma.io/v1alpha1/meshservices?limit=1&labelSelector=tier%3Dback"], _protocol.Requests);
    }

    [Fact]
    public async Task does_not_find_what_is_not_there()
    {
        Assert.Empty(await FindAsync(
            Labels("tier", "front"), new MissingTarget(MeshServiceSpec.Descriptor, "app", "cart", null), new MissingTarget(MeshHTTPRouteSpec.Descriptor, "app", "web", null)));
        Assert.Empty(_log.Lines);
        Assert.Equal(0, Failures);
    }

    [Fact]
    public async Task finds_the_rest_where_one_request_fails()
    {
        _protocol.Instead = request => request.Query.ContainsKey("labelSelector") ? ApiProtocol.Fail(500, "etcd is out of sorts") : null;

        Assert.Equal(["MeshService app/web"], await FindAsync(Labels("tier", "back"), new MissingTarget(MeshServiceSpec.Descriptor, "app", "web", null)));
        Assert.Single(_log.Lines);
        Assert.Equal(1, Failures);
    }

    [Fact]
    public async Task takes_an_answer_that_nobody_can_read_for_none()
    {
        _protocol.Instead = _ => Results.Text("[", "application/json");

        Assert.Empty(await FindAsync(Labels("tier", "back"), new MissingTarget(MeshServiceSpec.Descriptor, "app", "web", null)));
        Assert.Equal(2, Failures);
    }

    [Fact]
    public async Task ends_at_the_deadline()
    {
        using var deadline = new CancellationTokenSource();
        await deadline.CancelAsync();

        Assert.Empty(await _lookup.FindAsync([Labels("tier", "back")], deadline.Token));
        Assert.Equal(1, Failures);
    }

    private double Failures => _measured.Sum("meshservice_fallbacks_total", ("reason", "lookup_failed"));

    private static MissingTarget Labels(string key, string value) =>
        new(MeshServiceSpec.Descriptor, "", "", new Dictionary<string, string> { [key] = value });

    private static JsonObject Labelled(JsonObject value, string key, string label)
    {
        value["metadata"]!["labels"]![key] = label;
        return value;
    }

    private async Task<IEnumerable<string>> FindAsync(params MissingTarget[] missing) =>
        (await _lookup.FindAsync(missing, CancellationToken.None)).Select(r => r.Id.ToString());
}
