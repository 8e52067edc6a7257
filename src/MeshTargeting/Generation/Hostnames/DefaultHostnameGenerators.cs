using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Generation.Hostnames;

/// <summary>The HostnameGenerators that Kuma makes when it starts, where there are none of these names (pkg/defaults/hostname_generator.go).</summary>
public static class DefaultHostnameGenerators
{
    /// <summary>The generators of a control plane, by name.</summary>
    /// <param name="controlPlane">The control plane.</param>
    /// <param name="environment">Where it runs; on Kubernetes they live in its namespace.</param>
    public static IReadOnlyList<Resource<HostnameGeneratorSpec>> Of(ControlPlane controlPlane, Envelope environment)
    {
        var synced = (KumaLabels.Origin, "global");
        var own = (KumaLabels.Origin, "zone");
        return controlPlane.IsGlobal
            ?
            [
                Make("synced-headless-kube-mesh-service", new() { MeshService = With(synced, (KumaLabels.HeadlessService, "true"), (KumaLabels.Env, "kubernetes")) },
                    $$$"""{{ label "{{{KubernetesLabels.PodName}}}" }}.{{ label "{{{KumaLabels.ServiceName}}}" }}.{{ .Namespace }}.svc.{{ .Zone }}.mesh.local"""),
                Make("synced-kube-mesh-service", new() { MeshService = With(synced, (KumaLabels.HeadlessService, "false"), (KumaLabels.Env, "kubernetes")) },
                    "{{ .DisplayName }}.{{ .Namespace }}.svc.{{ .Zone }}.mesh.local"),
                Make("synced-mesh-external-service", new() { MeshExternalService = With(synced) }, "{{ .DisplayName }}.extsvc.mesh.local"),
                Make("synced-mesh-multi-zone-service", new() { MeshMultiZoneService = With(synced) }, "{{ .DisplayName }}.mzsvc.mesh.local"),
                Make("synced-universal-mesh-service", new() { MeshService = With(synced, (KumaLabels.Env, "universal")) },
                    "{{ .DisplayName }}.svc.{{ .Zone }}.mesh.local"),
            ]
            :
            [
                Make("local-mesh-external-service", new() { MeshExternalService = With(own) }, "{{ .DisplayName }}.extsvc.mesh.local"),
                .. environment == Envelope.Universal
                    ? [Make("local-universal-mesh-service", new() { MeshService = With(own) }, "{{ .DisplayName }}.svc.mesh.local")]
                    : Array.Empty<Resource<HostnameGeneratorSpec>>(),
            ];

        Resource<HostnameGeneratorSpec> Make(string name, HostnameGeneratorSelector selector, string template) => new(
            HostnameGeneratorSpec.Descriptor,
            new ResourceMetadata
            {
                Name = name,
                Namespace = environment == Envelope.Kubernetes ? controlPlane.SystemNamespace : "",
                Labels = controlPlane.IsGlobal ? ResourceMetadata.None : new Dictionary<string, string> { [KumaLabels.Origin] = "zone" },
            },
            new HostnameGeneratorSpec { Selector = selector, Template = template },
            environment);
    }

    private static LabelSelector With(params (string Key, string Value)[] labels) => new() { MatchLabels = labels.ToDictionary(l => l.Key, l => l.Value) };
}
