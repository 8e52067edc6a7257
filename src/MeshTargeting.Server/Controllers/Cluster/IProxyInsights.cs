using MeshTargeting.Generation.Services;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Server.Controllers.Cluster;

/// <summary>What Kuma's control planes say of the connections of proxies.</summary>
internal interface IProxyInsights
{
    /// <summary>
    /// Done when all that there is has been read once, or the API server has said that it does not know the kind. Whoever decides anything
    /// before takes every proxy for disconnected.
    /// </summary>
    Task Listed { get; }

    /// <summary>What is said of a proxy has changed.</summary>
    event Action? Changed;

    /// <summary>What is said of a proxy; null for nothing.</summary>
    ProxyInsight? Of(Resource<DataplaneSpec> proxy);
}
