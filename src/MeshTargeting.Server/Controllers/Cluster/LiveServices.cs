using MeshTargeting.Generation;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Cluster;
using MeshTargeting.Server.Cluster.Json;
using MeshTargeting.Server.Cluster.Watching;
using MeshTargeting.Server.Options;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Controllers.Cluster;

/// <summary>
/// What the leader before has written until its last moment. The World of a new leader may not show that yet, and an address that was given
/// out must not be given out again.
/// </summary>
internal sealed class LiveServices(ApiServer api, ServerOptions options, ClusterSettings settings, TimeProvider time, ILogger<LiveServices> logger)
{
    private static readonly IReadOnlyList<KindDescriptor> Addressed =
        [MeshServiceSpec.Descriptor, MeshExternalServiceSpec.Descriptor, MeshMultiZoneServiceSpec.Descriptor];

    /// <summary>Lists what has addresses, and lays over a World what differs from it.</summary>
    /// <param name="world">The World from before the lists.</param>
    /// <param name="overlay">Gets the differences.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="k8s.Autorest.HttpOperationException">The API server refused.</exception>
    /// <exception cref="HttpRequestException">It did not answer.</exception>
    public async Task RecallAsync(World world, Overlay overlay, CancellationToken stop)
    {
        using var turn = new SemaphoreSlim(1);
        foreach (var kind in Addressed)
        {
            var status = new KindStatus(kind, time);
            var listed = new PendingChanges();
            var store = new KindStore(status, new ObjectReader(kind, options.World.Semantics), listed, logger);
            try
            {
                await new KindList(kind, store, api, turn, settings, time).RunAsync(stop);
            }
            catch (k8s.Autorest.HttpOperationException e) when (e.Response.StatusCode == System.Net.HttpStatusCode.NotFound)
            {
                // The kind is not installed.
                continue;
            }

            var live = listed.Take();
            foreach (var (id, resource) in live)
            {
                var known = world.Find(id) is { IsDerived: false } found ? found : null;
                if (known?.Metadata.Version != resource?.Metadata.Version)
                {
                    overlay.Add(new ServiceChange(known, resource, ""), resource);
                }
            }

            foreach (var known in world.Meshes.SelectMany(mesh => world.OfKind(mesh, kind)).Where(r => !r.IsDerived && !live.ContainsKey(r.Id)))
            {
                overlay.Add(ServiceChange.Delete(known, ""), null);
            }
        }
    }
}
