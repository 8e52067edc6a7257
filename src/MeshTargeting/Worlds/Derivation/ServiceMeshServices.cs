using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;

namespace MeshTargeting.Worlds.Derivation;

/// <summary>What there is around a Service.</summary>
public sealed record ServiceSurroundings
{
    /// <summary>The Service's Namespace; null where the input has none of that name.</summary>
    public Resource<NamespaceSpec>? Namespace { get; init; }

    /// <summary>Whether MeshServices are made for a mesh, by its name; null for a mesh that does not exist.</summary>
    public required Func<string, MeshServicesMode?> ModeOf { get; init; }

    /// <summary>The EndpointSlices of the Service, in order.</summary>
    public IReadOnlyList<Resource<EndpointSliceSpec>> Slices { get; init; } = [];

    /// <summary>The Pods that the Service selects, by name.</summary>
    public IReadOnlyList<PodModel> Selected { get; init; } = [];

    /// <summary>The Pods of the namespace by name.</summary>
    public IReadOnlyDictionary<string, PodModel> Pods { get; init; } = new Dictionary<string, PodModel>();
}

/// <summary>What a Service becomes.</summary>
/// <param name="MeshServices">The MeshServices.</param>
/// <param name="Unknowable">
/// True where there will be MeshServices that cannot be told from the input: a headless Service has one for each Pod, and the names
/// of a Deployment's or DaemonSet's Pods are made up by Kubernetes.
/// </param>
public sealed record ServiceOutcome(IReadOnlyList<Resource<MeshServiceSpec>> MeshServices, bool Unknowable = false)
{
    /// <summary>Why there is none, as the end of the sentence "no MeshService: …"; null where there are some, or will be.</summary>
    public string? Absence { get; private init; }

    /// <summary>True where what there is stays as it is: Kuma makes none, and deletes none either.</summary>
    public bool Keeps { get; private init; }

    /// <summary>No MeshService, and why.</summary>
    /// <param name="absence">The reason.</param>
    /// <param name="keeps">Whether one that is there stays.</param>
    public static ServiceOutcome None(string absence, bool keeps) => new([]) { Absence = absence, Keeps = keeps };
}

/// <summary>
/// The MeshServices that Kuma makes of a Kubernetes Service, one, or one a Pod for a headless Service
/// (pkg/plugins/runtime/k8s/controllers/meshservice_controller.go).
/// </summary>
/// <remarks>
/// A manifest mostly leaves its clusterIP to Kubernetes: a Service without one that is not of type ExternalName gets one. So a
/// Service in a repository is taken as one with an address that is not known yet.
/// </remarks>
public static class ServiceMeshServices
{
    /// <summary>What the Service becomes.</summary>
    public static ServiceOutcome Of(Resource<ServiceSpec> service, ServiceSurroundings around, DerivationSettings settings)
    {
        var meta = service.Metadata;
        var mesh = Membership.MeshOf(meta.Labels, meta.Annotations, around.Namespace, settings);
        if (AbsenceOf(service, mesh, around, settings) is var (absence, keeps))
        {
            return ServiceOutcome.None(absence, keeps);
        }

        return service.Spec.ClusterIP == "None" ? Headless(service, mesh, around) : new ServiceOutcome([ClusterIp(service, mesh, settings)]);
    }

    /// <summary>The names of the ports that a MeshService cannot have, which Kuma tells in an Event; a number stands for an absent name.</summary>
    public static IEnumerable<string> UnsupportedPorts(Resource<ServiceSpec> service) =>
        (service.Spec.Ports ?? []).Where(port => !IsTcp(port)).Select(NameOf);

