using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting;

/// <summary>Says why a reference by name misses resources of that name which are in another namespace or zone.</summary>
internal static class WrongPlace
{
    /// <summary>The resource belongs to another zone than the policy, or one of the two to none.</summary>
    public static Unresolved OfZone(World world, Reference reference, Resource found, string policyZone)
    {
        var zone = Lookup.ZoneOf(world, found);
        var belongs = zone.Length == 0 ? "belongs to no zone" : $"belongs to zone {zone}";
        var reach = policyZone.Length == 0
            ? $"the {Wording.Owner(reference)} belongs to none, and a name reaches only what belongs to the same"
            : $"a name reaches only what belongs to the {Wording.Owner(reference)}'s own, {policyZone}";
        var gap = Knowledge.GapOfOtherZone(world, reference, found);
        return new Unresolved(
            ResolutionReason.ZoneMismatch,
            $"{found.Id} {belongs}; {reach}{Wording.InBrackets(gap)}",
            "select it by labels",
            Conclusive: gap is null)
        {
            Fix = gap is null ? ByDisplayName(found.Kind, reference) : null,
        };
    }

    /// <summary>A service of many zones is the only one of its name; of other kinds every zone may have one.</summary>
    private static Fix? ByDisplayName(KindDescriptor kind, Reference reference)
    {
        if (kind.Kds.HasFlag(Synchronisation.ProvidedByZone) || reference.Labels is not null)
        {
            return null;
        }

        var edits = new List<NodeEdit> { new RemoveNode($"{reference.Path}.name") };
        if (reference.Ref.Namespace is not null)
        {
            edits.Add(new RemoveNode($"{reference.Path}.namespace"));
        }

        edits.Add(new PutMember(reference.Path, "labels", $"{{{JsonText.Of(KumaLabels.DisplayName)}:{JsonText.Of(reference.Name)}}}", After: "kind"));
        return new Fix($"write labels: {{{KumaLabels.DisplayName}: {reference.Name}}}", edits);
    }

    /// <summary>
    /// The kind is never made where the policy is: a MeshService not on the global control plane, a MeshMultiZoneService in no zone. Null
    /// for others, and where a name may still mean a tag.
    /// </summary>
    public static Unresolved? OfOtherSide(World world, KindDescriptor kind, Reference reference, string policyZone)
    {
        var options = world.Options;
        var mesh = reference.From.Metadata.Mesh;
        var made = options.IsGlobal ? Synchronisation.ProvidedByGlobal : Synchronisation.ProvidedByZone;
        if (kind.Kds.HasFlag(made) || options.IsGlobal != (policyZone.Length == 0) || (options.IsGlobal && world.ModeOf(mesh) != MeshServicesMode.Exclusive))
        {
            return null;
        }

        var sentence = options.IsGlobal
            ? $"every {kind.Name} belongs to a zone; the {Wording.Owner(reference)} belongs to none, and a name reaches only what belongs to the same"
            : $"a {kind.Name} belongs to no zone; a name reaches only what belongs to the {Wording.Owner(reference)}'s own, {policyZone}";
        var certain = options.IsGlobal
            ? options.IsComplete || world.OfKind("", MeshSpec.Descriptor).Any(m => m.Metadata.Name == mesh)
            : options.Mode == ControlPlaneMode.FederatedZone || options.Zone is not null || reference.From.Metadata.Labels.ContainsKey(KumaLabels.Zone);
        return new Unresolved(ResolutionReason.ZoneMismatch, sentence, "select it by labels", certain) { Fix = certain ? ByDisplayName(kind, reference) : null };
    }

    /// <summary>Resources of the name are in other namespaces than the one where Kuma looks.</summary>
    /// <param name="world">The World.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="ns">Where Kuma looks.</param>
    /// <param name="others">The resources.</param>
    /// <param name="gap">What the input lacks to tell that none is where Kuma looks; null where nothing.</param>
    public static Unresolved OfNamespace(World world, Reference reference, string ns, IReadOnlyList<Resource> others, string? gap)
    {
        var namespaces = others.Select(r => Lookup.NamespaceOf(world, r)).Distinct().Where(n => n.Length > 0).ToList();
        if (namespaces.Count == 0)
        {
            return others.Any(r => r.Envelope == Envelope.Kubernetes) ? WithoutNamespace(reference, ns) : OnUniversal(reference, ns, gap);
        }

        var given = reference.Ref.Namespace is { Length: > 0 };
        var systemOnly = others[0].Kind.SystemNamespaceOnly && namespaces is [var only] && only == world.Options.SystemNamespace;
        if (systemOnly || (given && namespaces.Exists(n => NearName.IsMisspelling(ns, n) && NearName.Find(ns, [n]) is not null)))
        {
            // What is shown suffices: nothing of the sort can be there, or the namespace is misspelt.
            gap = null;
        }

        var what = $"{reference.Ref.Kind} {reference.Name}";
        var where = Wording.List(namespaces);
        var cause = given ? $"there is no {what} in namespace {ns}; it is in {where}"
            : ns == world.Options.SystemNamespace ? $"{InSystemNamespace(reference, ns)}; {what} is in {where}"
            : $"the reference gives no namespace, so Kuma looks in the {Wording.Owner(reference)}'s own{(ns.Length > 0 ? $", {ns}" : "")}; {what} is in {where}";
        return new Unresolved(
            ResolutionReason.NamespaceMismatch,
            cause + (systemOnly ? $", the system namespace, as every {reference.Ref.Kind}" : "") + Wording.InBrackets(gap),
            $"write namespace: {string.Join(" or ", namespaces)}",
            Conclusive: gap is null)
        {
            Fix = gap is null && namespaces is [var place] ? WriteNamespace(reference, place) : null,
        };
    }

