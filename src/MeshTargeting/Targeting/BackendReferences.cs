using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting;

/// <summary>
/// References of <c>backendRefs</c> (resolve/backendref.go; meshroute/listeners.go, DestinationPortFromRef): a MeshService with a port or
/// sectionName, a MeshExternalService, a MeshMultiZoneService. A MeshService without either is looked up by tag; 3.0, which has no tags,
/// takes the one port that there is, goes by labels alone, and looks for a display name in the policy's own namespace.
/// </summary>
internal static class BackendReferences
{
    public static Resolution Resolve(World world, Reference reference)
    {
        KindDescriptor? kind = reference.Ref.Kind switch
        {
            "MeshService" when !reference.GoesByServiceTag || !world.Options.Semantics.ServiceTagSelectors => MeshServiceSpec.Descriptor,
            "MeshExternalService" => MeshExternalServiceSpec.Descriptor,
            "MeshMultiZoneService" => MeshMultiZoneServiceSpec.Descriptor,
            _ => null,
        };
        if (kind is null)
        {
            return LegacyServices.Resolve(world, reference);
        }

        if (LabelsOf(world, reference) is { } labels)
        {
            var selected = world.Select(reference.From.Metadata.Mesh, kind, labels);
            return selected.Count == 0 ? Absence.Explain(world, kind, reference, labels, legacy: null) : Oldest(world, selected, reference);
        }

        if (!world.Options.Semantics.NamesInReferences)
        {
            return new Unresolved(ResolutionReason.NameMissing, "the reference gives no labels");
        }

        if (reference.Name.Length == 0)
        {
            return new Unresolved(ResolutionReason.NameMissing, "the reference gives neither a name nor labels");
        }

        if (Lookup.ByName(world, kind, reference) is not { } resource)
        {
            return Absence.Explain(world, kind, reference, labels: null, legacy: null);
        }

        return Find(world, resource, reference) is { } target ? new Resolved([target]) : NoPort([resource], reference);
    }

    /// <summary>The one that Kuma takes of those that labels select: the oldest. What has no age yet is younger than what has one.</summary>
    private static Resolution Oldest(World world, IReadOnlyList<Resource> selected, Reference reference)
    {
        var first = selected.Min(r => r.Metadata.CreationTime);
        var oldest = selected.Where(r => r.Metadata.CreationTime == first).OrderBy(r => r.Id).ToList();
        var hits = oldest.Select(r => Find(world, r, reference)).OfType<Target>().ToList();
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

    private static IReadOnlyDictionary<string, string>? LabelsOf(World world, Reference reference)
    {
        if (world.Options.Semantics.NamesInReferences || reference.Labels is not { } labels)
        {
            return reference.Labels;
        }

        var ns = Lookup.NamespaceOf(world, reference.From);
        return ns.Length > 0 && !string.IsNullOrEmpty(labels.GetValueOrDefault(KumaLabels.DisplayName))
            && string.IsNullOrEmpty(labels.GetValueOrDefault(KumaLabels.Namespace))
                ? new Dictionary<string, string>(labels) { [KumaLabels.Namespace] = ns }
                : labels;
    }

    private static Target? Find(World world, Resource resource, Reference reference)
    {
        var section = Section(reference);
        if (section.Length == 0 && !world.Options.Semantics.ServiceTagSelectors && resource.SpecObject is not MeshExternalServiceSpec)
        {
            return ServicePort.Of(resource) is [var only] ? Lookup.Of(resource, only) : null;
        }

        if (section.Length == 0 && resource.SpecObject is MeshExternalServiceSpec)
        {
            return Lookup.Whole(resource);
        }

        return ServicePort.FindBackendPort(resource, section) is { } port ? Lookup.Of(resource, port) : null;
    }

    private static Unresolved NoPort(List<Resource> resources, Reference reference) => reference switch
    {
        { SectionName.Length: > 0 } => MissingPort.OfName(resources, reference),
        { Port: { } port } => MissingPort.OfNumber(resources, port, reference),
        _ => MissingPort.OfNone(resources),
    };

    private static string Section(Reference reference) => reference switch
    {
        { SectionName.Length: > 0 } => reference.SectionName,
        { Port: > 0 } => reference.Port.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => "",
    };
}
