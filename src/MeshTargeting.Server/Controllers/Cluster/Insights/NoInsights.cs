using MeshTargeting.Generation.Services;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Server.Controllers.Cluster.Insights;

/// <summary>Nothing is said of proxies: where nobody keeps status, nobody asks.</summary>
internal sealed class NoInsights : IProxyInsights
{
    /// <inheritdoc />
    public event Action? Changed
    {
        add { }
        remove { }
    }

    /// <inheritdoc />
    public Task Listed => Task.CompletedTask;

    /// <inheritdoc />
    public ProxyInsight? Of(Resource<DataplaneSpec> proxy) => null;
}
