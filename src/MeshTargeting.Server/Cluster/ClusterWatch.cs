using MeshTargeting.Resources;
using MeshTargeting.Server.Cluster.Json;
using MeshTargeting.Server.Cluster.Watching;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.State;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Cluster;

/// <summary>
/// Keeps the World in step with the cluster. A watch for each kind notes what changes; one writer makes a World of it, which shares with
/// the one before what did not change.
/// </summary>
internal sealed class ClusterWatch : BackgroundService, IWorldSource
{
    private readonly WorldOptions _options;
    private readonly WorldState _state;
    private readonly ClusterSettings _settings;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly PendingChanges _changes = new();
    private readonly SemaphoreSlim _listing;
    private readonly Discovery _discovery;
    private readonly KindWatch[] _watches;

    public ClusterWatch(ApiServer api, ServerOptions options, WorldState state, ClusterSettings settings, TimeProvider time, ILogger<ClusterWatch> logger)
    {
        (_options, _state, _settings, _time, _logger) = (options.World, state, settings, time, logger);
        _listing = new SemaphoreSlim(settings.ListsAtATime);
        _discovery = new Discovery(api, settings, time);
        Kinds = [.. WatchedKinds.Of(options.World, options.Controllers.Duties).Select(kind => new KindStatus(kind, time))];
        _watches = [.. Kinds.Select(Watch)];

        KindWatch Watch(KindStatus status) => KindWatch.Create(
            status, new ObjectReader(status.Kind, _options.Semantics), _changes, api, _listing, _discovery, settings, time, logger);
    }

    /// <summary>How it stands with each kind, by name.</summary>
    public IReadOnlyList<KindStatus> Kinds { get; }

    /// <inheritdoc />
    public IReadOnlyList<string> Missing => _state.Current is null ? Readings.Missing(Kinds) : [];

    /// <inheritdoc />
    public IReadOnlyList<WatchReading> Watches => [.. Kinds.Select(Readings.Of)];

    public override void Dispose()
    {
        _listing.Dispose();
        _discovery.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = _time.GetTimestamp();
        var watches = Task.WhenAll(_watches.Select(watch => Task.Run(() => watch.RunAsync(stoppingToken), CancellationToken.None)));
        try
        {
            await Task.WhenAll(Kinds.Select(kind => kind.Synced)).WaitAsync(stoppingToken);
            var world = Publish(World.Create([], _options));
            if (_logger.IsEnabled(LogLevel.Information))
            {
                _logger.LogInformation(
                    "The cluster has {Resources} resources of {Kinds} kinds, {Milliseconds:0} ms",
                    world.Resources.Count,
                    Kinds.Count(kind => kind.Objects > 0),
                    _time.GetElapsedTime(started).TotalMilliseconds);
            }

            while (true)
            {
                await _changes.WaitAsync(stoppingToken);
                world = Publish(world);
                // What comes in a burst makes one World.
                await Task.Delay(_settings.Turn, _time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await watches;
        }
    }

    private World Publish(World world)
    {
        var changes = _changes.Take();
        if (changes.Count > 0 || _state.Current is null)
        {
            world = Apply(world, [.. changes]);
            _state.Replace(new Snapshot(world, 0, [], []));
        }

        return world;
    }

    /// <summary>The World after changes. A resource at which the engine fails is left out, and the rest counts.</summary>
    private World Apply(World world, ReadOnlySpan<KeyValuePair<ResourceId, Resource?>> changes)
    {
        try
        {
            var (upserts, deletions) = (new List<Resource>(changes.Length), new List<ResourceId>());
            foreach (var (id, resource) in changes)
            {
                if (resource is not null)
                {
                    upserts.Add(resource);
                }
                else
                {
                    deletions.Add(id);
                }
            }

            return world.With(upserts, deletions);
        }
#pragma warning disable CA1031 // A fault of ours at one resource must not keep the World from growing.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (changes.Length > 1)
            {
                return Apply(Apply(world, changes[..(changes.Length / 2)]), changes[(changes.Length / 2)..]);
            }

            _logger.LogError(e, "{Resource} is left out of the World", changes[0].Key);
            return world;
        }
    }
}
