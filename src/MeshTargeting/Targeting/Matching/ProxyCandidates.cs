using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Matching;

/// <summary>Proxies among which are all that a reference selects, found by indexes.</summary>
internal static class ProxyCandidates
{
    /// <summary>The candidates, in the order of identities.</summary>
    public static IEnumerable<Resource<DataplaneSpec>> Of(World world, Resource policy, TargetRef reference)
    {
        var mesh = policy.Metadata.Mesh;
        var names = world.Options.Semantics.NamesInReferences;
        return reference.Kind switch
        {
            "Dataplane" => OfDataplane(world, policy, reference, names),
            "MeshSubset" or "MeshService" or "MeshServiceSubset" when names => OfTags(world, mesh, PolicySelector.TagsOf(reference)),
            "MeshGateway" when names => OfGateways(world, GatewaysOf(world, mesh, reference.Name ?? "")),
            _ => world.OfKind(mesh, DataplaneSpec.Descriptor),
        };
    }

    private static IEnumerable<Resource<DataplaneSpec>> OfDataplane(World world, Resource policy, TargetRef reference, bool names)
    {
        var mesh = policy.Metadata.Mesh;
        var labels = reference.Labels;
        if (names ? ByDataplane.SelectsAll(reference) : labels is null)
        {
            return world.OfKind(mesh, DataplaneSpec.Descriptor);
        }

        // A proxy without a label has it empty, and without a display name its name stands in: neither is in the index of labels.
        var indexed = labels?.Where(l => l.Value.Length > 0 && l.Key != KumaLabels.DisplayName).ToDictionary();
        var found = indexed is null ? [] : world.ProxiesAmong(mesh, indexed);
        if (names && !string.IsNullOrEmpty(reference.Name))
        {
            var key = ByDataplane.KeyOf(reference, ResourceTraits.Of(policy, world.Options));
            found = found.Concat(world.NamedAlike(mesh, DataplaneSpec.Descriptor, key));
        }

        return Ordered(found);
    }

    /// <summary>What has the tags, and all that any MeshGateway selects: the tags of its listeners count with them.</summary>
    private static IEnumerable<Resource<DataplaneSpec>> OfTags(World world, string mesh, IReadOnlyDictionary<string, string> tags)
    {
        var exact = tags.Where(t => t.Value != "*").ToDictionary();
        return exact.Count == 0
            ? world.OfKind(mesh, DataplaneSpec.Descriptor)
            : Ordered(world.ProxiesTagged(mesh, exact).Concat(OfGateways(world, world.OfKind(mesh, MeshGatewaySpec.Descriptor))));
    }

    private static IEnumerable<Resource<DataplaneSpec>> OfGateways(World world, IEnumerable<Resource<MeshGatewaySpec>> gateways) =>
        Ordered(gateways.SelectMany(gateway => GatewaySelection.SelectorsOf(gateway.Spec)
            .SelectMany(tags => world.ProxiesTagged(gateway.Metadata.Mesh, tags.Where(t => t.Value != "*").ToDictionary()))));

    private static IEnumerable<Resource<MeshGatewaySpec>> GatewaysOf(World world, string mesh, string name) =>
        world.OfKind(mesh, MeshGatewaySpec.Descriptor).Where(g => ResourceTraits.Of(g, world.Options).DisplayName == name);

    private static IEnumerable<Resource<DataplaneSpec>> Ordered(IEnumerable<Resource> proxies) =>
        proxies.Distinct().OrderBy(p => p.Id).Cast<Resource<DataplaneSpec>>();
}
