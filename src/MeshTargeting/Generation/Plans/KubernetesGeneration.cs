using MeshTargeting.Defaulting.Labels;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Worlds;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Generation.Plans;

/// <summary>
/// The MeshServices that are made of Services, as part of a plan (pkg/plugins/runtime/k8s/controllers/meshservice_controller.go). Where
/// that controller deletes by name, only what it made is deleted here: see docs/divergences.md.
/// </summary>
internal static class KubernetesGeneration
{
    public static void Plan(World world, Draft draft)
    {
        var made = new HashSet<Resource>(ReferenceEqualityComparer.Instance);
        var absences = new Dictionary<(string Namespace, string Service), ServiceOutcome>();
        foreach (var (service, outcome) in KubernetesMeshServices.Outcomes(world, mesh => Exists(world, mesh) ? world.ModeOf(mesh) : null))
        {
            if (service.Metadata.IsTerminating)
            {
                continue;
            }

            if (outcome.Absence is not null)
            {
                absences[(service.Metadata.Namespace, service.Metadata.Name)] = outcome;
                continue;
            }

            if (GenerationNote.OfUnsupportedPorts(service) is { } unsupported)
            {
                draft.Notes.Add(unsupported);
            }

            foreach (var meshService in outcome.MeshServices)
            {
                if (Put(world, draft, service, meshService) is { } stored)
                {
                    made.Add(stored);
                }
            }
        }

        foreach (var stored in draft.Desired.OfType<Resource<MeshServiceSpec>>().Where(s => draft.StoredAs(s) is { } kept && !made.Contains(kept) && IsMade(world, kept)).ToList())
        {
            var name = stored.Metadata.Labels.GetValueOrDefault(KumaLabels.ServiceName, stored.Metadata.Name);
            var absence = absences.GetValueOrDefault((stored.Metadata.Namespace, name));
            if (absence is not { Keeps: true })
            {
                draft.Delete(stored, absence?.Absence is { } reason ? $"no MeshService any more: {reason}" : $"Service {name} is gone, or has no such endpoint any more");
            }
        }
    }

    private static bool Exists(World world, string mesh) => world.Find(new ResourceId(MeshSpec.Descriptor.Name, "", "", mesh)) is not null;

    /// <summary>Whether a stored MeshService was made of a Service of this zone, and not written by a person or sent by another zone.</summary>
    private static bool IsMade(World world, Resource stored) =>
        stored.Envelope == Envelope.Kubernetes
        && stored.Metadata.Labels.GetValueOrDefault(KumaLabels.ManagedBy) == KubernetesMeshServices.Manager
        && world.LabelsOf(stored).GetValueOrDefault(KumaLabels.Origin) is null or "zone"
        && (stored.Metadata.Uid is null || stored.Metadata.Owners is [{ Kind: "Service" or "Pod" }, ..]);

