using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting;

/// <summary>
/// References of <c>backendRefs</c> (resolve/backendref.go; meshroute/listeners.go, DestinationPortFromRef): a MeshService with a port or
/// sectionName, a MeshExternalService, a MeshMultiZoneService. A MeshService without either is looked up by tag.
/// </summary>
internal static class BackendReferences
{
    public static Resolution Resolve(World world, Reference reference)
    {
        KindDescriptor? kind = reference.Ref.Kind switch
        {
            "MeshService" when !reference.GoesByServiceTag => MeshServiceSpec.Descriptor,
            "MeshExternalService" => MeshExternalServiceSpec.Descriptor,
            "MeshMultiZoneService" => MeshMultiZoneServiceSpec.Descriptor,
            _ => null,
        };
        if (kind is null)
        {
            return LegacyServices.Resolve(world, reference);
        }

        if (reference.Labels is { } labels)
        {
            var selected = world.Select(reference.From.Metadata.Mesh, kind, labels);
            return selected.Count == 0 ? Absence.Explain(world, kind, reference, labels, legacy: null) : Oldest(selected, reference);
        }

        if (reference.Name.Length == 0)
        {
            return new Unresolved(ResolutionReason.NameMissing, "the reference gives neither a name nor labels");
        }

        if (Lookup.ByName(world, kind, reference) is not { } resource)
        {
            return Absence.Explain(world, kind, reference, labels: null, legacy: null);
        }

        return Find(resource, reference) is { } target ? new Resolved([target]) : NoPort([resource], reference);
    }

    /// <summary>The one that Kuma takes of those that labels select: the oldest. What has no age yet is younger than what has one.</summary>
    private static Resolution Oldest(IReadOnlyList<Resource> selected, Reference reference)
    {
        var first = selected.Min(r => r.Metadata.CreationTime);
        var oldest = selected.Where(r => r.Metadata.CreationTime == first).OrderBy(r => r.Id).ToList();
        var hits = oldest.Select(r => Find(r, reference)).OfType<Target>().ToList();
        if (hits.Count == 0)
        {
            return NoPort(oldest, reference);
        }

        if (selected.Count == 1)
        {
            return new Resolved(hits);
        }

        var which = oldest.Count == 1 ? oldest[0].Id.ToString() : "and the input does not say which that is";
        return new PartiallyResolved(
            hits, ResolutionReason.OldestOnly, $"the labels select {selected.Count} resources, and Kuma takes the oldest alone, {which}");
    }

    private static Target? Find(Resource resource, Reference reference)
    {
        var section = Section(reference);
        if (section.Length == 0 && resource.SpecObject is MeshExternalServiceSpec)
        {
            return Lookup.Whole(resource);
        }

        return ServicePort.FindBackendPort(resource, section) is { } port ? Lookup.Of(resource, port) : null;
    }

    private static Unresolved NoPort(List<Resource> resources, Reference reference) => reference.SectionName.Length > 0
        ? MissingPort.OfName(resources, reference.SectionName)
        : MissingPort.OfNumber(resources, (int)(reference.Port ?? 0));

    private static string Section(Reference reference) => reference switch
    {
        { SectionName.Length: > 0 } => reference.SectionName,
        { Port: > 0 } => reference.Port.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => "",
    };
}