    /// <summary>A policy of the system namespace gives none, and no service of the name was found anywhere.</summary>
    public static Unresolved OfSystemNamespace(Reference reference, string ns, string? near, string? gap) => new(
        ResolutionReason.NamespaceMismatch,
        $"{InSystemNamespace(reference, ns)}, where no {reference.Ref.Kind} {reference.Name} is{Wording.InBrackets(gap)}",
        near ?? "write its namespace",
        Conclusive: gap is null);

    /// <summary>A kind that lives in the system namespace alone is looked for in another, and nothing of the name was found anywhere.</summary>
    public static Unresolved OutsideSystemNamespace(World world, KindDescriptor kind, Reference reference, string ns)
    {
        var system = world.Options.SystemNamespace;
        var looks = reference.Ref.Namespace is { Length: > 0 }
            ? $"the reference gives the namespace {ns}"
            : $"the reference gives no namespace, so Kuma looks in the {Wording.Owner(reference)}'s own, {ns}";
        return new Unresolved(
            ResolutionReason.NamespaceMismatch,
            $"{looks}, and every {kind.Name} lives in the system namespace, {system}",
            $"write namespace: {system}")
        {
            Fix = WriteNamespace(reference, system),
        };
    }

    private static Fix WriteNamespace(Reference reference, string ns) => new(
        $"write namespace: {ns}",
        reference.Ref.Namespace is null
            ? new PutMember(reference.Path, "namespace", JsonText.Of(ns), After: "name")
            : new ReplaceValue($"{reference.Path}.namespace", JsonText.Of(ns)));

    /// <summary>A reference of Universal gives a namespace, and nothing of the name was found: with a namespace nothing ever is.</summary>
    public static Unresolved OnUniversal(World world, KindDescriptor kind, Reference reference)
    {
        // Among destinations by tag, which a name may mean as well, the namespace does not count.
        var tags = kind.Name == MeshServiceSpec.Descriptor.Name && !reference.IsBackend && world.ModeOf(reference.From.Metadata.Mesh) != MeshServicesMode.Exclusive;
        return new Unresolved(
            ResolutionReason.NamespaceMismatch,
            $"the reference gives the namespace {reference.Ref.Namespace}, and on Universal nothing has one",
            "leave namespace out",
            Conclusive: !tags)
        {
            Fix = tags ? null : new Fix("leave namespace out", new RemoveNode($"{reference.Path}.namespace")),
        };
    }

    /// <summary>On Kubernetes everything of the name stands without a namespace: kustomize, helm or kubectl will give it one.</summary>
    private static Unresolved WithoutNamespace(Reference reference, string ns) => new(
        ResolutionReason.NamespaceMismatch,
        $"Kuma looks in namespace {ns}, and {reference.Ref.Kind} {reference.Name} stands in what was given without a namespace",
        "check what kustomize or helm makes of the manifests",
        Conclusive: false);

    private static Unresolved OnUniversal(Reference reference, string ns, string? gap)
    {
        var given = reference.Ref.Namespace is { Length: > 0 };
        var conclusive = gap is null || reference.From.Envelope == Envelope.Universal;
        return new Unresolved(
            ResolutionReason.NamespaceMismatch,
            (given ? $"the reference gives the namespace {ns}" : $"Kuma looks in the {Wording.Owner(reference)}'s namespace, {ns}")
            + $", but {reference.Ref.Kind} {reference.Name} has none, as everything on Universal",
            given ? "leave namespace out" : "select it by labels",
            conclusive)
        {
            Fix = given && conclusive ? new Fix("leave namespace out", new RemoveNode($"{reference.Path}.namespace")) : null,
        };
    }

    private static string InSystemNamespace(Reference reference, string ns) =>
        $"the {Wording.Owner(reference)} lives in the system namespace {ns} and gives no namespace, so Kuma looks there";
}
