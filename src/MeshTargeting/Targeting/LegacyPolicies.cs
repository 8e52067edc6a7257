using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Legacy;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting;

/// <summary>To which proxies a policy of the old kind applies (pkg/api-server/resource_endpoints.go, matchingDataplanesForPolicy).</summary>
public static class LegacyPolicies
{
    /// <summary>
    /// The proxies that one of its selectors selects, in the order of identities; for a policy between services those at either end.
    /// Empty for what is no such policy.
    /// </summary>
    public static IReadOnlyList<Resource<DataplaneSpec>> Select(World world, Resource policy)
    {
        if (policy.SpecObject is not ILegacySelection selection)
        {
            return [];
        }

        var selectors = (selection.Selectors ?? []).Concat(selection.Sources ?? []).Concat(selection.Destinations ?? []).ToList();
        return world.OfKind(policy.Metadata.Mesh, DataplaneSpec.Descriptor)
            .Where(proxy => selectors.Any(s => Proxies.MatchAny(s?.Match ?? ResourceMetadata.None, proxy.Spec)))
            .ToList();
    }
}
