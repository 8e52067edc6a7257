using System.Text;
using System.Text.Json.Nodes;
using k8s;
using MeshTargeting.Generation.Services;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Cluster;
using MeshTargeting.Server.Controllers.Cluster.Insights;
using MeshTargeting.Server.Tests.Cluster;
using MeshTargeting.Server.Tests.Cluster.Protocol;
using MeshTargeting.Server.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace MeshTargeting.Server.Tests.Controllers.Cluster;

public sealed class WatchedInsightsTests : IAsyncLifetime, IDisposable
{
    private const string Plural = "dataplaneinsights";
    private const string Connected = """{"subscriptions":[{"connectTime":"2027-01-31T12:00:00Z"}],"mTLS":{"issuedBackend":"ca-1"}}""";
    private const string Gone = """{"subscriptions":[{"connectTime":"2027-01-31T12:00:00Z","disconnectTime":"2027-01-31T13:00:00Z"}],"mTLS":{"issuedBackend":"ca-1"}}""";

    private readonly FakeTimeProvider _time = new();
    private readonly RememberedLog<WatchedInsights> _log = new();
    private ApiProtocol _protocol = null!;
    private ApiServer _api = null!;
    private WatchedInsights _insights = null!;
    private int _changes;

    public async Task InitializeAsync()
    {
        _protocol = await ApiProtocol.StartAsync();
        _api = new ApiServer(new KubernetesClientConfiguration { Host = _protocol.Address });
        _insights = new WatchedInsights(_api, new ClusterSettings { Chance = () => 0 }, _time, _log);
        _insights.Changed += () => Interlocked.Increment(ref _changes);
    }

    public void Dispose()
    {
        _insights.Dispose();
        _api.Dispose();
    }

    public async Task DisposeAsync()
    {
        await _insights.StopAsync(CancellationToken.None);
        await _protocol.DisposeAsync();
    }

    [Fact]
    public async Task tells_what_is_said_of_each_proxy()
    {
        _protocol.History.Install(Plural);
        _protocol.History.Put(Plural, Insight("web", Connected));
        _protocol.History.Put(Plural, Insight("db", "{}"));
        Assert.False(_insights.Listed.IsCompleted);

        await _insights.StartAsync(CancellationToken.None);
        await _insights.Listed;

        Assert.Equal(new ProxyInsight(IsConnected: true, HasCertificate: true), _insights.Of(Proxy("web")));
        Assert.Equal(new ProxyInsight(IsConnected: false, HasCertificate: false), _insights.Of(Proxy("db")));
        Assert.Null(_insights.Of(Proxy("other")));
    }

    [Fact]
    public async Task tells_of_changes_and_of_nothing_else()
    {
        _protocol.History.Install(Plural);
        _protocol.History.Put(Plural, Insight("web", Connected));
        await _insights.StartAsync(CancellationToken.None);
        await _insights.Listed;

        _protocol.History.Put(Plural, Insight("web", Gone));
        await UntilAsync(() => _insights.Of(Proxy("web")) == new ProxyInsight(IsConnected: false, HasCertificate: true) && _changes == 1);

        // Most of what is written there says the same of the proxy.
        _protocol.History.Put(Plural, Insight("web", Gone.Replace("13:00", "14:00", StringComparison.Ordinal)));
        _protocol.History.Put(Plural, Insight("last", Connected));
        await UntilAsync(() => _insights.Of(Proxy("last")) is not null && _changes >= 2);
        Assert.Equal(2, _changes);

        _protocol.History.Delete(Plural, "app", "web");
        await UntilAsync(() => _insights.Of(Proxy("web")) is null && _changes == 3);
    }

    [Fact]
    public async Task knows_nothing_where_the_kind_is_not_installed_until_it_is()
    {
        await _insights.StartAsync(CancellationToken.None);
        await _insights.Listed;
        Assert.Null(_insights.Of(Proxy("web")));

        _protocol.History.Install(Plural);
        _protocol.History.Put(Plural, Insight("web", Connected));
        await UntilAsync(() => _insights.Of(Proxy("web")) is { IsConnected: true }, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task passes_over_what_it_cannot_understand()
    {
        _protocol.History.Install(Plural);
        _protocol.History.Put(Plural, Insight("web", "[]"));
        _protocol.History.Put(Plural, Insight("db", """{"subscriptions":3,"mTLS":"x"}"""));
        await _insights.StartAsync(CancellationToken.None);
        await _insights.Listed;

        Assert.All(["web", "db"], name => Assert.Equal(new ProxyInsight(IsConnected: false, HasCertificate: false), _insights.Of(Proxy(name))));
    }

    private Task UntilAsync(Func<bool> condition, TimeSpan? tick = null) => Poll.UntilAsync(() =>
    {
        _time.Advance(tick ?? TimeSpan.FromMilliseconds(25));
        return Task.FromResult(condition());
    });

    private static JsonObject Insight(string name, string status) => JsonNode.Parse(
        $$"""{"apiVersion":"kuma.io/v1alpha1","kind":"DataplaneInsight","mesh":"default","metadata":{"name":"{{name}}","namespace":"app"},"status":{{status}} }""")!.AsObject();

    private static Resource<DataplaneSpec> Proxy(string name) => (Resource<DataplaneSpec>)Assert.Single(ManifestReader.ReadJson(Encoding.UTF8.GetBytes(
        $$"""{"apiVersion":"kuma.io/v1alpha1","kind":"Dataplane","mesh":"default","metadata":{"name":"{{name}}","namespace":"app"},"spec":{} }""")).Resources);
}
