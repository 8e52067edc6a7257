using System.Text;
using MeshTargeting.Reading.Paths;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds.Kubernetes;

namespace MeshTargeting.Analysis.Rules.Kubernetes;

/// <summary>
/// The labels and annotations by which Kuma goes on Kubernetes' own objects (pkg/plugins/runtime/k8s/metadata, api/mesh/v1alpha1/dataplane_helpers.go).
/// </summary>
internal static class KumaKeys
{
    /// <summary>The end of the annotation that gives a port of a Service its protocol, after the number of the port.</summary>
    public const string PortProtocol = ".service.kuma.io/protocol";

    /// <summary>Every key that Kuma reads or writes, but for those that hold the number or name of something.</summary>
    public static readonly string[] All =
    [
        KumaLabels.Mesh, KumaLabels.SidecarInjection, KumaLabels.SidecarInjected, KumaLabels.Gateway, KumaLabels.Ignore, KumaLabels.Workload, KumaLabels.ServiceName,
        KumaLabels.HeadlessService, KumaLabels.ServiceAccount, KumaLabels.ZoneProxyType, KumaLabels.Namespace, KumaLabels.ServicePort, KumaLabels.DisplayName,
        KumaLabels.Origin, KumaLabels.Zone, KumaLabels.Env, KumaLabels.ManagedBy, KumaLabels.Effect, KumaLabels.PolicyRole, KumaLabels.ProxyType,
        KumaLabels.ServiceTag, KumaLabels.ProtocolTag, KumaLabels.Instance,
        "kuma.io/ingress", "kuma.io/egress", "kuma.io/tags", "kuma.io/ingress-public-address", "kuma.io/ingress-public-port", "kuma.io/direct-access-services",
        "kuma.io/virtual-probes", "kuma.io/virtual-probes-port", "kuma.io/application-probe-proxy-port", "kuma.io/sidecar-env-vars",
        "kuma.io/sidecar-proxy-concurrency", "kuma.io/sidecar-drain-time", "kuma.io/sidecar-uid", "kuma.io/builtin-dns", "kuma.io/builtin-dns-port",
        "kuma.io/builtin-dns-logging", "kuma.io/builtindns", "kuma.io/builtindnsport", "kuma.io/service-account-token-volume", "kuma.io/container-patches",
        "kuma.io/envoy-log-level", "kuma.io/envoy-component-log-level", "kuma.io/envoy-admin-port", "kuma.io/init-first", "kuma.io/wait-for-dataplane-ready",
        "kuma.io/xds-transport-protocol-variant", "kuma.io/transparent-proxying", "kuma.io/transparent-proxying-inbound-port",
        "kuma.io/transparent-proxying-outbound-port", "kuma.io/transparent-proxying-ip-family-mode", "kuma.io/transparent-proxying-reachable-services",
        "kuma.io/reachable-backends", "kuma.io/transparent-proxying-ebpf", "kuma.io/transparent-proxying-ebpf-bpf-fs-path",
        "kuma.io/transparent-proxying-ebpf-cgroup-path", "kuma.io/transparent-proxying-ebpf-tc-attach-iface",
        "kuma.io/transparent-proxying-ebpf-instance-ip-env-var-name", "kuma.io/transparent-proxying-ebpf-programs-source-path",
        "kuma.io/kds-sync", "kuma.io/unified-name", "kuma.io/external-service-name", "kuma.io/listener-zoneingress", "kuma.io/listener-zoneegress",
        "k8s.kuma.io/spire-support", "prometheus.metrics.kuma.io/port", "prometheus.metrics.kuma.io/path",
        "traffic.kuma.io/transparent-proxy-config", "traffic.kuma.io/transparent-proxy-configmap-name", "traffic.kuma.io/exclude-inbound-ports",
        "traffic.kuma.io/exclude-outbound-ports", "traffic.kuma.io/exclude-outbound-ports-for-uids", "traffic.kuma.io/drop-invalid-packets",
        "traffic.kuma.io/iptables-logs", "traffic.kuma.io/exclude-inbound-ips", "traffic.kuma.io/exclude-outbound-ips",
    ];

    /// <summary>The kinds on which they stand.</summary>
    public static readonly IReadOnlyList<KindDescriptor> Kinds =
    [
        NamespaceSpec.Descriptor, ServiceSpec.Descriptor, PodSpec.Descriptor, DeploymentSpec.Descriptor, StatefulSetSpec.Descriptor, DaemonSetSpec.Descriptor,
    ];

    /// <summary>The labels and annotations of an object, and of the Pods that it makes, each with its place.</summary>
    public static IEnumerable<(string Path, IReadOnlyDictionary<string, string> Values)> Of(Resource resource)
    {
        yield return ("metadata.labels", resource.Metadata.Labels);
        yield return ("metadata.annotations", resource.Metadata.Annotations);
        if ((resource.SpecObject as IWorkloadSpec)?.Template?.Metadata is { } template)
        {
            yield return ("spec.template.metadata.labels", template.Labels ?? ResourceMetadata.None);
            yield return ("spec.template.metadata.annotations", template.Annotations ?? ResourceMetadata.None);
        }
    }

    /// <summary>Where a key stands.</summary>
    public static string PathOf(string path, string key) => NodePath.AppendKey(new StringBuilder(path), key).ToString();
}
