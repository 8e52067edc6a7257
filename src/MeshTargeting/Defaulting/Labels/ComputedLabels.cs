using System.Collections.Frozen;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Defaulting.Labels;

/// <summary>
/// The labels that Kuma adds to a resource or forces on it when it is stored (pkg/core/resources/labels/compute.go), and those
/// that it makes of annotations when it reads one from Kubernetes (pkg/plugins/resources/k8s/store.go, GetLabels).
/// </summary>
internal static class ComputedLabels
{
    /// <summary>Kinds that zones do not provide: those have neither origin nor zone (KDSFlags in zz_generated.resource.go).</summary>
    private static readonly FrozenSet<string> GlobalOnly = FrozenSet.ToFrozenSet(
    [
        "Mesh", "MeshMultiZoneService", "MeshGatewayRoute", "ExternalService", "CircuitBreaker", "FaultInjection", "HealthCheck",
        "ProxyTemplate", "RateLimit", "Retry", "Timeout", "TrafficLog", "TrafficPermission", "TrafficRoute", "TrafficTrace",
        "VirtualOutbound",
    ]);

    /// <summary>What is written and stays: all, but for a Dataplane's listener labels, which Kuma sets itself or takes away.</summary>
    public static IReadOnlyDictionary<string, string> KeptOf(Resource resource)
    {
        var written = resource.Metadata.Labels;
        return resource is Resource<DataplaneSpec> && (written.ContainsKey(KumaLabels.ListenerZoneIngress) || written.ContainsKey(KumaLabels.ListenerZoneEgress))
            ? written.Where(l => l.Key is not (KumaLabels.ListenerZoneIngress or KumaLabels.ListenerZoneEgress)).ToFrozenDictionary()
            : written;
    }

    /// <summary>The computed labels; none has a value that is written, save where Kuma overrules it.</summary>
    public static KeyValuePair<string, string>[] Of(Resource resource, ControlPlane controlPlane)
    {
        if (!resource.Kind.IsKuma)
        {
            return [];
        }

        var written = resource.Metadata.Labels;
        var kubernetes = resource.Envelope == Envelope.Kubernetes;
        var labels = new List<KeyValuePair<string, string>>(8);

        void Set(string key, string value) => labels.Add(new(key, value));

        void SetIfAbsent(string key, string value)
        {
            if (!written.ContainsKey(key))
            {
                Set(key, value);
            }
        }

        if (resource.Kind.Scope == KindScope.Mesh)
        {
            SetIfAbsent(KumaLabels.Mesh, resource.Metadata.Mesh.Length > 0 ? resource.Metadata.Mesh : "default");
        }

        var origin = written.GetValueOrDefault(KumaLabels.Origin);
        if (!controlPlane.IsGlobal && !GlobalOnly.Contains(resource.Kind.Name))
        {
            SetIfAbsent(KumaLabels.Origin, "zone");
            origin ??= "zone";
            if (origin != "global")
            {
                SetIfAbsent(KumaLabels.Zone, controlPlane.Zone ?? ControlPlane.DefaultZone);
                SetIfAbsent(KumaLabels.Env, kubernetes ? "kubernetes" : "universal");
            }
        }

        var local = controlPlane.IsOriginOf(origin);
        if (kubernetes && local && resource.Metadata.Namespace.Length > 0)
        {
            SetIfAbsent(KumaLabels.Namespace, resource.Metadata.Namespace);
        }

        if (kubernetes)
        {
            Set(KumaLabels.DisplayName, resource.Metadata.Annotations.GetValueOrDefault(KumaLabels.DisplayName) ?? resource.Metadata.Name);
            FromAnnotation(KumaLabels.Workload);
            FromAnnotation(KumaLabels.ServiceAccount);
        }

        if (resource is Resource<DataplaneSpec> dataplane)
        {
            Set(KumaLabels.ProxyType, dataplane.Spec.Networking?.Gateway is null ? "sidecar" : "gateway");
            Listener("ZoneIngress", KumaLabels.ListenerZoneIngress, dataplane.Spec);
            Listener("ZoneEgress", KumaLabels.ListenerZoneEgress, dataplane.Spec);
        }

        return labels.ToArray();

        void FromAnnotation(string key)
        {
            if (resource.Metadata.Annotations.TryGetValue(key, out var value))
            {
                Set(key, value);
            }
        }

        void Listener(string type, string label, DataplaneSpec spec)
        {
            if (spec.Networking?.Listeners?.Any(l => l.Type == type) == true)
            {
                Set(label, "enabled");
            }
        }
    }
}
