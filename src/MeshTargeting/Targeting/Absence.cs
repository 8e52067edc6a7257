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
        if (Lookup.ByName(world, kind, reference) is { } verbatim)
        {
            return new Unresolved(
                ResolutionReason.TargetNotFound,
                $"without sectionName Kuma does not read the name {reference.Name} as that of {verbatim.Id} but as {Wording.Of(kind.Name, legacy.Namespace, legacy.Name)}",
                "select it by labels");
        }

        var near = NearResource.Find(world, kind, reference.From.Metadata.Mesh, legacy.Namespace, legacy.Name);
        var meant = Wording.Of(kind.Name, legacy.Namespace, legacy.Name);
        return new Unresolved(
            ResolutionReason.TargetNotFound,
            $"Kuma reads the name {reference.Name} as {meant}, which was not found in what was given{Wording.InBrackets(gap)}",
            near?.Suggestion,
            Conclusive: gap is null && (world.Options.IsComplete || near is { IsEvidence: true }));
    }

    private static Unresolved OfLabels(World world, KindDescriptor kind, Reference reference, IReadOnlyDictionary<string, string> labels)
    {
        var sentence = $"no {kind.Name} in what was given has the labels {Wording.Labels(labels)}";
        if (Knowledge.UnknowableByLabels(world, kind, labels) is { } unknowable)
        {
            return new Unresolved(ResolutionReason.NotKnown, $"{sentence} ({unknowable})", Conclusive: false);
        }

        var gap = Knowledge.GapOfLabels(world, kind, reference, labels);
        var mesh = reference.From.Metadata.Mesh;
        if (Undisplayed(world, kind, reference, labels) is { } named)
        {
            return new Unresolved(
                ResolutionReason.NoLabelsMatch,
                $"{sentence}: Kuma adds {KumaLabels.DisplayName} to no {kind.Name} that is written by hand on Universal",
                $"write name: {named.Metadata.Name}")
            {
                Fix = new Fix(
                    $"write name: {named.Metadata.Name}",
                    [new RemoveNode($"{reference.Path}.labels"), new PutMember(reference.Path, "name", JsonText.Of(named.Metadata.Name), After: "kind")]),
            };
        }

        var near = NearLabel.Find(labels, others => world.Select(mesh, kind, others), world.LabelsOf);
        var conclusive = gap is null && (world.Options.IsComplete || near is { IsMisspelt: true }) && !Meshes.IsMisspelt(world, mesh);
        return new Unresolved(ResolutionReason.NoLabelsMatch, sentence + Wording.InBrackets(gap), near?.Suggestion, conclusive)
        {
            Fix = conclusive ? near?.FixAt($"{reference.Path}.labels") : null,
        };
    }

    /// <summary>What a lone display name means on Universal, where resources do not have it as a label; null where nothing.</summary>
    private static Resource? Undisplayed(World world, KindDescriptor kind, Reference reference, IReadOnlyDictionary<string, string> labels) =>
        labels.Count == 1 && world.Options.Semantics.NamesInReferences && labels.TryGetValue(KumaLabels.DisplayName, out var name)
            && Lookup.ByName(world, kind, reference with { Ref = reference.Ref with { Name = name, Labels = null } }) is { Envelope: Envelope.Universal } named
                ? named
                : null;

    private static Unresolved OfName(World world, KindDescriptor kind, Reference reference)
    {
        var zone = Lookup.ZoneOf(world, reference.From);
        var ns = Lookup.NamespaceOf(world, reference);
        var namesakes = Lookup.Namesakes(world, kind, reference.From.Metadata.Mesh, reference.Name);
        if (namesakes.FirstOrDefault(r => Lookup.NamespaceOf(world, r) == ns) is { } elsewhere)
        {
            return WrongPlace.OfZone(world, reference, elsewhere, zone);
        }

        var others = namesakes.Where(r => Lookup.ZoneOf(world, r) == zone).ToList();
        if (others.Count > 0)
        {
            return WrongPlace.OfNamespace(world, reference, ns, others, Knowledge.GapOfName(world, kind, reference, ns));
        }

        if (namesakes.Count == 0 && reference is { From.Envelope: Envelope.Universal, Ref.Namespace.Length: > 0 })
        {
            return WrongPlace.OnUniversal(world, kind, reference);
        }

        if (kind.SystemNamespaceOnly && ns.Length > 0 && ns != world.Options.SystemNamespace)
        {
            return WrongPlace.OutsideSystemNamespace(world, kind, reference, ns);
        }

        return namesakes.Count > 0 ? WrongPlace.OfZone(world, reference, namesakes[0], zone)
            : WrongPlace.OfOtherSide(world, kind, reference, zone) ?? OfUnknownName(world, kind, reference, ns);
    }

    private static Unresolved OfUnknownName(World world, KindDescriptor kind, Reference reference, string ns)
    {
        var gap = Knowledge.GapOfName(world, kind, reference, ns);
        var near = NearResource.Find(world, kind, reference.From.Metadata.Mesh, ns, reference.Name);
        var missing = Wording.Of(kind.Name, ns, reference.Name);
        if (kind.Name == MeshServiceSpec.Descriptor.Name)
        {
            if (ns == world.Options.SystemNamespace && string.IsNullOrEmpty(reference.Ref.Namespace))
            {
                return WrongPlace.OfSystemNamespace(reference, ns, near?.Suggestion, gap);
            }

            if (HeadlessServices.MayBeNamed(world, ns, reference.Name))
            {
                var pod = $"{missing} may be made for a Pod of a headless Service, and the Pods' names are not known";
                return new Unresolved(ResolutionReason.NotKnown, pod, Conclusive: false);
            }
        }

        var cause = Cause(world, kind, reference, ns);
        if (cause is not null && kind.Name == MeshServiceSpec.Descriptor.Name && !reference.IsBackend
            && UnmadeServices.LabelsOfPods(world, mesh: reference.From.Metadata.Mesh, ns, reference.Name) is { } labels)
        {
            var written = Wording.Labels(labels).Replace("=", ": ", StringComparison.Ordinal);
            return new Unresolved(ResolutionReason.TargetNotFound, missing + cause, $"write labels: {{{written}}}", gap is null)
            {
                Fix = gap is null ? ByLabels(reference, labels, $"write labels: {{{written}}}") : null,
            };
        }

        var conclusive = gap is null && (world.Options.IsComplete || cause is not null || near is { IsEvidence: true })
            && !Meshes.IsMisspelt(world, reference.From.Metadata.Mesh);
        return new Unresolved(
            reference.IsBackend ? ResolutionReason.BackendNotFound : ResolutionReason.TargetNotFound,
            missing + (cause ?? $" was not found in what was given{Wording.InBrackets(gap)}"),
            near?.Suggestion,
            conclusive)
        {
            Fix = conclusive && cause is null ? near?.FixAt($"{reference.Path}.name") : null,
        };
    }

    /// <summary>Puts labels in the place of name and namespace.</summary>
    private static Fix ByLabels(Reference reference, IReadOnlyDictionary<string, string> labels, string sentence)
    {
        var edits = new List<NodeEdit> { new RemoveNode($"{reference.Path}.name") };
        if (reference.Ref.Namespace is not null)
        {
            edits.Add(new RemoveNode($"{reference.Path}.namespace"));
        }

        var json = string.Join(',', labels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{JsonText.Of(l.Key)}:{JsonText.Of(l.Value)}"));
        edits.Add(new PutMember(reference.Path, "labels", $"{{{json}}}", After: "kind"));
        return new Fix(sentence, edits);
    }

    /// <summary>The cause of a missing name where it shows: a Service of which no MeshService is made, or another mesh. Otherwise null.</summary>
    private static string? Cause(World world, KindDescriptor kind, Reference reference, string ns)
    {
        var mesh = reference.From.Metadata.Mesh;
        if (kind.Name == MeshServiceSpec.Descriptor.Name && UnmadeServices.Explain(world, mesh, ns, reference.Name) is { } unmade)
        {
            return $" was not found: {unmade}";
        }

        var elsewhere = world.Meshes.FirstOrDefault(other => other != mesh && !Meshes.IsMisspelt(world, other)
            && world.Find(new ResourceId(kind.Name, other, ns, reference.Name)) is not null);
        return elsewhere is null ? null : $" belongs to mesh {elsewhere}, and the {Wording.Owner(reference)} to {mesh}";
    }
}
