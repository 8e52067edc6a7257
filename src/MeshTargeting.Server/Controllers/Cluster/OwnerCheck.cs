using System.Net;
using System.Text.Json;
using k8s.Autorest;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Server.Cluster;
using MeshTargeting.Server.State;

namespace MeshTargeting.Server.Controllers.Cluster;

/// <summary>
/// Looks for the owner of what is to be deleted. That a World lacks it may mean that its object could not be read, and that is no reason to
/// take the MeshService from those who use it.
/// </summary>
internal sealed class OwnerCheck(ApiServer api, WorldState state)
{
    private static readonly IReadOnlyList<KindDescriptor> Owning = [ServiceSpec.Descriptor, PodSpec.Descriptor];

    /// <summary>An owner that the World lacks and the API server has; null where there is none.</summary>
    /// <param name="resource">What is to be deleted.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="HttpOperationException">The API server refused to tell.</exception>
    /// <exception cref="HttpRequestException">It did not answer.</exception>
    /// <exception cref="JsonException">Nobody can read its answer.</exception>
    public async Task<OwnerReference?> FindOverlookedAsync(Resource resource, CancellationToken cancellation)
    {
        foreach (var owner in resource.Metadata.Owners)
        {
            if (Owning.FirstOrDefault(kind => kind.Name == owner.Kind && kind.ApiVersion == owner.ApiVersion) is not { } kind)
            {
                continue;
            }

            var known = state.World?.Find(new ResourceId(kind.Name, "", resource.Metadata.Namespace, owner.Name));
            if (known?.Metadata.Uid != owner.Uid && await IsThereAsync(kind, resource.Metadata.Namespace, owner, cancellation))
            {
                return owner;
            }
        }

        return null;
    }

    private async Task<bool> IsThereAsync(KindDescriptor kind, string ns, OwnerReference owner, CancellationToken cancellation)
    {
        try
        {
            using var response = await api.GetAsync($"{ResourcePath.OfNamespace(kind, ns)}/{Uri.EscapeDataString(owner.Name)}", cancellation);
            var found = JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
            return found.TryGetProperty("metadata", out var metadata)
                && metadata.TryGetProperty("uid", out var uid)
                && Guid.TryParse(uid.GetString(), out var id)
                && id == owner.Uid;
        }
        catch (HttpOperationException e) when (e.Response.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
    }
}
