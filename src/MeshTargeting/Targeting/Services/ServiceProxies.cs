using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Services;

/// <summary>
/// The proxies that Kuma's inspect API lists for a MeshService (pkg/core/resources/apis/meshservice/match.go, MatchesDataplane).
/// </summary>
/// <remarks>
/// They are more than those to which it sends traffic (<see cref="World.ProxiesOf"/>): <c>*</c> stands for any value of a tag, empty
/// tags select every proxy, and gateways as well as proxies without inbounds count.
/// </remarks>
public static class ServiceProxies
{
    /// <summary>The proxies, in the order of identities.</summary>
    public static IReadOnlyList<Resource<DataplaneSpec>> Of(World world, Resource<MeshServiceSpec> service)
    {
        var proxies = world.OfKind(service.Metadata.Mesh, DataplaneSpec.Descriptor);
        return service.Spec.Selector switch
        {
            { DataplaneRef: { } reference } => proxies.Where(p => CoreNames.Of(p) == reference.Name).ToList(),
            { DataplaneTags: { } tags } when world.Options.Semantics.ServiceTagSelectors =>
                proxies.Where(p => Proxies.MatchAny(tags, p.Spec)).ToList(),
            { DataplaneLabels: { } labels } =>
                proxies.Where(p => MeshServiceMatching.Includes(world.LabelsOf(p), labels.MatchLabels ?? ResourceMetadata.None)).ToList(),
            _ => [],
        };
    }
}
