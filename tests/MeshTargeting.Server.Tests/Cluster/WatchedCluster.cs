using System.Text.Json.Nodes;
using k8s;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Cluster;
using MeshTargeting.Server.Cluster.Watching;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.State;
using MeshTargeting.Server.Tests.Cluster.Protocol;
using MeshTargeting.Server.Tests.Harness;
using MeshTargeting.Worlds;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace MeshTargeting.Server.Tests.Cluster;

/// <summary>A World that is kept in step with an <see cref="ApiProtocol"/>, on a clock that only tests move.</summary>
internal sealed class WatchedCluster : IAsyncDisposable
{
    /// <summary>How far the clock moves between two looks; less than any pause but that between two Worlds.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(25);

    private readonly ApiServer _api;
    private readonly ClusterWatch _watch;
    private readonly WorldState _state = new();

    private WatchedCluster(ApiProtocol protocol, ClusterSettings settings)
    {
        Protocol = protocol;
        Settings = settings;
        _api = new ApiServer(new KubernetesClientConfiguration { Host = protocol.Address });
        _watch = new ClusterWatch(_api, Options, _state, settings, Time, Log);
    }

    public static ServerOptions Options { get; } = new() { Cluster = true, World = new WorldOptions { IsComplete = true, Derive = false } };

    public ApiProtocol Protocol { get; }

    public ObjectHistory History => Protocol.History;

    public ClusterSettings Settings { get; }

    public FakeTimeProvider Time { get; } = new();

    public RememberedLog<ClusterWatch> Log { get; } = new();

    public World World => _state.World ?? throw new InvalidOperationException("there is no World yet");

    public IReadOnlyList<string> Missing => _watch.Missing;

    public KindStatus this[string kind] => _watch.Kinds.Single(k => k.Kind.Name == kind);

    /// <summary>Starts to watch; with objects that are there before.</summary>
    public static async Task<WatchedCluster> StartAsync(params JsonObject[] services)
    {
        var cluster = await PrepareAsync();
        foreach (var service in services)
        {
            cluster.History.Put("meshservices", service);
        }

        await cluster.RunAsync();
        await cluster.UntilAsync(() => cluster._state.World is not null);
        return cluster;
    }

    /// <summary>What <see cref="RunAsync"/> will start.</summary>
    public static async Task<WatchedCluster> PrepareAsync(Func<ClusterSettings, ClusterSettings>? change = null)
    {
        var settings = new ClusterSettings { Chance = () => 0 };
        return new WatchedCluster(await ApiProtocol.StartAsync(), change is null ? settings : change(settings));
    }

    public Task RunAsync() => _watch.StartAsync(CancellationToken.None);

    /// <summary>Lets time pass in small steps until something holds.</summary>
    public Task UntilAsync(Func<bool> condition) => Poll.UntilAsync(() =>
    {
        Time.Advance(Tick);
        return Task.FromResult(condition());
    });

    /// <summary>Waits until the World has exactly these MeshServices, each as <c>namespace/name</c>.</summary>
    public Task UntilServicesAsync(params string[] names) => UntilAsync(() => Services.SequenceEqual(names.Order(StringComparer.Ordinal)));

    /// <summary>The MeshServices of the mesh <c>default</c>.</summary>
    public IEnumerable<string> Services =>
        World.OfKind("default", MeshServiceSpec.Descriptor).Select(s => $"{s.Metadata.Namespace}/{s.Metadata.Name}").Order(StringComparer.Ordinal);

    public Resource<MeshServiceSpec> Service(string name) => (Resource<MeshServiceSpec>)World.Find(new ResourceId("MeshService", "default", "app", name))!;

    /// <summary>A MeshService of the namespace <c>app</c>.</summary>
    public static JsonObject MeshService(string name, int port = 80, string mesh = "default") => JsonNode.Parse(
        $$$"""
        {"apiVersion":"kuma.io/v1alpha1","kind":"MeshService",
         "metadata":{"name":"{{{name}}}","namespace":"app","labels":{"kuma.io/mesh":"{{{mesh}}}"}},
         "spec":{"selector":{"dataplaneTags":{"app":"{{{name}}}"}},"ports":[{"port":{{{port}}},"targetPort":8080,"appProtocol":"http"}]}}
        """)!.AsObject();

    /// <summary>The World that a single look at the API server's objects makes.</summary>
    public World Expected(params string[] plurals) => World.Create(
        plurals.SelectMany(History.All).SelectMany(o => ManifestReader.ReadJson(System.Text.Encoding.UTF8.GetBytes(o.ToJsonString())).Resources),
        Options.World);

    public async ValueTask DisposeAsync()
    {
        await _watch.StopAsync(CancellationToken.None);
        _watch.Dispose();
        _api.Dispose();
        await Protocol.DisposeAsync();
    }
}

/// <summary>A log that tests can read.</summary>
internal sealed class RememberedLog<T> : ILogger<T>
{
    public System.Collections.Concurrent.ConcurrentQueue<string> Lines { get; } = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{logLevel}: {formatter(state, exception)}");
}
