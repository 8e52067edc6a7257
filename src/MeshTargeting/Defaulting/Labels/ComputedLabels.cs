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
    /// <summary>What is written and stays: all, but for labels of proxies which Kuma sets itself or takes away.</summary>
    public static IReadOnlyDictionary<string, string> KeptOf(Resource resource, ControlPlane controlPlane)
    {
        var written = resource.Metadata.Labels;
        return written.Count > 0 && IsProxy(resource) && !IsStored(resource, controlPlane) && written.Keys.Any(key => IsTakenAway(key, resource, controlPlane))
            ? written.Where(l => !IsTakenAway(l.Key, resource, controlPlane)).ToFrozenDictionary()
            : written;
    }

    /// <summary>The computed labels; none has a value that is written, save where Kuma overrules it.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="controlPlane">The control plane that stores it.</param>
    /// <param name="isTrusted">Whether Kuma itself may have written it: then Kuma 3.0 believes an origin that is another's.</param>
    public static KeyValuePair<string, string>[] Of(Resource resource, ControlPlane controlPlane, bool isTrusted = true)
    {
        if (!resource.Kind.IsKuma || IsStored(resource, controlPlane))
        {
            return [];
        }

        var labels = new LabelSetter(resource.Metadata.Labels);
        var kubernetes = resource.Envelope == Envelope.Kubernetes;
        var origin = labels.Written(KumaLabels.Origin);
        if (controlPlane.Semantics.ForcesOrigin && isTrusted && !controlPlane.IsOriginOf(origin))
        {
            FromAnnotations(resource, labels, kubernetes);
            return labels.ToArray();
        }

        if (resource.Kind.Scope == KindScope.Mesh)
        {
            labels.SetIfAbsent(KumaLabels.Mesh, resource.Metadata.Mesh.Length > 0 ? resource.Metadata.Mesh : "default");
        }

        origin = Origin(resource, controlPlane, labels, origin);
        var local = controlPlane.IsOriginOf(origin);
        if (kubernetes && local && resource.Metadata.Namespace.Length > 0)
        {
            labels.SetIfAbsent(KumaLabels.Namespace, resource.Metadata.Namespace);
            Role(resource, controlPlane, labels);
        }

        FromAnnotations(resource, labels, kubernetes);
        Proxy(resource, controlPlane, labels);
        return labels.ToArray();
    }

    /// <summary>Origin, zone and environment; the origin as it is then, null where there is none.</summary>
    private static string? Origin(Resource resource, ControlPlane controlPlane, LabelSetter labels, string? origin)
    {
        if (controlPlane.Semantics.ForcesOrigin)
        {
            origin = controlPlane.IsGlobal ? "global" : "zone";
            labels.Set(KumaLabels.Origin, origin);
            if (resource.Envelope == Envelope.Universal)
            {
                labels.Set(KumaLabels.DisplayName, resource.Metadata.Name);
            }
        }

        if (controlPlane.IsGlobal || !resource.Kind.Kds.HasFlag(Synchronisation.ProvidedByZone))
        {
            return origin;
        }

        labels.SetIfAbsent(KumaLabels.Origin, "zone");
        origin ??= "zone";
        if (origin != "global")
        {
            labels.SetIfAbsent(KumaLabels.Zone, controlPlane.Zone ?? ControlPlane.DefaultZone);
            labels.SetIfAbsent(KumaLabels.Env, resource.Envelope == Envelope.Kubernetes ? "kubernetes" : "universal");
        }

        return origin;
    }

    private static void Role(Resource resource, ControlPlane controlPlane, LabelSetter labels)
    {
        if (resource.Kind is { IsPolicy: true, IsPluginOriginated: true }
            && PolicyRole.Compute((IPolicySpec)resource.SpecObject, resource.Metadata.Namespace, controlPlane) is { Error: null } role)
        {
            labels.Set(KumaLabels.PolicyRole, role.Name);
        }
    }

    private static void FromAnnotations(Resource resource, LabelSetter labels, bool kubernetes)
    {
        if (!kubernetes)
        {
            return;
        }

        var annotations = resource.Metadata.Annotations;
        labels.Set(KumaLabels.DisplayName, annotations.GetValueOrDefault(KumaLabels.DisplayName) ?? resource.Metadata.Name);
        foreach (var key in (ReadOnlySpan<string>)[KumaLabels.Workload, KumaLabels.ServiceAccount])
        {
            if (annotations.TryGetValue(key, out var value))
            {
                labels.Set(key, value);
            }
        }
    }

    private static void Proxy(Resource resource, ControlPlane controlPlane, LabelSetter labels)
    {
        if (!IsProxy(resource))
        {
            return;
        }

        var dataplane = (resource as Resource<DataplaneSpec>)?.Spec;
        if (controlPlane.Semantics.ProxyTypeLabel)
        {
            labels.Set(KumaLabels.ProxyType, dataplane is null ? resource.Kind.Name.ToLowerInvariant() : dataplane.Networking?.Gateway is null ? "sidecar" : "gateway");
        }

        foreach (var (type, label) in (ReadOnlySpan<(string, string)>)[("ZoneIngress", KumaLabels.ListenerZoneIngress), ("ZoneEgress", KumaLabels.ListenerZoneEgress)])
        {
            if (dataplane?.Networking?.Listeners?.Any(l => l.Type == type) == true)
            {
                labels.Set(label, "enabled");
            }
        }
    }

    private static bool IsTakenAway(string key, Resource resource, ControlPlane controlPlane) =>
        (key is KumaLabels.ListenerZoneIngress or KumaLabels.ListenerZoneEgress && resource is Resource<DataplaneSpec>)
        || (key == KumaLabels.ProxyType && !controlPlane.Semantics.ProxyTypeLabel);

    private static bool IsStored(Resource resource, ControlPlane controlPlane) =>
        controlPlane.UniversalIsStored && resource.Envelope == Envelope.Universal;

    private static bool IsProxy(Resource resource) => resource is Resource<DataplaneSpec> or Resource<ZoneIngressSpec> or Resource<ZoneEgressSpec>;

    /// <summary>Collects labels over those that are written.</summary>
    private readonly struct LabelSetter(IReadOnlyDictionary<string, string> written)
    {
        private readonly List<KeyValuePair<string, string>> _labels = new(9);

        public string? Written(string key) => written.GetValueOrDefault(key);

        public void Set(string key, string value) => _labels.Add(new(key, value));

        public void SetIfAbsent(string key, string value)
        {
            if (!written.ContainsKey(key) && !_labels.Exists(l => l.Key == key))
            {
                Set(key, value);
            }
        }

        public KeyValuePair<string, string>[] ToArray() => [.. _labels];
    }
}
