using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds.Kubernetes;

namespace MeshTargeting.Tests.Worlds;

/// <summary>Kubernetes' own resources for tests of derivation.</summary>
internal static class GivenKubernetes
{
    public static Resource<NamespaceSpec> Namespace(string name, params (string Key, string Value)[] labels) =>
        Given.Make(NamespaceSpec.Descriptor, new NamespaceSpec(), Given.Meta(name, mesh: "", labels: labels), Envelope.Kubernetes);

    public static Resource<NamespaceSpec> InjectedNamespace(string name) => Namespace(name, ("kuma.io/sidecar-injection", "enabled"));

    public static Resource<ServiceSpec> KubeService(string name, string ns, ServiceSpec spec, params (string Key, string Value)[] labels) =>
        Given.Make(ServiceSpec.Descriptor, spec, Given.Meta(name, ns, "", labels), Envelope.Kubernetes);

    /// <summary>A Service that selects <c>app: NAME</c> and sends port 80 to the container port <c>http</c>.</summary>
    public static Resource<ServiceSpec> KubeService(string name, string ns = "app", string? clusterIp = null) =>
        KubeService(name, ns, new ServiceSpec { ClusterIP = clusterIp, Selector = Given.Map(("app", name)), Ports = [HttpPort] });

    public static ServicePort HttpPort => new() { Port = 80, TargetPort = new IntOrString("http"), AppProtocol = "http" };

    public static Resource<T> Annotated<T>(this Resource<T> resource, string key, string value)
        where T : class => Given.Make((KindDescriptor<T>)resource.Kind, resource.Spec, resource.Metadata with { Annotations = Given.Map((key, value)) }, resource.Envelope);

    public static PodSpec OneContainer => new() { Containers = [new Container { Name = "app", Ports = [new ContainerPort { Name = "http", Number = 8080 }] }] };

    public static PodTemplate Template(params (string Key, string Value)[] labels) =>
        new() { Metadata = new PodTemplateMetadata { Labels = Given.Map(labels) }, Spec = OneContainer };

    public static Resource<PodSpec> Pod(string name, string ns = "app", params (string Key, string Value)[] labels) =>
        Given.Make(PodSpec.Descriptor, OneContainer, Given.Meta(name, ns, "", labels), Envelope.Kubernetes);

    public static Resource<DeploymentSpec> Deployment(string name, string ns = "app", int? replicas = null) =>
        Given.Make(DeploymentSpec.Descriptor, new DeploymentSpec { Replicas = replicas, Template = Template(("app", name)) }, Given.Meta(name, ns, ""), Envelope.Kubernetes);

    public static Resource<StatefulSetSpec> StatefulSet(string name, string ns = "app", int? replicas = null, int? start = null) => Given.Make(
        StatefulSetSpec.Descriptor,
        new StatefulSetSpec { Replicas = replicas, Ordinals = start is null ? null : new() { Start = start }, ServiceName = name, Template = Template(("app", name)) },
        Given.Meta(name, ns, ""),
        Envelope.Kubernetes);
}
