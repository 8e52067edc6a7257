using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds.Kubernetes;

namespace MeshTargeting.Worlds.Derivation;

/// <summary>What a Kubernetes namespace holds of what Kuma reads; every list by name, without duplicates.</summary>
public sealed record NamespaceContents
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The Namespace; null where the input has none of that name.</summary>
    public Resource<NamespaceSpec>? Namespace { get; init; }

    /// <summary>Its Services.</summary>
    public IReadOnlyList<Resource<ServiceSpec>> Services { get; init; } = [];

    /// <summary>Its Pods.</summary>
    public IReadOnlyList<Resource<PodSpec>> Pods { get; init; } = [];

    /// <summary>Its Deployments, StatefulSets and DaemonSets.</summary>
    public IReadOnlyList<Resource> Workloads { get; init; } = [];

    /// <summary>Its EndpointSlices.</summary>
    public IReadOnlyList<Resource<EndpointSliceSpec>> Slices { get; init; } = [];

    /// <summary>The contents of a namespace.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="ofKind">All resources of a kind that is in no mesh, in <see cref="ResourceOrder"/>.</param>
    internal static NamespaceContents Of(string name, Func<KindDescriptor, Resource[]> ofKind)
    {
        var found = SortedResources.RangeOf(ofKind(NamespaceSpec.Descriptor), new ResourceId(NamespaceSpec.Descriptor.Name, "", "", name));
        return new NamespaceContents
        {
            Name = name,
            Namespace = found.IsEmpty ? null : (Resource<NamespaceSpec>)found[0],
            Services = In(ServiceSpec.Descriptor),
            Pods = In(PodSpec.Descriptor),
            Workloads = [.. In(DaemonSetSpec.Descriptor), .. In(DeploymentSpec.Descriptor), .. In(StatefulSetSpec.Descriptor)],
            Slices = In(EndpointSliceSpec.Descriptor),
        };

        TypedResources<TSpec> In<TSpec>(KindDescriptor<TSpec> kind)
            where TSpec : class => new(SortedResources.InNamespace(ofKind(kind), name).ToArray());
    }
}

/// <summary>What derives from a namespace.</summary>
/// <param name="Resources">MeshServices and Dataplanes.</param>
/// <param name="Unknowable">Services that will have MeshServices whose names cannot be told from the input.</param>
/// <param name="Meshes">The meshes that were asked about: when one of them changes, the outcome may.</param>
public sealed record NamespaceOutcome(
    IReadOnlyList<Resource> Resources, IReadOnlyList<Resource<ServiceSpec>> Unknowable, IReadOnlySet<string> Meshes)
{
    /// <summary>What became of each Service, in the order of Services.</summary>
    public IReadOnlyList<(Resource<ServiceSpec> Service, ServiceOutcome Outcome)> Services { get; init; } = [];

    /// <summary>What was made of what.</summary>
    internal NamespaceMemo Memo { get; init; } = new();
}

