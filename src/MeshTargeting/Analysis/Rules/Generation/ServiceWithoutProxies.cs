using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Generation;

/// <summary>MS901: the selector of a MeshService matches no proxy.</summary>
internal sealed class ServiceWithoutProxies : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS901",
        Severity.Warning,
        "Selects no proxy",
        "Correct the selector, or add the workload. If it is kept elsewhere, name that place with --context.",
        """
        A MeshService is served by the proxies that its selector matches. If there are none it stays Unavailable, and requests to it find
        no endpoint. `dataplaneTags` are compared with the tags of inbounds, `dataplaneLabels` with the labels of the Dataplane, and
        `dataplaneRef` with its name.

        Only reported where proxies of that namespace are known, given as Dataplanes or Pods or derived from workloads; on Universal where
        proxies of the mesh are. The Pods that a workload will have are not known by name. The workload may stand in another repository,
        so this is only info, unless a proxy has all of the tags or labels but one, or a single one is misspelt, or `--context` or
        `complete: true` says that nothing is missing. One whose grace period runs (`kuma.io/deletion-grace-period-started-at`) has lost
        its proxies and goes by itself.

        Fires:

        ```yaml
        type: Dataplane
        mesh: default
        name: backend-1
        networking:
          address: 10.0.0.1
          inbound: [{port: 8080, tags: {kuma.io/service: backend}}]
        ---
        type: MeshService
        mesh: default
        name: backend
        spec:
          selector: {dataplaneTags: {kuma.io/service: backedn}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ```

        Mended:

        ```yaml
        type: Dataplane
        mesh: default
        name: backend-1
        networking:
          address: 10.0.0.1
          inbound: [{port: 8080, tags: {kuma.io/service: backend}}]
        ---
        type: MeshService
        mesh: default
        name: backend
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshServiceSpec.Descriptor];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads { get; } =
    [
        DataplaneSpec.Descriptor,
        NamespaceSpec.Descriptor,
        PodSpec.Descriptor,
        ServiceSpec.Descriptor,
        DeploymentSpec.Descriptor,
        StatefulSetSpec.Descriptor,
        DaemonSetSpec.Descriptor,
        MeshSpec.Descriptor,
    ];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var service = (Resource<MeshServiceSpec>)resource;
        if (service.Metadata.Labels.ContainsKey(KumaLabels.DeletionGracePeriodStartedAt)
            || Criterion.Of(service.Spec.Selector) is not { } criterion
            || !IsServedHere(service, context.World)
            || context.ProxiesOf(service).Count > 0
            || !KnowsProxies(service, criterion, context.World))
        {
            return;
        }

        var near = criterion.Nearest(service, context.World);
        var certain = context.World.Options.IsComplete || near is { IsMisspelt: true } || criterion.HoldsButOne(service, context.World);
        context.Report(
            criterion.Path,
            $"no proxy in what was given {criterion.Wish}" + (near is null ? "" : $"; {near.Suggestion}"),
            certain ? null : Severity.Info,
            fix: certain ? near?.FixAt(criterion.Path) : null);
    }

    /// <summary>False for services whose proxies are in another zone, and on the global control plane, which has none of its own.</summary>
    private static bool IsServedHere(Resource service, World world)
    {
        var labels = world.LabelsOf(service);
        return world.Options.Mode != ControlPlaneMode.Global
            && labels.GetValueOrDefault(KumaLabels.Origin) != "global"
            && (labels.GetValueOrDefault(KumaLabels.Zone) ?? "") == (world.Options.Zone ?? ControlPlane.DefaultZone);
    }

    /// <summary>Whether the input shows proxies of the namespace where those of the service would be.</summary>
    private static bool KnowsProxies(Resource<MeshServiceSpec> service, Criterion criterion, World world)
    {
        var proxies = world.OfKind(service.Metadata.Mesh, (KindDescriptor)DataplaneSpec.Descriptor);
        var ns = service.Metadata.Namespace;
        if (criterion.ProxyName is { } name && service.Envelope == Envelope.Kubernetes)
        {
            var dot = name.LastIndexOf('.');
            if (dot < 0)
            {
                // Another rule says that the namespace is missing in the name.
                return false;
            }

            ns = name[(dot + 1)..];
            if (Neighbours.InNamespace(proxies, ns).Any(p => p.IsDerived && name.StartsWith(p.Metadata.Name + "-", StringComparison.Ordinal)))
            {
                // A Pod of a workload, of whose Pods one proxy stands for all.
                return false;
            }
        }
        else if (criterion.Pairs.TryGetValue(KumaLabels.Namespace, out var asked))
        {
            ns = asked;
        }

        return Neighbours.Any(proxies, ns);
    }

    /// <summary>The part of a selector that Kuma goes by, where it asks for something.</summary>
    private sealed record Criterion(string Path, string Wish, IReadOnlyDictionary<string, string> Pairs, string? ProxyName = null, bool AreTags = false)
    {
        /// <summary>The value that a single misspelt pair was probably meant to have; null where none is near.</summary>
        public NearLabel? Nearest(Resource service, World world) =>
            Pairs.Count == 0 ? null : NearLabel.Find(Pairs, others => Having(service, world, others));

        /// <summary>
        /// Whether a proxy has all of several pairs but one: then the workload is given, and has not what is asked for. Its namespace says
        /// nothing of a workload.
        /// </summary>
        public bool HoldsButOne(Resource service, World world) =>
            Pairs.Keys.Where(key => key != KumaLabels.Namespace).ToList() is { Count: > 1 } keys
            && keys.Exists(key => Having(service, world, Pairs.Where(p => p.Key != key).ToDictionary()).Any());

        private IEnumerable<(Resource Resource, IReadOnlyDictionary<string, string> Labels)> Having(
            Resource service, World world, IReadOnlyDictionary<string, string> pairs) =>
            from proxy in Neighbours.InNamespace(world.OfKind(service.Metadata.Mesh, (KindDescriptor)DataplaneSpec.Descriptor), service.Metadata.Namespace)
            from labels in AreTags
                ? ((Resource<DataplaneSpec>)proxy).Spec.Networking?.Inbound?.Select(i => i.Tags).OfType<IReadOnlyDictionary<string, string>>() ?? []
                : [world.LabelsOf(proxy)]
            where MeshServiceMatching.Includes(labels, pairs)
            select (proxy, labels);

        public static Criterion? Of(MeshServiceSelector? selector) => selector switch
        {
            { DataplaneRef: { } reference } => string.IsNullOrEmpty(reference.Name)
                ? null
                : new("spec.selector.dataplaneRef.name", $"is called {reference.Name}", ResourceMetadata.None, reference.Name),
            { DataplaneTags: { } tags } => tags.Count == 0
                ? null
                : new("spec.selector.dataplaneTags", $"has an inbound with the tags {Wording.Labels(tags)}", tags, AreTags: true),
            { DataplaneLabels.MatchLabels: { Count: > 0 } labels } =>
                new("spec.selector.dataplaneLabels.matchLabels", $"has the labels {Wording.Labels(labels)}", labels),
            _ => null,
        };
    }
}
