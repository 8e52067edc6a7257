using System.Globalization;
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
        World world, KindDescriptor kind, Reference reference, IReadOnlyDictionary<string, string>? labels, LegacyName? legacy)
    {
        if (legacy is not null)
        {
            var gap = Knowledge.GapOfName(world, kind, reference, legacy.Namespace);
            return new Unresolved(
                ResolutionReason.TargetNotFound,
                $"Kuma reads the name {reference.Name} as {Wording.Of(kind.Name, legacy.Namespace, legacy.Name)}, which was not found in what was given{InBrackets(gap)}",
                Nearest(world, kind, reference.From.Metadata.Mesh, legacy.Namespace, legacy.Name),
                Conclusive: gap is null);
        }

        return labels is null ? OfName(world, kind, reference) : OfLabels(world, kind, reference, labels);
    }

    /// <summary>Resources were found, and none has a port of that name.</summary>
    public static Unresolved OfSection(IReadOnlyList<Resource> resources, string section)
    {
        if (resources is not [var resource])
        {
            return new Unresolved(ResolutionReason.SectionNotFound, $"none of the {resources.Count} resources that the labels select has a port \"{section}\"");
        }

        var ports = ServicePort.Of(resource);
        var byNumber = ports.FirstOrDefault(p => p.Number.ToString(CultureInfo.InvariantCulture) == section);
        return byNumber is not null
            ? new Unresolved(
                ResolutionReason.SectionNotFound,
                $"port {section} of {resource.Id} is called \"{byNumber.Section}\", and sectionName goes by the name where there is one",
                $"write sectionName: {byNumber.Section}")
            : new Unresolved(
                ResolutionReason.SectionNotFound,
                $"{resource.Id} has no port \"{section}\"; its ports: {Wording.List(ports.Select(p => p.ToString()).ToList())}",
                DidYouMean(NearName.Find(section, ports.Select(p => p.Section))));
    }

    /// <summary>Resources were found, and none has a port of that number.</summary>
    public static Unresolved OfPort(IReadOnlyList<Resource> resources, long port) => new(
        ResolutionReason.PortNotFound,
        resources is [var resource]
            ? $"{resource.Id} has no port {port}; its ports: {Wording.List(ServicePort.Of(resource).Select(p => p.ToString()).ToList())}"
            : $"none of the {resources.Count} resources that the labels select has a port {port}",
        resources is [var single] && ServicePort.Of(single) is [var only] ? $"write port: {only.Number}" : null);

    private static Unresolved OfLabels(World world, KindDescriptor kind, Reference reference, IReadOnlyDictionary<string, string> labels)
    {
        var nearest = labels.TryGetValue(KumaLabels.DisplayName, out var name)
            ? Nearest(world, kind, reference.From.Metadata.Mesh, labels.GetValueOrDefault(KumaLabels.Namespace) ?? "", name)
            : null;
        var gap = Knowledge.GapOfLabels(world, kind, reference, labels);
        return new Unresolved(
            ResolutionReason.NoLabelsMatch,
            $"no {kind.Name} in what was given has the labels {Wording.Labels(labels)}{InBrackets(gap)}",
            nearest,
            Conclusive: gap is null);
    }

    private static Unresolved OfName(World world, KindDescriptor kind, Reference reference)
    {
        var ns = Lookup.NamespaceOf(world, reference);
        var gap = Knowledge.GapOfName(world, kind, reference, ns);
        var namesakes = Lookup.Namesakes(world, kind, reference.From.Metadata.Mesh, reference.Name);
        var zone = Lookup.ZoneOf(world, reference.From);
        if (namesakes.FirstOrDefault(r => Lookup.NamespaceOf(world, r) == ns) is { } elsewhere)
        {
            return OfZone(world, elsewhere, zone);
        }

        var others = namesakes.Where(r => Lookup.ZoneOf(world, r) == zone).ToList();
        if (others.Count > 0)
        {
            return OfNamespace(world, reference, ns, others, gap);
        }

        if (namesakes.Count > 0)
        {
            return OfZone(world, namesakes[0], zone);
        }

        if (kind.Name == MeshServiceSpec.Descriptor.Name && ns == world.Options.SystemNamespace && string.IsNullOrEmpty(reference.Ref.Namespace))
        {
            return new Unresolved(
                ResolutionReason.NamespaceMismatch,
                $"the policy lives in the system namespace {ns} and gives no namespace, so Kuma looks there, where no {kind.Name} {reference.Name} is{InBrackets(gap)}",
                Nearest(world, kind, reference.From.Metadata.Mesh, ns, reference.Name) ?? "write its namespace",
                Conclusive: gap is null);
        }

        if (kind.Name == MeshServiceSpec.Descriptor.Name && HeadlessServices.MayBeNamed(world, ns, reference.Name))
        {
            var pod = $"{Wording.Of(kind.Name, ns, reference.Name)} may be made for a Pod of a headless Service, and the Pods' names are not known";
            return new Unresolved(ResolutionReason.NotKnown, pod, Conclusive: false);
        }

        return new Unresolved(
            reference.IsBackend ? ResolutionReason.BackendNotFound : ResolutionReason.TargetNotFound,
            NotFound(world, kind, reference, ns) ?? $"{Wording.Of(kind.Name, ns, reference.Name)} was not found in what was given{InBrackets(gap)}",
            Nearest(world, kind, reference.From.Metadata.Mesh, ns, reference.Name),
            Conclusive: gap is null);
    }

    /// <summary>The cause of a missing name where it shows: a Service of which no MeshService is made, or another mesh. Otherwise null.</summary>
    private static string? NotFound(World world, KindDescriptor kind, Reference reference, string ns)
    {
        var mesh = reference.From.Metadata.Mesh;
        var missing = Wording.Of(kind.Name, ns, reference.Name);
        if (kind.Name == MeshServiceSpec.Descriptor.Name && UnmadeServices.Explain(world, mesh, ns, reference.Name) is { } unmade)
        {
            return $"{missing} was not found: {unmade}";
        }

        var elsewhere = world.Meshes.FirstOrDefault(other => other != mesh
            && world.Find(new ResourceId(kind.Name, other, ns, reference.Name)) is not null);
        return elsewhere is null ? null : $"{missing} belongs to mesh {elsewhere}, and the policy to {mesh}";
    }

    private static Unresolved OfZone(World world, Resource found, string zone)
    {
        var itsZone = Lookup.ZoneOf(world, found);
        var belongs = itsZone.Length == 0 ? "belongs to no zone" : $"belongs to zone {itsZone}";
        var reach = zone.Length == 0 ? "the policy belongs to none, and a name reaches only what belongs to the same" : $"a name reaches only what belongs to the policy's own, {zone}";
        return new Unresolved(ResolutionReason.ZoneMismatch, $"{found.Id} {belongs}; {reach}", "select it by labels");
    }

    private static Unresolved OfNamespace(World world, Reference reference, string ns, List<Resource> others, string? gap)
    {
        var namespaces = others.Select(r => Lookup.NamespaceOf(world, r)).Distinct().ToList();
        var kind = reference.Ref.Kind;
        var name = reference.Name;
        if (namespaces is [""])
        {
            var given = reference.Ref.Namespace is { Length: > 0 };
            return new Unresolved(
                ResolutionReason.NamespaceMismatch,
                given
                    ? $"the reference gives the namespace {ns}, but {kind} {name} has none, as everything on Universal"
                    : $"Kuma looks in the policy's namespace, {ns}, but {kind} {name} has none, as everything on Universal",
                given ? "leave namespace out" : "select it by labels",
                Conclusive: gap is null || reference.From.Envelope == Envelope.Universal);
        }

        var where = Wording.List(namespaces.Where(n => n.Length > 0).ToList());
        var cause = reference.Ref.Namespace is { Length: > 0 }
            ? $"there is no {kind} {name} in namespace {ns}; it is in {where}"
            : ns == world.Options.SystemNamespace
                ? $"the policy lives in the system namespace {ns} and gives no namespace, so Kuma looks there; {kind} {name} is in {where}"
                : $"the reference gives no namespace, so Kuma looks in the policy's own{(ns.Length > 0 ? $", {ns}" : "")}; {kind} {name} is in {where}";
        var instead = $"write namespace: {string.Join(" or ", namespaces.Where(n => n.Length > 0))}";
        return new Unresolved(ResolutionReason.NamespaceMismatch, cause + InBrackets(gap), instead, Conclusive: gap is null);
    }

    /// <summary>A resource of a near name: of the same namespace if there is one, else of any.</summary>
    private static string? Nearest(World world, KindDescriptor kind, string mesh, string ns, string name)
    {
        var all = world.OfKind(mesh, kind);
        if (NearName.Find(name, Neighbours.InNamespace(all, ns).Select(r => r.Metadata.Name)) is { } here)
        {
            return DidYouMean(here);
        }

        var other = NearName.Find(name, all.Select(r => r.Metadata.Name));
        var itsNamespace = other is null ? null : all.First(r => r.Metadata.Name == other).Metadata.Namespace;
        return string.IsNullOrEmpty(itsNamespace) ? DidYouMean(other) : $"did you mean \"{other}\" in namespace {itsNamespace}?";
    }

    private static string InBrackets(string? gap) => gap is null ? "" : $" ({gap})";

    private static string? DidYouMean(string? name) => name is null ? null : $"did you mean \"{name}\"?";
}
