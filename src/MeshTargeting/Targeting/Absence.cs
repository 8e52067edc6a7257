using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting;

/// <summary>Says why a reference to a resource hits nothing, as near to the cause as the World allows.</summary>
internal static class Absence
{
    /// <summary>Why nothing was found.</summary>
    /// <param name="world">The World.</param>
    /// <param name="kind">The kind that is referred to.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="labels">The labels that were looked for; null where it was a name.</param>
    /// <param name="legacy">How Kuma reads the name, where it is one of the old form.</param>
    public static Unresolved Explain(
        World world, KindDescriptor kind, Reference reference, IReadOnlyDictionary<string, string>? labels, LegacyName? legacy) =>
        legacy is not null ? OfLegacyName(world, kind, reference, legacy)
        : labels is not null ? OfLabels(world, kind, reference, labels)
        : OfName(world, kind, reference);

    private static Unresolved OfLegacyName(World world, KindDescriptor kind, Reference reference, LegacyName legacy)
    {
        var gap = Knowledge.GapOfName(world, kind, reference, legacy.Namespace);
        var meant = Wording.Of(kind.Name, legacy.Namespace, legacy.Name);
        return new Unresolved(
            ResolutionReason.TargetNotFound,
            $"Kuma reads the name {reference.Name} as {meant}, which was not found in what was given{Wording.InBrackets(gap)}",
            Nearest(world, kind, reference, legacy.Namespace, legacy.Name),
            Conclusive: gap is null);
    }

    private static Unresolved OfLabels(World world, KindDescriptor kind, Reference reference, IReadOnlyDictionary<string, string> labels)
    {
        var gap = Knowledge.GapOfLabels(world, kind, reference, labels);
        return new Unresolved(
            ResolutionReason.NoLabelsMatch,
            $"no {kind.Name} in what was given has the labels {Wording.Labels(labels)}{Wording.InBrackets(gap)}",
            labels.TryGetValue(KumaLabels.DisplayName, out var name)
                ? Nearest(world, kind, reference, labels.GetValueOrDefault(KumaLabels.Namespace) ?? "", name)
                : null,
            Conclusive: gap is null);
    }

    private static Unresolved OfName(World world, KindDescriptor kind, Reference reference)
    {
        var zone = Lookup.ZoneOf(world, reference.From);
        var ns = Lookup.NamespaceOf(world, reference);
        var gap = Knowledge.GapOfName(world, kind, reference, ns);
        var namesakes = Lookup.Namesakes(world, kind, reference.From.Metadata.Mesh, reference.Name);
        if (namesakes.FirstOrDefault(r => Lookup.NamespaceOf(world, r) == ns) is { } elsewhere)
        {
            return WrongPlace.OfZone(world, elsewhere, zone);
        }

        var others = namesakes.Where(r => Lookup.ZoneOf(world, r) == zone).ToList();
        if (others.Count > 0)
        {
            return WrongPlace.OfNamespace(world, reference, ns, others, gap);
        }

        return namesakes.Count > 0
            ? WrongPlace.OfZone(world, namesakes[0], zone)
            : OfUnknownName(world, kind, reference, ns, gap);
    }

    private static Unresolved OfUnknownName(World world, KindDescriptor kind, Reference reference, string ns, string? gap)
    {
        var nearest = Nearest(world, kind, reference, ns, reference.Name);
        var missing = Wording.Of(kind.Name, ns, reference.Name);
        if (kind.Name == MeshServiceSpec.Descriptor.Name)
        {
            if (ns == world.Options.SystemNamespace && string.IsNullOrEmpty(reference.Ref.Namespace))
            {
                return WrongPlace.OfSystemNamespace(reference, ns, nearest, gap);
            }

            if (HeadlessServices.MayBeNamed(world, ns, reference.Name))
            {
                var pod = $"{missing} may be made for a Pod of a headless Service, and the Pods' names are not known";
                return new Unresolved(ResolutionReason.NotKnown, pod, Conclusive: false);
            }
        }

        return new Unresolved(
            reference.IsBackend ? ResolutionReason.BackendNotFound : ResolutionReason.TargetNotFound,
            missing + (Cause(world, kind, reference, ns) ?? $" was not found in what was given{Wording.InBrackets(gap)}"),
            nearest,
            Conclusive: gap is null);
    }

    /// <summary>The cause of a missing name where it shows: a Service of which no MeshService is made, or another mesh. Otherwise null.</summary>
    private static string? Cause(World world, KindDescriptor kind, Reference reference, string ns)
    {
        var mesh = reference.From.Metadata.Mesh;
        if (kind.Name == MeshServiceSpec.Descriptor.Name && UnmadeServices.Explain(world, mesh, ns, reference.Name) is { } unmade)
        {
            return $" was not found: {unmade}";
        }

        var elsewhere = world.Meshes.FirstOrDefault(other => other != mesh
            && world.Find(new ResourceId(kind.Name, other, ns, reference.Name)) is not null);
        return elsewhere is null ? null : $" belongs to mesh {elsewhere}, and the policy to {mesh}";
    }

    /// <summary>A resource of a near name: of the same namespace if there is one, else of any.</summary>
    private static string? Nearest(World world, KindDescriptor kind, Reference reference, string ns, string name)
    {
        var all = world.OfKind(reference.From.Metadata.Mesh, kind);
        if (NearName.Find(name, Neighbours.InNamespace(all, ns).Select(r => r.Metadata.Name)) is { } here)
        {
            return Wording.DidYouMean(here);
        }

        var other = NearName.Find(name, all.Select(r => r.Metadata.Name));
        var itsNamespace = other is null ? null : all.First(r => r.Metadata.Name == other).Metadata.Namespace;
        return string.IsNullOrEmpty(itsNamespace) ? Wording.DidYouMean(other) : $"did you mean \"{other}\" in namespace {itsNamespace}?";
    }
}
