using System.Text.Json;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;

namespace MeshTargeting.Worlds.Derivation;

/// <summary>
/// The Dataplane that Kuma makes of a Pod whose proxy is injected (pkg/plugins/runtime/k8s/controllers/pod_controller.go,
/// pod_converter.go; pkg/plugins/runtime/k8s/webhooks/injector/precheck.go).
/// </summary>
public static class PodDataplanes
{
    /// <summary>The Dataplane; null where the Pod gets none.</summary>
    /// <param name="pod">The Pod.</param>
    /// <param name="services">The Services that select it, by name.</param>
    /// <param name="ns">Its Namespace; null where the input has none of that name.</param>
    /// <param name="settings">The circumstances.</param>
    public static Resource<DataplaneSpec>? Of(
        PodModel pod, IReadOnlyList<Resource<ServiceSpec>> services, Resource<NamespaceSpec>? ns, DerivationSettings settings)
    {
        if (!IsInjected(pod, ns, settings)
            || Flags.Read(pod.Annotations, "kuma.io/ingress") is Flag.On or Flag.Invalid
            || Flags.Read(pod.Annotations, "kuma.io/egress") is Flag.On or Flag.Invalid)
        {
            return null;
        }

        // The injector writes the mesh on the Pod; from there it comes to the Dataplane and the tags.
        var mesh = Membership.MeshOf(pod.Labels, pod.Annotations, ns, settings);
        var labels = Maps.Copy(pod.Labels, more: 1);
        labels[KumaLabels.Mesh] = mesh;
        return Convert(pod with { Labels = labels }, services, mesh, settings);
    }

    /// <summary>
    /// The Dataplane of a Pod that has a proxy; null where Kuma refuses to make one. Listeners of zone proxies are not derived: no
    /// MeshService leads to them.
    /// </summary>
    /// <param name="pod">The Pod, as the injector leaves it.</param>
    /// <param name="services">The Services that select it, by name.</param>
    /// <param name="mesh">Its mesh.</param>
    /// <param name="settings">The circumstances.</param>
    public static Resource<DataplaneSpec>? Convert(
        PodModel pod, IReadOnlyList<Resource<ServiceSpec>> services, string mesh, DerivationSettings settings) =>
        NetworkingOf(pod, services, settings) is { } networking ? Make(pod, mesh, networking) : null;

    /// <summary>
    /// Whether a Pod has a proxy: the label on the Pod decides, else that on its Namespace. A Pod that runs already (its status has
    /// an address) has one only where the injector has left its annotation.
    /// </summary>
    public static bool IsInjected(PodModel pod, Resource<NamespaceSpec>? ns, DerivationSettings settings)
    {
        if (pod.Status is not null || pod.Annotations.ContainsKey(KumaLabels.SidecarInjected))
        {
            return Flags.Read(pod.Annotations, KumaLabels.SidecarInjected) == Flag.On && pod.Status is not { PodIP: null or "" };
        }

        var own = Flags.Read(pod.Labels, KumaLabels.SidecarInjection);
        return (own == Flag.Absent ? Membership.InjectionOf(pod.Namespace, ns, settings) : own) == Flag.On;
    }

    private static DataplaneNetworking? NetworkingOf(PodModel pod, IReadOnlyList<Resource<ServiceSpec>> services, DerivationSettings settings)
    {
        var networking = new DataplaneNetworking { Address = pod.Status?.PodIP };
        switch (pod.Annotations.GetValueOrDefault(KumaLabels.Gateway))
        {
            case null:
                // A Pod that only Services of zone proxies select has listeners in place of inbounds.
                var own = services.Where(s => !s.Metadata.Labels.ContainsKey(KumaLabels.ZoneProxyType)).ToList();
                return own.Count > 0 || services.Count == 0 ? networking with { Inbound = Inbounds.Of(pod, own, settings) } : networking;
            case "provided" when pod.OfDeployment:
                var name = new Dictionary<string, string> { ["kuma.io/service-name"] = $"{pod.Owner}_{pod.Namespace}_svc" };
                return networking with { Gateway = new DataplaneGateway { Type = "DELEGATED", Tags = name } };
            case "enabled" or "provided":
                return networking with { Gateway = new DataplaneGateway { Type = "DELEGATED", Tags = Inbounds.Of(pod, services, settings)[0].Tags } };
            case "builtin":
                return BuiltinTags(pod, settings) is { } tags ? networking with { Gateway = new DataplaneGateway { Type = "BUILTIN", Tags = tags } } : null;
            default:
                return null;
        }
    }

    private static Dictionary<string, string>? BuiltinTags(PodModel pod, DerivationSettings settings)
    {
        try
        {
            using var json = JsonDocument.Parse(pod.Annotations.GetValueOrDefault("kuma.io/tags") ?? "null");
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var tags = json.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString() ?? "");
            if (settings.Zone.Length > 0)
            {
                tags[KumaLabels.Zone] = settings.Zone;
            }

            return tags;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // Kuma leaves a gateway with an unreadable annotation without a Dataplane.
            return null;
        }
    }

    private static Resource<DataplaneSpec> Make(PodModel pod, string mesh, DataplaneNetworking networking)
    {
        // Kuma keeps these two as annotations on Kubernetes; EffectiveLabels makes labels of them again.
        var account = string.IsNullOrEmpty(pod.Spec.ServiceAccountName) ? "default" : pod.Spec.ServiceAccountName;
        var annotations = new Dictionary<string, string>(2) { [KumaLabels.ServiceAccount] = account };
        if (networking.Gateway?.Type != "BUILTIN")
        {
            annotations[KumaLabels.Workload] = account;
        }

        var metadata = new ResourceMetadata
        {
            Name = pod.Name,
            Namespace = pod.Namespace,
            Mesh = mesh,
            Labels = pod.Labels,
            Annotations = annotations,
            CreationTime = pod.Origin.Metadata.CreationTime,
        };
        return new Resource<DataplaneSpec>(
            DataplaneSpec.Descriptor,
            metadata,
            new DataplaneSpec { Networking = networking },
            Envelope.Kubernetes,
            source: pod.Origin.Source,
            derivedFrom: pod.Origin);
    }
}