    /// <summary>
    /// What keeps a Service from having MeshServices, asked in the order of Kuma's controller, and whether one that is there stays; null for
    /// nothing.
    /// </summary>
    private static (string Reason, bool Keeps)? AbsenceOf(Resource<ServiceSpec> service, string mesh, ServiceSurroundings around, DerivationSettings settings)
    {
        var meta = service.Metadata;
        var injection = Membership.InjectionOf(meta.Namespace, around.Namespace, settings);
        return injection switch
        {
            Flag.Invalid => ($"the label {KumaLabels.SidecarInjection} of its Namespace is neither enabled nor disabled", true),
            not Flag.On when !meta.Labels.ContainsKey(KumaLabels.Mesh) =>
                ($"it is in no mesh: its Namespace is not labelled {KumaLabels.SidecarInjection}: enabled, nor the Service {KumaLabels.Mesh}", false),
            _ when around.ModeOf(mesh) is null => ($"there is no Mesh {mesh}", false),
            _ when around.ModeOf(mesh) == MeshServicesMode.Disabled => ($"meshServices.mode of Mesh {mesh} is Disabled", false),
            _ when Flags.IsTrue(meta.Annotations, KumaLabels.Ignore) => ($"the annotation {KumaLabels.Ignore} says so", false),
            _ when meta.Annotations.ContainsKey(KumaLabels.Gateway) => ($"it is a gateway's (annotation {KumaLabels.Gateway})", true),
            _ when meta.Labels.ContainsKey(KumaLabels.ZoneProxyType) => ($"it is a zone proxy's (label {KumaLabels.ZoneProxyType})", false),
            _ when IsForGateway(around) => ($"the Pod behind it is a gateway's (annotation {KumaLabels.Gateway})", false),
            _ when service.Spec is { ClusterIP: null or "", Type: "ExternalName" } => ("it is of type ExternalName and has no address", true),
            _ => default((string, bool)?),
        };
    }

    /// <summary>Whether the first Pod behind a Service is a gateway's.</summary>
    private static bool IsForGateway(ServiceSurroundings around)
    {
        var first = around.Slices.Count == 0
            ? around.Selected is [var pod, ..] ? pod : null
            : PodsOf(around.Slices).Select(p => around.Pods.GetValueOrDefault(p.Name ?? "")).FirstOrDefault(p => p is not null);
        return first?.Annotations.ContainsKey(KumaLabels.Gateway) == true;
    }

    private static Resource<MeshServiceSpec> ClusterIp(Resource<ServiceSpec> service, string mesh, DerivationSettings settings)
    {
        // A Service without selector thereby selects every proxy of its namespace: so does Kuma.
        var wanted = Maps.Copy(service.Spec.Selector, more: 1);
        wanted[KumaLabels.Namespace] = service.Metadata.Namespace;
        var selector = settings.InboundTagsDisabled
            ? new MeshServiceSelector { DataplaneLabels = new LabelSelector { MatchLabels = wanted } }
            : new MeshServiceSelector { DataplaneTags = wanted };
        var vips = service.Spec.ClusterIP is { Length: > 0 } ip ? new[] { ip } : [];
        return Make(service, service.Metadata.Namespace, service.Metadata.Name, LabelsOf(service, mesh, headless: false), selector, vips, mesh);
    }

    private static ServiceOutcome Headless(Resource<ServiceSpec> service, string mesh, ServiceSurroundings around)
    {
        if (around.Slices.Count > 0)
        {
            var endpoints = new SortedDictionary<string, SliceEndpoint>(StringComparer.Ordinal);
            foreach (var endpoint in around.Slices.SelectMany(s => s.Spec.Endpoints ?? []).Where(e => IsPod(e.TargetRef)))
            {
                endpoints[endpoint.TargetRef!.Name ?? ""] = endpoint;
            }

            return new ServiceOutcome(endpoints.Select(e => ForPod(
                service, mesh, e.Key, around.Pods.GetValueOrDefault(e.Key), e.Value.TargetRef!.Namespace, e.Value.Addresses ?? [])).ToArray());
        }

        var known = around.Selected.Where(p => !p.StandsForMany).ToList();
        var services = known.Select(p => ForPod(service, mesh, p.Name, p, p.Namespace, p.Status?.PodIP is { Length: > 0 } ip ? [ip] : [])).ToArray();
        return new ServiceOutcome(services, Unknowable: known.Count < around.Selected.Count || known.Count == 0);
    }

