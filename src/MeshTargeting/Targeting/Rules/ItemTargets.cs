using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Rules;

/// <summary>What items of <c>to</c> are for (resolve/targetref.go).</summary>
internal static class ItemTargets
{
    /// <summary>
    /// The mesh, or the destinations and routes that an item selects, with the port where it asks for one; empty where it hits nothing.
    /// </summary>
    public static IReadOnlyList<RuleTarget> Of(World world, PolicyItem item)
    {
        if (item.TargetRef is not { Kind: { } kindName } reference)
        {
            return [];
        }

        if (kindName == "Mesh")
        {
            return [new RuleTarget(world.MeshOf(item.Policy.Metadata.Mesh))];
        }

        return DestinationReferences.KindOf(kindName) is { } kind
            ? Of(world, kind, new Reference(item.Policy, $"{item.Path}.targetRef", reference, ReferenceRole.To))
            : [];
    }

    private static List<RuleTarget> Of(World world, KindDescriptor kind, Reference reference)
    {
        var (labels, legacy) = DestinationReferences.SelectorOf(world, reference);
        var targets = new List<RuleTarget>();
        foreach (var resource in DestinationReferences.Find(world, kind, reference, labels))
        {
            if (!DestinationReferences.HasSection(reference, legacy) || !kind.IsDestination)
            {
                targets.Add(new RuleTarget(resource));
            }
            else if (DestinationReferences.FindPort(resource, reference, legacy) is { } port)
            {
                targets.Add(new RuleTarget(resource, port.Section));
            }
        }

        return targets;
    }
}
