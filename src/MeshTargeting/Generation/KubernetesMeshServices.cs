using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Worlds;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Generation;

/// <summary>The MeshServices of the Services of a cluster: what derives from each namespace, and what is to be known of it.</summary>
public static class KubernetesMeshServices
{
    private const string Manager = "k8s-controller";

    /// <summary>The MeshServices, in the order of identities, with notes in the order of the Services.</summary>
    /// <param name="world">What there is; nothing derived is needed.</param>
    public static (IReadOnlyList<Resource<MeshServiceSpec>> Services, IReadOnlyList<GenerationNote> Notes) Of(World world)
    {
        var settings = DerivationSettings.Of(world.Options);
        var made = new List<Resource<MeshServiceSpec>>();
        var notes = new List<GenerationNote>();
        foreach (var ns in world.OfKind("", ServiceSpec.Descriptor).Select(service => service.Metadata.Namespace).Distinct())
        {
            foreach (var (service, outcome) in NamespaceDerivation.Of(world.ContentsOf(ns), mesh => world.ModeOf(mesh), settings).Services)
            {
                Add(service, outcome);
            }
        }

        return (made.OrderBy(s => s.Id).ToList(), notes);

        void Add(Resource<ServiceSpec> service, ServiceOutcome outcome)
        {
            if (outcome.Absence is { } absence)
            {
                notes.Add(new GenerationNote(service, $"no MeshService: {absence}"));
                return;
            }

            if (ServiceMeshServices.UnsupportedPorts(service).ToList() is { Count: > 0 } ports)
            {
                notes.Add(new GenerationNote(service, $"Ignored unsupported ports: {string.Join(", ", ports)}"));
            }

            if (service.Metadata.Namespace.Length == 0)
            {
                notes.Add(new GenerationNote(service, "its manifest names no namespace, so the selector of its MeshService is that of none; write metadata.namespace"));
            }

            if (outcome.Unknowable)
            {
                notes.Add(new GenerationNote(service, "it is headless and gets a MeshService for each Pod, of which not all are known here"));
            }

            foreach (var meshService in outcome.MeshServices)
            {
                if (world.Find(meshService.Id) is { IsDerived: false } stored && stored.Metadata.Labels.GetValueOrDefault(KumaLabels.ManagedBy) != Manager)
                {
                    var owner = meshService.Spec.Selector?.DataplaneRef is null ? "Service" : "Pod";
                    notes.Add(new GenerationNote(stored, $"MeshService already exists and isn't owned by {owner}"));
                    continue;
                }

                made.Add(meshService);
            }
        }
    }
}
