using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Matching;

/// <summary>The routes that a policy's <c>spec.targetRef</c> of kind MeshHTTPRoute means (matchers/dataplane.go, resolveMeshHTTPRouteRef).</summary>
internal static class TopLevelRoutes
{
    /// <summary>
    /// By name, the first of that display name in any zone and namespace (resource.go, IsReferenced); where references have no names, all
    /// with the labels, of which a policy that is confined to its namespace sees those of its namespace.
    /// </summary>
    public static IReadOnlyList<Resource> Of(World world, Resource policy, TargetRef reference)
    {
        var mesh = policy.Metadata.Mesh;
        if (world.Options.Semantics.NamesInReferences)
        {
            var namesakes = Lookup.Namesakes(world, MeshHTTPRouteSpec.Descriptor, mesh, reference.Name ?? "");
            return namesakes.MinBy(r => ResourceTraits.Of(r, world.Options).CoreName, StringComparer.Ordinal) is { } first ? [first] : [];
        }

        if (reference.Labels is not { Count: > 0 } labels)
        {
            return [];
        }

        var filter = PolicyTraits.Of(policy, world.Options).Filter;
        return world.Select(mesh, MeshHTTPRouteSpec.Descriptor, labels)
            .Where(r => filter.AdmitsNamespace(ResourceTraits.Of(r, world.Options)))
            .OrderBy(r => r.Id)
            .ToList();
    }

    /// <summary>What Kuma says where there is none.</summary>
    public static string NotFound(TargetRef reference, KumaSemantics semantics) => semantics.NamesInReferences
        ? $"couldn't resolve MeshHTTPRoute targetRef with name '{reference.Name}'"
        : $"couldn't resolve MeshHTTPRoute targetRef with labels map[{string.Join(' ', Pairs(reference))}]";

    private static IEnumerable<string> Pairs(TargetRef reference) => (reference.Labels ?? ResourceMetadata.None)
        .OrderBy(l => l.Key, StringComparer.Ordinal)
        .Select(l => $"{l.Key}:{l.Value}");
}
