using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Worlds;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Generation;

/// <summary>The MeshServices of the Services of a cluster: what derives from each namespace, and what is to be known of it.</summary>
public static class KubernetesMeshServices
{
    /// <summary>What manages MeshServices that are made of Services, in the label <c>kuma.io/managed-by</c>.</summary>
    public const string Manager = "k8s-controller";

    /// <summary>The MeshServices, in the order of identities, with notes in the order of the Services.</summary>
    /// <param name="world">What there is; nothing derived is needed.</param>
    public static (IReadOnlyList<Resource<MeshServiceSpec>> Services, IReadOnlyList<GenerationNote> Notes) Of(World world)
    {
        var made = new List<Resource<MeshServiceSpec>>();
        var notes = new List<GenerationNote>();
        foreach (var (service, outcome) in Outcomes(world, mesh => world.ModeOf(mesh)))
        {
            Add(service, outcome);
        }

        return (made.OrderBy(s => s.Id).ToList(), notes);

        void Add(Resource<ServiceSpec> service, ServiceOutcome outcome)
        {
            if (outcome.Absence is { } absence)
            {
                notes.Add(new GenerationNote(service, $"no MeshService: {absence}"));
                return;
            }

            if (GenerationNote.OfUnsupportedPorts(service) is { } unsupported)
            {
                notes.Add(unsupported);
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
                    notes.Add(GenerationNote.OfForeignOwner(stored, meshService));
                    continue;
                }

                made.Add(meshService);
            }
        }
    }

    /// <summary>What becomes of each Service, by namespace and name.</summary>
    /// <param name="world">What there is; nothing derived is needed.</param>
    /// <param name="modeOf">Whether MeshServices are made for a mesh, by its name; null for a mesh that does not exist.</param>
    internal static IEnumerable<(Resource<ServiceSpec> Service, ServiceOutcome Outcome)> Outcomes(World world, Func<string, MeshServicesMode?> modeOf)
    {
        var settings = DerivationSettings.Of(world.Options);
        return world.OfKind("", ServiceSpec.Descriptor)
            .Select(service => service.Metadata.Namespace)
            .Distinct()
            .SelectMany(ns => NamespaceDerivation.Of(world.ContentsOf(ns), modeOf, settings).Services);
    }
}
