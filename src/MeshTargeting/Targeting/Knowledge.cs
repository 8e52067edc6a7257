using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Resources.Kinds.Legacy;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting;

/// <summary>
/// Tells "it is not there" from "it was not given". A repository seldom holds a whole mesh: what it says nothing about may well exist.
/// A complete World (<see cref="WorldOptions.IsComplete"/>) lacks nothing but what Kuma makes and manifests do not show.
/// </summary>
/// <remarks>
/// Each answer is null where the input shows the place where what was looked for would be, else a clause that says what the input
/// lacks. That a place is shown does not mean that all of it is: another repository may hold more of it.
/// </remarks>
internal static class Knowledge
{
    /// <summary>What the input lacks to tell that nothing has a name.</summary>
    /// <param name="world">The World.</param>
    /// <param name="kind">The kind that is referred to.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="ns">The namespace where Kuma looks.</param>
    public static string? GapOfName(World world, KindDescriptor kind, Reference reference, string ns)
    {
        var mesh = reference.From.Metadata.Mesh;
        var gap = kind.Name == MeshServiceSpec.Descriptor.Name ? GapOfServiceName(world, reference, mesh, ns) : null;
        return world.Options.IsComplete ? gap : gap ?? GapOfZone(world, kind, mesh, Lookup.ZoneOf(world, reference.From)) ?? GapOfNamespace(world, kind, mesh, ns);
    }

    /// <summary>What a resource of another zone, which a name misses, leaves open: one of the name in the policy's own zone.</summary>
    /// <param name="world">The World.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="found">The resource of the name.</param>
    public static string? GapOfOtherZone(World world, Reference reference, Resource found)
    {
        var options = world.Options;
        if (options is { Zone: null, Mode: not ControlPlaneMode.Global } && !reference.From.Metadata.Labels.ContainsKey(KumaLabels.Zone)
            && (options.Mode == ControlPlaneMode.Zone || found.Metadata.Labels.ContainsKey(KumaLabels.Zone)))
        {
            return "the zone that the policy is meant for was not given";
        }

        var made = options.IsGlobal ? Synchronisation.ProvidedByGlobal : Synchronisation.ProvidedByZone;
        if (options.IsComplete || !found.Kind.Kds.HasFlag(made))
        {
            return null;
        }

        var (zone, ns) = (Lookup.ZoneOf(world, reference.From), Lookup.NamespaceOf(world, reference));
        return world.OfKind(reference.From.Metadata.Mesh, found.Kind).Any(r => Lookup.ZoneOf(world, r) == zone && Lookup.NamespaceOf(world, r) == ns)
            ? null
            : $"no {found.Kind.Name} of the policy's own zone was given there";
    }

    /// <summary>
    /// What no manifest tells of resources with these labels, however many are given: those of a headless Service's Pods, and, on a
    /// global control plane, those that zones make; null where nothing.
    /// </summary>
    public static string? UnknowableByLabels(World world, KindDescriptor kind, IReadOnlyDictionary<string, string> labels) =>
        kind.Name != MeshServiceSpec.Descriptor.Name ? null
        : HeadlessServices.MayHave(world, labels) ? "those of a headless Service's Pods are not known"
        : world.Options.IsGlobal && !HoldsZones(world) ? "services are made in zones, and what they hold was not given"
        : null;

    /// <summary>What the input lacks to tell that nothing has these labels.</summary>
    public static string? GapOfLabels(World world, KindDescriptor kind, Reference reference, IReadOnlyDictionary<string, string> labels)
    {
        var mesh = reference.From.Metadata.Mesh;
        if (world.Options.IsComplete)
        {
            // Of another zone a zone's own manifests show nothing, be they as whole as they may.
            return world.Options.Mode == ControlPlaneMode.FederatedZone && labels.TryGetValue(KumaLabels.Zone, out var other) ? GapOfZone(world, kind, mesh, other) : null;
        }

        if (labels.TryGetValue(KumaLabels.Zone, out var zone))
        {
            if (GapOfZone(world, kind, mesh, zone) is { } gap)
            {
                return gap;
            }
        }
        else if (world.Options.Mode != ControlPlaneMode.Zone)
        {
            return "labels without a zone select in every zone, and of others nothing was given";
        }

        return labels.TryGetValue(KumaLabels.Namespace, out var ns)
            ? GapOfNamespace(world, kind, mesh, ns)
            : world.OfKind(mesh, kind).Count > 0 ? null : $"no {kind.Name} was given at all";
    }

