using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;

namespace MeshTargeting.Worlds.Derivation;

/// <summary>The inbounds of a Pod's proxy (pkg/plugins/runtime/k8s/controllers/inbound_converter.go).</summary>
public static class Inbounds
{
    /// <summary>The port of the inbound of Pods that no Service selects; nothing can listen there (TCPPortReserved).</summary>
    public const uint ServicelessPort = 49151;

    private const string Sidecar = "kuma-sidecar";

    private static readonly DataplaneHealth Ready = new() { Ready = true };
    private static readonly DataplaneHealth NotReady = new() { Ready = false };

    /// <summary>The inbounds: one for each TCP port of each Service whose target the Pod has; without any, a stand-in.</summary>
    /// <param name="pod">The Pod.</param>
    /// <param name="services">The Services that select it, by name.</param>
    /// <param name="settings">The circumstances.</param>
    public static IReadOnlyList<DataplaneInbound> Of(PodModel pod, IEnumerable<Resource<ServiceSpec>> services, DerivationSettings settings)
    {
        var inbounds = services.Where(s => s.Spec.Type != "ExternalName").SelectMany(s => OfService(pod, s, settings)).ToList();
        if (settings.InboundTagsDisabled)
        {
            // Without tags, inbounds of several Services at one port are all the same.
            inbounds = inbounds.DistinctBy(i => i.Port).ToList();
        }

        return inbounds.Count > 0 ? inbounds : [Serviceless(pod, settings)];
    }

    /// <summary>
    /// The tags of an inbound for a Service's port: the Pod's labels, but those of Kuma and those without value, then what Kuma
    /// knows of it.
    /// </summary>
    public static IReadOnlyDictionary<string, string> TagsFor(PodModel pod, Resource<ServiceSpec> service, ServicePort port, DerivationSettings settings)
    {
        var tags = Maps.Copy(pod.Labels, more: 7, (key, value) => value.Length > 0 && !key.Contains("kuma.io/", StringComparison.Ordinal));
        var number = (port.Port ?? 0).ToString(CultureInfo.InvariantCulture);
        tags[KumaLabels.Namespace] = pod.Namespace;
        tags[KumaLabels.ServiceName] = service.Metadata.Name;
        tags[KumaLabels.ServicePort] = number;
        tags[KumaLabels.ServiceTag] = $"{service.Metadata.Name}_{service.Metadata.Namespace}_svc_{number}";
        AddZone(tags, settings);

        // Behind a delegated gateway only tcp makes sense: any other protocol is left out.
        var protocol = ProtocolTags.Of(service, port);
        if (protocol == "tcp" || Flags.Read(pod.Annotations, KumaLabels.Gateway) != Flag.On)
        {
            tags[KumaLabels.ProtocolTag] = protocol;
        }

        if (service.Spec.ClusterIP == "None")
        {
            tags[KumaLabels.Instance] = pod.Name;
        }

        return tags;
    }

    private static IEnumerable<DataplaneInbound> OfService(PodModel pod, Resource<ServiceSpec> service, DerivationSettings settings)
    {
        foreach (var port in (service.Spec.Ports ?? []).Where(IsTcp))
        {
            if (FindPort(pod, port) is not { } target)
            {
                continue;
            }

            var ready = IsReady(pod, target.Container);
            var selected = MeshServiceMatching.Includes(pod.Labels, service.Spec.Selector ?? ResourceMetadata.None);
            yield return new DataplaneInbound
            {
                Port = (uint)target.Number,
                Name = string.IsNullOrEmpty(target.Name) ? null : target.Name,
                Tags = settings.InboundTagsDisabled ? null : TagsFor(pod, service, port, settings),
                State = !selected ? "Ignored" : ready ? null : "NotReady",
                Health = selected && ready ? Ready : NotReady,
                Protocol = ProtocolTags.Of(service, port),
            };
        }
    }

    private static DataplaneInbound Serviceless(PodModel pod, DerivationSettings settings)
    {
        var ready = (pod.Spec.Containers ?? []).Where(c => c.Name != Sidecar).All(c => IsReady(pod, c));
        return new DataplaneInbound
        {
            Port = ServicelessPort,
            Tags = settings.InboundTagsDisabled ? null : TagsForPod(pod, settings),
            State = ready ? null : "NotReady",
            Health = ready ? Ready : NotReady,
            Protocol = "tcp",
        };
    }

    private static Dictionary<string, string> TagsForPod(PodModel pod, DerivationSettings settings)
    {
        var tags = Maps.Copy(pod.Labels, more: 5, (_, value) => value.Length > 0);
        tags[KumaLabels.Namespace] = pod.Namespace;
        tags[KumaLabels.ServiceTag] = $"{pod.Owner}_{pod.Namespace}_svc";
        AddZone(tags, settings);
        tags[KumaLabels.ProtocolTag] = "tcp";
        tags[KumaLabels.Instance] = pod.Name;
        return tags;
    }

    private static void AddZone(Dictionary<string, string> tags, DerivationSettings settings)
    {
        if (settings.Zone.Length > 0)
        {
            tags[KumaLabels.Zone] = settings.Zone;
        }
    }

    /// <summary>
    /// The container's port behind a Service's: a name must be one of a container's ports, a number stands for itself whether a
    /// container names it or not (FindPort in pkg/plugins/runtime/k8s/util/util.go). Kubernetes fills in an absent target.
    /// </summary>
    private static (int Number, string? Name, Container? Container)? FindPort(PodModel pod, ServicePort port)
    {
        var target = port.TargetPort ?? new IntOrString(port.Port ?? 0);
        foreach (var container in pod.Spec.Containers ?? [])
        {
            foreach (var candidate in container.Ports ?? [])
            {
                if ((target.IsString ? candidate.Name == target.Text : candidate.Number == target.Number)
                    && (candidate.Protocol ?? "TCP") == (port.Protocol ?? "TCP"))
                {
                    return (candidate.Number ?? 0, candidate.Name, container);
                }
            }
        }

        return target.IsString ? null : (target.Number, null, null);
    }

    private static bool IsTcp(ServicePort port) => string.IsNullOrEmpty(port.Protocol) || port.Protocol == "TCP";

    private static bool IsReady(PodModel pod, Container? container)
    {
        var statuses = pod.Status?.ContainerStatuses ?? [];
        return !statuses.Any(s => s.Name == container?.Name && s.Ready == false)
            && !statuses.Concat(pod.Status?.InitContainerStatuses ?? []).Any(s => s.Name == Sidecar && s.Ready == false);
    }
}
