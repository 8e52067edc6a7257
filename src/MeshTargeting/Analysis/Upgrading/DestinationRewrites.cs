using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Upgrading;

/// <summary>
/// What becomes of references to services and routes by name (<c>to[].targetRef</c>, <c>backendRefs</c>, mirrors): labels, where they hit
/// the same under 3.0 as the name does under 2.14.
/// </summary>
internal static class DestinationRewrites
{
    /// <summary>The rewrite of a reference by name.</summary>
    public static Rewrite Of(UpgradeFacts facts, Reference reference)
    {
        var legacy = reference.Ref.Kind == "MeshService" ? LegacyName.Parse(reference.Name) : null;
        var ns = legacy?.Namespace ?? Lookup.NamespaceOf(facts.Earlier, reference);
        if (NameLabels.Of(legacy?.Name ?? reference.Name, ns) is not { } labels)
        {
            return Rewrite.Blocked("The name does not fit into a label: refer to the resource by other labels of its own.");
        }

        var candidate = Ported(facts, reference, labels, legacy);
        var before = Hits(facts.Earlier, reference);
        var after = Hits(facts.World, reference with { Ref = candidate });
        return (before.Count, after.Count) switch
        {
            (_, 0) when before.Any(hit => facts.World.Find(hit.Id) is not null) => Rewrite.Blocked(
                $"Decide what is meant: the name hits {Shown(before)} under 2.14, and labels {EditJson.Shown(labels)} would hit nothing."),
            (_, 0) when !NeedsPort(candidate, reference) => Rewrite.To(candidate),
            (_, 0) => Rewrite.Blocked("Write labels, and the port: under 2.14 the reference goes by the tag kuma.io/service, and no service in what was given says which port that is."),
            (0, _) => Rewrite.Blocked(
                $"Decide what is meant: the name hits nothing under 2.14, and labels {EditJson.Shown(labels)} would hit {Shown(after)}."),
            _ when before.SetEquals(after) || IsServedAlike(facts, reference, candidate) => Rewrite.To(candidate),
            _ => Rewrite.Blocked(
                $"Decide what is meant: the name hits {Shown(before)} under 2.14, and labels {EditJson.Shown(labels)} would hit {Shown(after)}."),
        };
    }

    /// <summary>The reference by labels, with the port where 2.14 went by something that had it or needed none.</summary>
    private static TargetRef Ported(UpgradeFacts facts, Reference reference, IReadOnlyDictionary<string, string> labels, LegacyName? legacy)
    {
        if (reference.Ref is not BackendRef backend)
        {
            var section = legacy is { Port: not 0 } && reference.SectionName.Length == 0 ? SectionOf(facts.World, reference, labels, legacy.Port) : reference.Ref.SectionName;
            return new TargetRef { Kind = reference.Ref.Kind, Labels = labels, SectionName = section };
        }

        var port = backend.Port;
        if (port is null && reference.SectionName.Length == 0 && backend.Kind == "MeshService")
        {
            port = legacy is { Port: > 0 } ? (uint)legacy.Port
                : Selected(facts.World, reference, labels) is [var only] && ServicePort.Of(only) is [var single] ? (uint)single.Number : null;
        }

        return new BackendRef { Kind = backend.Kind, Labels = labels, SectionName = backend.SectionName, Port = port, Weight = backend.Weight };
    }

    private static bool NeedsPort(TargetRef candidate, Reference reference) =>
        reference.GoesByServiceTag && candidate is BackendRef { Kind: "MeshService", Port: null } && string.IsNullOrEmpty(candidate.SectionName);

    /// <summary>The name of the port that an old name ends with; the number itself where the service is not there to ask.</summary>
    private static string SectionOf(World world, Reference reference, IReadOnlyDictionary<string, string> labels, int port) =>
        Selected(world, reference, labels).SelectMany(ServicePort.Of).FirstOrDefault(p => p.Number == port)?.Section
        ?? port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static IReadOnlyList<Resource> Selected(World world, Reference reference, IReadOnlyDictionary<string, string> labels) =>
        DestinationReferences.KindOf(reference.Ref.Kind) is { } kind ? world.Select(reference.From.Metadata.Mesh, kind, labels) : [];

    private static HashSet<(ResourceId Id, string Section)> Hits(World world, Reference reference) =>
        ReferenceResolver.Resolve(world, reference).Targets.Select(target => (target.Resource.Id, Section(target, reference))).ToHashSet();

    /// <summary>A service of one port is the same with the port and without.</summary>
    private static string Section(Target target, Reference reference) =>
        reference.IsBackend && ServicePort.Of(target.Resource) is [var only] ? only.Section : target.Section;

    /// <summary>Whether what is hit by the tag kuma.io/service are the proxies of what the labels hit.</summary>
    private static bool IsServedAlike(UpgradeFacts facts, Reference reference, TargetRef candidate)
    {
        var tagged = ReferenceResolver.Resolve(facts.Earlier, reference).Targets.Select(target => target.Resource).ToList();
        if (!tagged.TrueForAll(resource => resource.SpecObject is DataplaneSpec))
        {
            return false;
        }

        return ReferenceResolver.Resolve(facts.World, reference with { Ref = candidate }).Targets is [{ Resource: Resource<MeshServiceSpec> service }]
            && facts.World.ProxiesOf(service).Select(proxy => proxy.Id).ToHashSet().SetEquals(tagged.Select(proxy => proxy.Id));
    }

    private static string Shown(IEnumerable<(ResourceId Id, string Section)> hits) =>
        Wording.List(hits.Select(hit => hit.Id).Distinct().OrderBy(id => id).Select(id => id.ToString()).ToList());
}
