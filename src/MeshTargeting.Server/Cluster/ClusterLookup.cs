using k8s.Autorest;
using MeshTargeting.Resources;
using MeshTargeting.Server.Admission;
using MeshTargeting.Server.Cluster.Json;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Telemetry;
using MeshTargeting.Targeting;

namespace MeshTargeting.Server.Cluster;

/// <summary>
/// Asks the API server for what the World lacks: a watch is some moments behind, and whoever applies a service and a policy that refers to
/// it in one go must not be told that the service does not exist.
/// </summary>
internal sealed class ClusterLookup(ApiServer api, ServerOptions options, ServerMetrics metrics, ILogger<ClusterLookup> logger) : ILiveLookup
{
    /// <summary>So many are looked for at most; a review has no time for more.</summary>
    private const int AtMost = 8;

    public async Task<IReadOnlyList<Resource>> FindAsync(IReadOnlyList<MissingTarget> missing, CancellationToken deadline)
    {
        var found = await Task.WhenAll(missing.Take(AtMost).Select(target => FindAsync(target, deadline)));
        return [.. found.OfType<Resource>()];
    }

    /// <summary>One request: the object of a name, or the first of those with the labels.</summary>
    private async Task<Resource?> FindAsync(MissingTarget target, CancellationToken deadline)
    {
        var path = target.Labels is null
            ? $"{ResourcePath.OfNamespace(target.Kind, target.Namespace)}/{Uri.EscapeDataString(target.Name)}"
            : $"{ResourcePath.OfAll(target.Kind)}?limit=1&labelSelector={Uri.EscapeDataString(target.Selector)}";
        try
        {
            using var response = await api.GetAsync(path, deadline);
            ReadOnlyMemory<byte> body = await response.Content.ReadAsByteArrayAsync(deadline);
            if (target.Labels is not null)
            {
                if (ListPage.Read(body.Span).Items is not [var first, ..])
                {
                    return null;
                }

                body = body[first];
            }

            return new ObjectReader(target.Kind, options.World.Semantics).Read(body, ObjectIdentity.Of(body.Span).NamesKind, out _);
        }
        catch (HttpOperationException e) when ((int)e.Response.StatusCode is 400 or 404)
        {
            // It is not there; or no object can have such a name or such labels.
            return null;
        }
#pragma warning disable CA1031 // Whatever it is, the World's answer is better than none.
        catch (Exception e)
#pragma warning restore CA1031
        {
            metrics.FellBack(Fallback.LookupFailed);
            logger.LogWarning("{Path} could not be looked up: {Problem}", path, e.Message);
            return null;
        }
    }
}