    /// <summary>Plans one MeshService; gives what is stored in its place and is ours, null where nothing is.</summary>
    private static Resource? Put(World world, Draft draft, Resource<ServiceSpec> service, Resource<MeshServiceSpec> meshService)
    {
        var owner = OwnerOf(world, service, meshService);
        if (service.Metadata.Uid is not null && owner?.Uid is null)
        {
            // Its Pod is not known yet, or no longer.
            return draft.StoredAs(meshService);
        }

        var wanted = Complete(world, meshService, owner);
        if (draft.StoredAs(wanted) is not Resource<MeshServiceSpec> stored)
        {
            draft.Create(wanted, $"made of Service {service.Metadata.Name}");
            return null;
        }

        if (!IsMade(world, stored) || (owner is not null && stored.Metadata.Owners is [var first, ..] && (first.Kind, first.Name) != (owner.Kind, owner.Name)))
        {
            draft.Notes.Add(GenerationNote.OfForeignOwner(service, meshService));
            return stored;
        }

        var spec = HaveSameSpec(stored.Spec, wanted.Spec) ? stored.Spec : wanted.Spec with { State = stored.Spec.State, Identities = stored.Spec.Identities };
        var metadata = HaveSameMetadata(stored.Metadata, wanted.Metadata)
            ? stored.Metadata
            : stored.Metadata with { Mesh = wanted.Metadata.Mesh, Labels = wanted.Metadata.Labels, Owners = wanted.Metadata.Owners };
        var vips = (wanted.Status as MeshServiceStatus)?.Vips ?? [];
        var hasVips = vips.Count == 0 || (stored.Status as MeshServiceStatus)?.Vips?.SequenceEqual(vips) == true;
        if (ReferenceEquals(spec, stored.Spec) && ReferenceEquals(metadata, stored.Metadata) && hasVips)
        {
            return stored;
        }

        var desired = stored.WithSpec(spec).WithMetadata(metadata);
        draft.Update(stored, hasVips ? desired : desired.WithStatus((stored.Status as MeshServiceStatus ?? new()) with { Vips = vips }), $"Service {service.Metadata.Name} changed");
        return stored;
    }

    /// <summary>A MeshService as it will be stored: with the labels that the control plane's webhook gives it, and its owner.</summary>
    private static Resource<MeshServiceSpec> Complete(World world, Resource<MeshServiceSpec> made, OwnerReference? owner)
    {
        var labels = new Dictionary<string, string>(made.Metadata.Labels);
        var annotations = new Dictionary<string, string>();
        foreach (var change in StoredLabels.Changes(made, world.Options, isPrivileged: false))
        {
            var map = change.Path[1] == "labels" ? labels : annotations;
            if (change.Value is { } value)
            {
                map[change.Path[2]] = value;
            }
            else
            {
                map.Remove(change.Path[2]);
            }
        }

        var metadata = made.Metadata with { Labels = labels, Annotations = annotations, CreationTime = null, Owners = owner is null ? [] : [owner] };
        return new Resource<MeshServiceSpec>(MeshServiceSpec.Descriptor, metadata, made.Spec, Envelope.Kubernetes, made.Status);
    }

    private static OwnerReference? OwnerOf(World world, Resource<ServiceSpec> service, Resource<MeshServiceSpec> meshService)
    {
        Resource? owner = service;
        if (meshService.Spec.Selector?.DataplaneRef?.Name is { } proxy)
        {
            var pod = proxy[..Math.Max(0, proxy.LastIndexOf('.'))];
            owner = world.Find(new ResourceId(PodSpec.Descriptor.Name, "", meshService.Metadata.Namespace, pod));
        }

        return owner?.Metadata.Uid is { } uid ? new OwnerReference(owner.Kind.ApiVersion, owner.Kind.Name, owner.Metadata.Name, uid) : null;
    }

    private static bool HaveSameMetadata(ResourceMetadata stored, ResourceMetadata wanted) =>
        stored.Mesh == wanted.Mesh
        && Maps.AreSame(stored.Labels, wanted.Labels)
        && (wanted.Owners.Count == 0 || (stored.Owners.Count > 0 && stored.Owners[0].Uid == wanted.Owners[0].Uid));

    private static bool HaveSameSpec(MeshServiceSpec stored, MeshServiceSpec wanted) =>
        (stored.Ports ?? []).SequenceEqual(wanted.Ports ?? [])
        && stored.Selector?.DataplaneRef == wanted.Selector?.DataplaneRef
        && AreSame(stored.Selector?.DataplaneTags, wanted.Selector?.DataplaneTags)
        && AreSame(stored.Selector?.DataplaneLabels?.MatchLabels, wanted.Selector?.DataplaneLabels?.MatchLabels);

    private static bool AreSame(IReadOnlyDictionary<string, string>? one, IReadOnlyDictionary<string, string>? other) =>
        one is null || other is null ? one is null && other is null : Maps.AreSame(one, other);
}
