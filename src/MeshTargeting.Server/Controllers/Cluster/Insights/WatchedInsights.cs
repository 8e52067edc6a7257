using System.Collections.Concurrent;
using MeshTargeting.Generation.Services;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Cluster;
using MeshTargeting.Server.Cluster.Watching;

namespace MeshTargeting.Server.Controllers.Cluster.Insights;

/// <summary>Keeps what is said of proxies in step with the DataplaneInsights of a cluster; without their definition nothing is said.</summary>
internal sealed class WatchedInsights : BackgroundService, IProxyInsights
{
    private readonly ConcurrentDictionary<(string Namespace, string Name), ProxyInsight> _insights = [];
    private readonly PendingChanges _changes = new();
    private readonly TaskCompletionSource _listed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _listing = new(1);
    private readonly Discovery _discovery;
    private readonly KindStatus _status;
    private readonly KindWatch _watch;

    public WatchedInsights(ApiServer api, ClusterSettings settings, TimeProvider time, ILogger<WatchedInsights> logger)
    {
        _discovery = new Discovery(api, settings, time);
        _status = new KindStatus(InsightReader.Kind, time);
        _watch = KindWatch.Create(_status, new InsightReader(), _changes, api, _listing, _discovery, settings, time, logger);
    }

    /// <inheritdoc />
    public event Action? Changed;

    /// <inheritdoc />
    public Task Listed => _listed.Task;

    /// <inheritdoc />
    public ProxyInsight? Of(Resource<DataplaneSpec> proxy) => _insights.GetValueOrDefault((proxy.Metadata.Namespace, proxy.Metadata.Name));

    public override void Dispose()
    {
        _listing.Dispose();
        _discovery.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var watching = Task.Run(() => _watch.RunAsync(stoppingToken), CancellationToken.None);
        try
        {
            await _status.Synced.WaitAsync(stoppingToken);
            Take();
            _listed.SetResult();
            while (true)
            {
                await _changes.WaitAsync(stoppingToken);
                if (Take())
                {
                    Changed?.Invoke();
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await watching;
        }
    }

    /// <summary>Takes over what has come; true where anything of it is new. Most of what happens to a DataplaneInsight is not.</summary>
    private bool Take()
    {
        var isNew = false;
        foreach (var (id, resource) in _changes.Take())
        {
            var key = (id.Namespace, id.Name);
            if (resource is Resource<ProxyInsight> { Spec: var insight })
            {
                isNew |= _insights.GetValueOrDefault(key) != insight;
                _insights[key] = insight;
            }
            else
            {
                isNew |= _insights.TryRemove(key, out _);
            }
        }

        return isNew;
    }
}
