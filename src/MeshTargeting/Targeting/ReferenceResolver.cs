using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting;

/// <summary>Resolves references as Kuma does, and says why where one does not resolve.</summary>
public static class ReferenceResolver
{
    /// <summary>What a reference hits in a World. Depends on nothing but the World and the reference.</summary>
    public static Resolution Resolve(World world, Reference reference) => reference.Ref.Kind switch
    {
        null or "" => new Unresolved(ResolutionReason.InvalidKind, "the reference has no kind"),
        "Mesh" when !reference.IsBackend => new Resolved([new Target(world.MeshOf(reference.From.Metadata.Mesh), "", null, null)]),
        _ => reference.Role switch
        {
            ReferenceRole.TopLevel => ProxyReferences.ResolveTopLevel(world, reference),
            ReferenceRole.From => ProxyReferences.ResolveFrom(world, reference),
            ReferenceRole.To => DestinationReferences.Resolve(world, reference),
            ReferenceRole.Mirror when world.Options.Semantics.MirrorsToTags => LegacyServices.Resolve(world, reference),
            _ => BackendReferences.Resolve(world, reference),
        },
    };

    /// <summary>The answer to a kind that cannot stand where it does.</summary>
    internal static Unresolved InvalidKind(Reference reference) =>
        new(ResolutionReason.InvalidKind, $"kind {reference.Ref.Kind} cannot stand in {Place(reference.Role)}");

    private static string Place(ReferenceRole role) => role switch
    {
        ReferenceRole.TopLevel => "spec.targetRef",
        ReferenceRole.To => "to[].targetRef",
        ReferenceRole.From => "from[].targetRef",
        ReferenceRole.Backend => "backendRefs",
        _ => "requestMirror.backendRef",
    };
}
