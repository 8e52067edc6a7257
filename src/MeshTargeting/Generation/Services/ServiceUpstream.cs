using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Generation.Services;

/// <summary>
/// Annotations on Services that make ingress controllers send traffic to the Service and not past it to its Pods, as proxies need it
/// (pkg/plugins/runtime/k8s/controllers/service_controller.go).
/// </summary>
public static class ServiceUpstream
{
    private static readonly IReadOnlyDictionary<string, string> Annotations = new Dictionary<string, string>
    {
        ["ingress.kubernetes.io/service-upstream"] = "true",
        ["nginx.ingress.kubernetes.io/service-upstream"] = "true",
    };

    /// <summary>The annotations that a Service is to have; empty where Kuma leaves it alone, as outside of meshes.</summary>
    /// <param name="service">The Service.</param>
    /// <param name="ns">Its Namespace; null where it does not exist.</param>
    public static IReadOnlyDictionary<string, string> Of(Resource<ServiceSpec> service, Resource<NamespaceSpec>? ns)
    {
        var annotations = service.Metadata.Annotations;
        var isLeftAlone = ns is null
            || annotations.GetValueOrDefault(KumaLabels.Gateway) == "builtin"
            || Flags.Read(ns.Metadata.Labels, KumaLabels.SidecarInjection) != Flag.On
            || service.Spec.Type == "ExternalName"
            || Flags.Read(annotations, KumaLabels.Ignore) is Flag.On or Flag.Invalid;
        return isLeftAlone ? ResourceMetadata.None : Annotations;
    }
}
