using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting;

/// <summary>Says why a reference by name misses resources of that name which are in another namespace or zone.</summary>
internal static class WrongPlace
{
    /// <summary>The resource belongs to another zone than the policy, or one of the two to none.</summary>
    public static Unresolved OfZone(World world, Resource found, string policyZone)
    {
        var zone = Lookup.ZoneOf(world, found);
        var belongs = zone.Length == 0 ? "belongs to no zone" : $"belongs to zone {zone}";
        var reach = policyZone.Length == 0
            ? "the policy belongs to none, and a name reaches only what belongs to the same"
            : $"a name reaches only what belongs to the policy's own, {policyZone}";
        return new Unresolved(ResolutionReason.ZoneMismatch, $"{found.Id} {belongs}; {reach}", "select it by labels");
    }

    /// <summary>Resources of the name are in other namespaces than the one where Kuma looks.</summary>
    /// <param name="world">The World.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="ns">Where Kuma looks.</param>
    /// <param name="others">The resources.</param>
    /// <param name="gap">What the input lacks to tell that none is where Kuma looks; null where nothing.</param>
    public static Unresolved OfNamespace(World world, Reference reference, string ns, IEnumerable<Resource> others, string? gap)
    {
        var namespaces = others.Select(r => Lookup.NamespaceOf(world, r)).Distinct().Where(n => n.Length > 0).ToList();
        if (namespaces.Count == 0)
        {
            return OnUniversal(reference, ns, gap);
        }

        var what = $"{reference.Ref.Kind} {reference.Name}";
        var where = Wording.List(namespaces);
        var cause = reference.Ref.Namespace is { Length: > 0 }
            ? $"there is no {what} in namespace {ns}; it is in {where}"
            : ns == world.Options.SystemNamespace
                ? $"{InSystemNamespace(ns)}; {what} is in {where}"
                : $"the reference gives no namespace, so Kuma looks in the policy's own{(ns.Length > 0 ? $", {ns}" : "")}; {what} is in {where}";
        return new Unresolved(
            ResolutionReason.NamespaceMismatch,
            cause + Wording.InBrackets(gap),
            $"write namespace: {string.Join(" or ", namespaces)}",
            Conclusive: gap is null);
    }

    /// <summary>A policy of the system namespace gives none, and no service of the name was found anywhere.</summary>
    public static Unresolved OfSystemNamespace(Reference reference, string ns, string? near, string? gap) => new(
        ResolutionReason.NamespaceMismatch,
        $"{InSystemNamespace(ns)}, where no {reference.Ref.Kind} {reference.Name} is{Wording.InBrackets(gap)}",
        near ?? "write its namespace",
        Conclusive: gap is null);

    private static Unresolved OnUniversal(Reference reference, string ns, string? gap)
    {
        var given = reference.Ref.Namespace is { Length: > 0 };
        return new Unresolved(
            ResolutionReason.NamespaceMismatch,
            (given ? $"the reference gives the namespace {ns}" : $"Kuma looks in the policy's namespace, {ns}")
            + $", but {reference.Ref.Kind} {reference.Name} has none, as everything on Universal",
            given ? "leave namespace out" : "select it by labels",
            Conclusive: gap is null || reference.From.Envelope == Envelope.Universal);
    }

    private static string InSystemNamespace(string ns) =>
        $"the policy lives in the system namespace {ns} and gives no namespace, so Kuma looks there";
}
