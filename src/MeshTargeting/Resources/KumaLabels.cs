namespace MeshTargeting.Resources;

/// <summary>Labels, annotations and tags that Kuma reads or writes (api/mesh/v1alpha1/dataplane_helpers.go, pkg/plugins/runtime/k8s/metadata).</summary>
public static class KumaLabels
{
    /// <summary>The mesh of a resource on Kubernetes.</summary>
    public const string Mesh = "kuma.io/mesh";

    /// <summary>The zone where a resource was made.</summary>
    public const string Zone = "kuma.io/zone";

    /// <summary><c>zone</c> or <c>global</c>: on which control plane a resource was made.</summary>
    public const string Origin = "kuma.io/origin";

    /// <summary><c>kubernetes</c> or <c>universal</c>.</summary>
    public const string Env = "kuma.io/env";

    /// <summary>The name that users gave, before synchronisation adds a hash to it.</summary>
    public const string DisplayName = "kuma.io/display-name";

    /// <summary>The namespace in which a resource was made.</summary>
    public const string Namespace = "k8s.kuma.io/namespace";

    /// <summary>system, producer, consumer or workload-owner.</summary>
    public const string PolicyRole = "kuma.io/policy-role";

    /// <summary><c>shadow</c> keeps a policy from taking effect.</summary>
    public const string Effect = "kuma.io/effect";

    /// <summary>What manages a resource: <c>k8s-controller</c>, <c>meshservice-generator</c>.</summary>
    public const string ManagedBy = "kuma.io/managed-by";

    /// <summary>The inbound tag that names a service.</summary>
    public const string ServiceTag = "kuma.io/service";

    /// <summary>The inbound tag that names a protocol.</summary>
    public const string ProtocolTag = "kuma.io/protocol";

    /// <summary>The workload of a proxy.</summary>
    public const string Workload = "kuma.io/workload";

    /// <summary>Whether a namespace's or pod's proxies are injected.</summary>
    public const string SidecarInjection = "kuma.io/sidecar-injection";

    /// <summary>Marks a gateway's Pods and Services.</summary>
    public const string Gateway = "kuma.io/gateway";

    /// <summary>Makes Kuma leave a Service or Pod alone.</summary>
    public const string Ignore = "kuma.io/ignore";

    /// <summary>The Kubernetes Service that a MeshService was made from.</summary>
    public const string ServiceName = "k8s.kuma.io/service-name";

    /// <summary><c>"true"</c> on MeshServices made from headless Services.</summary>
    public const string HeadlessService = "k8s.kuma.io/is-headless-service";

    /// <summary>The service account of a proxy's Pod.</summary>
    public const string ServiceAccount = "k8s.kuma.io/service-account";

    /// <summary><c>sidecar</c> or <c>gateway</c>; always computed.</summary>
    public const string ProxyType = "kuma.io/proxy-type";

    /// <summary><c>enabled</c> on a Dataplane with a listener of a zone ingress; always computed.</summary>
    public const string ListenerZoneIngress = "kuma.io/listener-zoneingress";

    /// <summary><c>enabled</c> on a Dataplane with a listener of a zone egress; always computed.</summary>
    public const string ListenerZoneEgress = "kuma.io/listener-zoneegress";

    /// <summary>The annotation that the injector leaves on a Pod.</summary>
    public const string SidecarInjected = "kuma.io/sidecar-injected";

    /// <summary>Marks Services, Pods and proxies that serve a zone.</summary>
    public const string ZoneProxyType = "k8s.kuma.io/zone-proxy-type";

    /// <summary>The inbound tag with the number of the Kubernetes Service's port.</summary>
    public const string ServicePort = "k8s.kuma.io/service-port";

    /// <summary>The inbound tag with the name of the Pod.</summary>
    public const string Instance = "kuma.io/instance";

    /// <summary>When the last Dataplane of a generated MeshService went, after which it stays for a while.</summary>
    public const string DeletionGracePeriodStartedAt = "kuma.io/deletion-grace-period-started-at";

    /// <summary>Whether a label or tag is Kuma's own (IsReservedLabelKey in api/mesh/v1alpha1/dataplane_helpers.go).</summary>
    public static bool IsReserved(string key) =>
        key.StartsWith("kuma.io/", StringComparison.Ordinal) || key.StartsWith("k8s.kuma.io/", StringComparison.Ordinal);
}