    /// <summary>What the input lacks to tell that a policy selects no proxy: proxies of the place where it counts.</summary>
    public static string? GapOfProxies(World world, Reference reference)
    {
        var proxies = world.OfKind(reference.From.Metadata.Mesh, (KindDescriptor)DataplaneSpec.Descriptor);
        if (proxies.Count == 0)
        {
            // Also where the World is said to be complete: then it is one of policies and services, and leaves workloads out.
            return "no proxy was given at all";
        }

        if (reference.Ref.Kind == "MeshGateway" && !proxies.Any(p => ((DataplaneSpec)p.SpecObject).Networking?.Gateway?.Type == "BUILTIN"))
        {
            // Nor does a complete World show them on Kubernetes, where Kuma makes them of a MeshGatewayInstance.
            return "no proxy of a builtin gateway was given";
        }

        if (world.Options.IsComplete || reference.Ref.Kind == "MeshGateway")
        {
            return null;
        }

        var ns = reference switch
        {
            { Role: not ReferenceRole.TopLevel } => null,
            { Labels: { } labels } when labels.TryGetValue(KumaLabels.Namespace, out var asked) => asked,
            { Ref: { Kind: "Dataplane", Labels: null }, Name.Length: > 0 } => Lookup.NamespaceOf(world, reference),
            _ => PolicyTraits.Of(reference.From, world.Options).Filter.Namespace,
        };
        return ns is null ? null : Neighbours.Any(proxies, ns) ? null : NothingOf("proxy", proxies, ns);
    }

    /// <summary>What the input lacks to tell that no proxy has an inbound with a value of the tag kuma.io/service.</summary>
    public static string? GapOfTag(World world, Reference reference)
    {
        var legacy = LegacyName.Parse(reference.Name);
        if (world.Options.IsComplete || (legacy is null && reference.From.Envelope == Envelope.Kubernetes))
        {
            // No proxy on Kubernetes has a tag of this form, whatever was given.
            return null;
        }

        var ns = legacy?.Namespace ?? "";
        return Neighbours.Any(world.OfKind(reference.From.Metadata.Mesh, (KindDescriptor)DataplaneSpec.Descriptor), ns)
            ? null
            : NothingOf("proxy", world.OfKind(reference.From.Metadata.Mesh, (KindDescriptor)DataplaneSpec.Descriptor), ns);
    }

    private static string? GapOfServiceName(World world, Reference reference, string mesh, string ns) => reference switch
    {
        _ when world.Options.Mode == ControlPlaneMode.Global && !HoldsZones(world) => "services are made in zones, and what they hold was not given",
        { IsBackend: false } when world.ModeOf(mesh) != MeshServicesMode.Exclusive && (!world.Options.IsComplete || HasTagsElsewhere(world, mesh)) =>
            "it may be the kuma.io/service of another zone or of an ExternalService",
        _ when !world.Options.Derive && world.Find(new ResourceId(ServiceSpec.Descriptor.Name, "", ns, reference.Name)) is not null =>
            "what Kuma makes of Services was not looked into",
        _ => null,
    };

    /// <summary>
    /// Whether a global World holds what zones send it. That it is complete says so only where it holds a MeshService: a repository of
    /// what is applied to a global control plane never does.
    /// </summary>
    private static bool HoldsZones(World world) =>
        world.Options.IsComplete && world.Meshes.Any(mesh => world.OfKind(mesh, (KindDescriptor)MeshServiceSpec.Descriptor).Count > 0);

    /// <summary>Whether tags are offered that the World does not tell: by an ExternalService, or by another zone's ingress.</summary>
    private static bool HasTagsElsewhere(World world, string mesh) =>
        world.OfKind(mesh, LegacyKinds.ExternalService).Count > 0 || world.OfKind("", ZoneIngressSpec.Descriptor).Count > 0;

    /// <summary>Of a namespace something was given if one resource of the kind was, or for MeshServices what they are made of.</summary>
    private static string? GapOfNamespace(World world, KindDescriptor kind, string mesh, string ns)
    {
        if (Neighbours.Any(world.OfKind(mesh, kind), ns))
        {
            return null;
        }

        var isService = kind.Name == MeshServiceSpec.Descriptor.Name;
        if (ns.Length == 0)
        {
            return isService && Neighbours.Any(world.OfKind(mesh, DataplaneSpec.Descriptor), ns) ? null : NothingOf(kind.Name, world.OfKind(mesh, kind), ns);
        }

        return isService && (ns == world.Options.SystemNamespace || Neighbours.Any(world.OfKind("", ServiceSpec.Descriptor), ns))
            ? null
            : NothingOf(kind.Name, world.OfKind(mesh, kind), ns);
    }

    /// <summary>Says that nothing of a namespace was given; on Universal, which has none, there may be some of Kubernetes nevertheless.</summary>
    private static string NothingOf(string what, IReadOnlyList<Resource> given, string ns) =>
        ns.Length > 0 ? $"no {what} of namespace {ns} was given at all"
        : given.Count > 0 ? $"no {what} without a namespace was given"
        : $"no {what} was given at all";

    /// <summary>Of a zone something was given if it is the own one, or if one resource of the kind was.</summary>
    private static string? GapOfZone(World world, KindDescriptor kind, string mesh, string zone)
    {
        var own = world.Options.Mode == ControlPlaneMode.Global ? "" : world.Options.Zone ?? ControlPlane.DefaultZone;
        return zone == own || world.OfKind(mesh, kind).Any(r => Lookup.ZoneOf(world, r) == zone) ? null : $"nothing of zone {zone} was given";
    }
}
