using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting;

/// <summary>
/// References of <c>to[].targetRef</c> (resolve/targetref.go): by labels all that carry them, else the one of that name; a section
/// keeps those that have it. In 3.0 by labels alone.
/// </summary>
internal static class DestinationReferences
{
    public static Resolution Resolve(World world, Reference reference)
    {
        if (KindOf(reference.Ref.Kind) is not { } kind)
        {
            return ReferenceResolver.InvalidKind(reference);
        }

        var (labels, legacy) = SelectorOf(world, reference);
        if (labels is null && !world.Options.Semantics.NamesInReferences)
        {
            return new Unresolved(ResolutionReason.NameMissing, "the reference gives no labels");
        }

        if (labels is null && reference.Name.Length == 0)
        {
            return new Unresolved(ResolutionReason.NameMissing, "the reference gives neither a name nor labels");
        }

        var found = Find(world, kind, reference, labels);
        if (found.Count == 0)
        {
            return LegacyServices.OfOutbounds(world, reference) is { } byTag
                ? byTag
                : Absence.Explain(world, kind, reference, labels, legacy);
        }

        return Narrow(found.OrderBy(r => r.Id).ToList(), reference, legacy);
    }

    /// <summary>
    /// By what a reference selects: the labels, null where it goes by name, and the name that they were taken from. Where references have
    /// no names, labels that are given and empty select all.
    /// </summary>
    public static (IReadOnlyDictionary<string, string>? Labels, LegacyName? Legacy) SelectorOf(World world, Reference reference)
    {
        if (!world.Options.Semantics.NamesInReferences)
        {
            return (reference.Ref.Labels, null);
        }

        var legacy = LegacyName.Parse(reference);
        return (legacy?.Labels ?? reference.Labels, legacy);
    }

    /// <summary>The resources that a reference selects, whether or not they have its section.</summary>
    /// <param name="world">The World.</param>
    /// <param name="kind">The kind of the resources.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="labels">The labels by which it goes; null where it goes by name.</param>
    public static IReadOnlyList<Resource> Find(
        World world, KindDescriptor kind, Reference reference, IReadOnlyDictionary<string, string>? labels) => labels is not null
            ? world.Select(reference.From.Metadata.Mesh, kind, labels)
            : world.Options.Semantics.NamesInReferences && Lookup.ByName(world, kind, reference) is { } one ? [one] : [];

    /// <summary>Whether a reference asks for one port of what it selects.</summary>
    public static bool HasSection(Reference reference, LegacyName? legacy) => reference.SectionName.Length > 0 || legacy is { Port: not 0 };

    /// <summary>The port of a resource that a reference with a section asks for; null where there is none.</summary>
    public static ServicePort? FindPort(Resource resource, Reference reference, LegacyName? legacy) => legacy is null
        ? ServicePort.FindSection(resource, reference.SectionName)
        : ServicePort.Of(resource).FirstOrDefault(p => p.Number == legacy.Port);

    /// <summary>What a <c>to[].targetRef</c> can refer to beside the mesh; null for every other kind.</summary>
    public static KindDescriptor? KindOf(string? kind) => kind switch
    {
        "MeshService" => MeshServiceSpec.Descriptor,
        "MeshExternalService" => MeshExternalServiceSpec.Descriptor,
        "MeshMultiZoneService" => MeshMultiZoneServiceSpec.Descriptor,
        "MeshHTTPRoute" => MeshHTTPRouteSpec.Descriptor,
        _ => null,
    };

    /// <summary>Leaves those that have the section; what has no ports (a route) always stays.</summary>
    private static Resolution Narrow(List<Resource> found, Reference reference, LegacyName? legacy)
    {
        if (!HasSection(reference, legacy))
        {
            return new Resolved(found.Select(Lookup.Whole).ToList());
        }

        var hits = new List<Target>();
        foreach (var resource in found)
        {
            if (FindPort(resource, reference, legacy) is { } port)
            {
                hits.Add(Lookup.Of(resource, port));
            }
            else if (!resource.Kind.IsDestination)
            {
                hits.Add(Lookup.Whole(resource));
            }
        }

        if (hits.Count == found.Count)
        {
            return new Resolved(hits);
        }

        return hits.Count == 0
            ? legacy is null ? MissingPort.OfName(found, reference) : MissingPort.OfNumber(found, legacy.Port, reference)
            : new PartiallyResolved(
                hits,
                ResolutionReason.SectionNotFound,
                $"{hits.Count} of {found.Count} resources that the labels select have a port "
                + (legacy is null ? $"\"{reference.SectionName}\"" : legacy.Port.ToString(CultureInfo.InvariantCulture)));
    }
}