/// <summary>
/// Everything that Kuma's controllers make in one Kubernetes namespace. Nothing outside of it matters but the modes of meshes.
/// </summary>
public static class NamespaceDerivation
{
    /// <summary>What derives.</summary>
    /// <param name="contents">The namespace.</param>
    /// <param name="modeOf">Whether MeshServices are made for a mesh, by its name; null for a mesh that does not exist.</param>
    /// <param name="settings">The circumstances.</param>
    /// <param name="before">
    /// An outcome of the same namespace under the same modes and settings: what has not changed since is taken from it. Null for none.
    /// </param>
    public static NamespaceOutcome Of(
        NamespaceContents contents, Func<string, MeshServicesMode?> modeOf, DerivationSettings settings, NamespaceOutcome? before = null)
    {
        var memo = new NamespaceMemo(before?.Memo);
        var pods = PodsOf(contents, memo);
        var byName = new Dictionary<string, PodModel>();
        foreach (var pod in pods)
        {
            byName.TryAdd(pod.Name, pod);
        }

        var slices = contents.Slices.ToLookup(s => s.Metadata.Labels.GetValueOrDefault(EndpointSliceSpec.ServiceNameLabel));
        var byLabel = new LabelIndex<PodModel>(pods, p => p.Labels);
        var servicesOf = new Dictionary<PodModel, List<Resource<ServiceSpec>>>(ReferenceEqualityComparer.Instance);
        var meshes = new HashSet<string>(before?.Meshes ?? new HashSet<string>());
        var derived = new List<Resource>();
        var unknowable = new List<Resource<ServiceSpec>>();
        var outcomes = new List<(Resource<ServiceSpec>, ServiceOutcome)>(contents.Services.Count);
        foreach (var service in contents.Services)
        {
            var own = slices[service.Metadata.Name].ToArray();
            var selected = byLabel.Find(service.Spec.Selector).ToArray();
            var behind = BehindSlices(own, byName).ToArray();
            if (Flags.Read(service.Metadata.Annotations, KumaLabels.Ignore) != Flag.On)
            {
                Remember(service, service.Spec.Selector is { Count: > 0 } ? selected : behind);
            }

            var outcome = memo.OutcomeOf(service, Inputs([.. own, .. behind, .. selected]), () =>
            {
                var around = new ServiceSurroundings { Namespace = contents.Namespace, ModeOf = ModeOf, Slices = own, Selected = selected, Pods = byName };
                return ServiceMeshServices.Of(service, around, settings);
            });
            outcomes.Add((service, outcome));
            derived.AddRange(outcome.MeshServices);
            if (outcome.Unknowable)
            {
                unknowable.Add(service);
            }
        }

        foreach (var pod in pods)
        {
            var services = servicesOf.GetValueOrDefault(pod) ?? [];
            if (memo.ProxyOf(pod, Inputs([.. services]), () => PodDataplanes.Of(pod, services, contents.Namespace, settings)) is { } dataplane)
            {
                derived.Add(dataplane);
            }
        }

        return new NamespaceOutcome(derived, unknowable, meshes) { Services = outcomes, Memo = memo.Finish() };

        object[] Inputs(object[] own) => contents.Namespace is null ? own : [contents.Namespace, .. own];

        MeshServicesMode? ModeOf(string mesh)
        {
            meshes.Add(mesh);
            return modeOf(mesh);
        }

        void Remember(Resource<ServiceSpec> service, IEnumerable<PodModel> selected)
        {
            foreach (var pod in selected)
            {
                if (!servicesOf.TryGetValue(pod, out var services))
                {
                    servicesOf.Add(pod, services = []);
                }

                services.Add(service);
            }
        }
    }

    /// <summary>
    /// The Pods that are given, and those that workloads will have. A workload some of whose Pods are given is running: then its
    /// Pods are what they are, and its template adds none.
    /// </summary>
    private static List<PodModel> PodsOf(NamespaceContents contents, NamespaceMemo memo)
    {
        var given = contents.Pods.SelectMany(p => memo.PodsOf(p, () => [PodModel.Of(p)])).ToList();
        var byLabel = new LabelIndex<PodModel>(given, p => p.Labels);
        var coming = contents.Workloads
            .Where(w => !byLabel.Find((w.SpecObject as IWorkloadSpec)?.Template?.Metadata?.Labels).Any())
            .SelectMany(w => memo.PodsOf(w, () => PodModel.Of(w)));
        return given.Concat(coming).OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
    }

    private static IEnumerable<PodModel> BehindSlices(IEnumerable<Resource<EndpointSliceSpec>> slices, Dictionary<string, PodModel> pods) =>
        slices.SelectMany(s => s.Spec.Endpoints ?? [])
            .Where(e => e.TargetRef?.Kind == "Pod")
            .Select(e => pods.GetValueOrDefault(e.TargetRef!.Name ?? ""))
            .OfType<PodModel>()
            .Distinct();
}