    private static Resource<MeshServiceSpec> ForPod(
        Resource<ServiceSpec> service, string mesh, string podName, PodModel? pod, string? podNamespace, IReadOnlyList<string> addresses)
    {
        var labels = LabelsOf(service, mesh, headless: true);
        foreach (var copied in new[] { KubernetesLabels.PodName, KubernetesLabels.PodIndex })
        {
            if (pod?.Labels.TryGetValue(copied, out var value) == true)
            {
                labels[copied] = value;
            }
        }

        var ns = string.IsNullOrEmpty(podNamespace) ? service.Metadata.Namespace : podNamespace;
        var proxy = new DataplaneRef { Name = ns.Length == 0 ? podName : $"{podName}.{ns}" };
        var name = HeadlessNames.Of(service.Metadata.Name, service.Metadata.Namespace, podName);
        return Make(service, ns, name, labels, new MeshServiceSelector { DataplaneRef = proxy }, addresses, mesh);
    }

    private static Dictionary<string, string> LabelsOf(Resource<ServiceSpec> service, string mesh, bool headless)
    {
        var labels = Maps.Copy(service.Metadata.Labels, more: headless ? 7 : 5);
        labels[KumaLabels.Mesh] = mesh;
        labels[KumaLabels.ServiceName] = service.Metadata.Name;
        labels[KumaLabels.ManagedBy] = "k8s-controller";
        labels[KumaLabels.Env] = "kubernetes";
        labels[KumaLabels.HeadlessService] = headless ? "true" : "false";
        return labels;
    }

    private static Resource<MeshServiceSpec> Make(
        Resource<ServiceSpec> service, string ns, string name, Dictionary<string, string> labels, MeshServiceSelector selector, IReadOnlyList<string> vips, string mesh)
    {
        var metadata = new ResourceMetadata { Name = name, Namespace = ns, Mesh = mesh, Labels = labels, CreationTime = service.Metadata.CreationTime };
        var status = new MeshServiceStatus { Vips = vips.Select(ip => new MeshServiceVip { Ip = ip }).ToArray() };
        return new Resource<MeshServiceSpec>(
            MeshServiceSpec.Descriptor,
            metadata,
            new MeshServiceSpec { Selector = selector, Ports = (service.Spec.Ports ?? []).Where(IsTcp).Select(PortOf).ToArray() },
            Envelope.Kubernetes,
            vips.Count == 0 ? null : status,
            service.Source,
            service);
    }

    /// <summary>The appProtocol is copied as it stands, whether Kuma knows it or not. Kubernetes fills in an absent target.</summary>
    private static MeshServicePort PortOf(ServicePort port) => new()
    {
        Name = NameOf(port),
        Port = port.Port ?? 0,
        TargetPort = port.TargetPort ?? new IntOrString(port.Port ?? 0),
        AppProtocol = port.AppProtocol ?? "tcp",
    };

    private static string NameOf(ServicePort port) =>
        string.IsNullOrEmpty(port.Name) ? (port.Port ?? 0).ToString(CultureInfo.InvariantCulture) : port.Name;

    private static bool IsTcp(ServicePort port) => port.Protocol is null or "TCP";

    private static IEnumerable<SliceTargetRef> PodsOf(IEnumerable<Resource<EndpointSliceSpec>> slices) =>
        slices.SelectMany(s => s.Spec.Endpoints ?? []).Select(e => e.TargetRef).Where(IsPod).Select(t => t!);

    private static bool IsPod(SliceTargetRef? target) => target is { Kind: "Pod", ApiVersion: null or "" or "v1" };
}
