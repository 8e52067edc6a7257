using CsCheck;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;

namespace MeshTargeting.Tests.Worlds;

/// <summary>Small worlds in which names, labels and selectors often meet.</summary>
internal static class WorldGen
{
    private static readonly Gen<string> Name = Gen.OneOf("a", "b", "c");
    private static readonly Gen<string> Space = Gen.OneOf("app", "data");
    private static readonly Gen<string> MeshName = Gen.OneOf("default", "second");
    private static readonly Gen<string?> Mode = Gen.OneOf<string?>(null, "Disabled", "Exclusive", "Everywhere");

    private static readonly Gen<Dictionary<string, string>> Labels = Gen.Dictionary(Gen.OneOf("app", "tier"), Gen.OneOf("a", "b"))[0, 2];

    private static readonly Gen<ServiceSpec> KubeServiceSpec =
        from selector in Labels
        from headless in Gen.Bool
        select new ServiceSpec { Selector = selector, ClusterIP = headless ? "None" : null, Ports = [GivenKubernetes.HttpPort, new() { Port = 9090 }] };

    private static readonly Gen<PodTemplate> Template =
        from labels in Labels
        select new PodTemplate { Metadata = new() { Labels = labels }, Spec = GivenKubernetes.OneContainer };

    private static readonly Gen<DataplaneInbound> Inbound =
        from port in Gen.UInt[1, 3]
        from service in Name
        from tags in Labels
        select new DataplaneInbound { Port = port, Tags = new Dictionary<string, string>(tags) { ["kuma.io/service"] = service } };

    private static readonly Gen<MeshServiceSelector> Selector = Gen.OneOf(
        Labels.Select(tags => new MeshServiceSelector { DataplaneTags = tags }),
        Labels.Select(labels => new MeshServiceSelector { DataplaneLabels = new() { MatchLabels = labels } }),
        Gen.Select(Name, Gen.OneOf("", ".app", "-0.data"), (name, rest) => new MeshServiceSelector { DataplaneRef = new() { Name = name + rest } }));

    private static readonly Gen<Func<SourceDocument, Resource>> Anything = Gen.Frequency(
        (2, KubernetesKind(ServiceSpec.Descriptor, KubeServiceSpec)),
        (1, KubernetesKind(PodSpec.Descriptor, Gen.Const(GivenKubernetes.OneContainer))),
        (1, KubernetesKind(DeploymentSpec.Descriptor, Template.Select(t => new DeploymentSpec { Template = t }))),
        (1, KubernetesKind(StatefulSetSpec.Descriptor, Gen.Select(Template, Gen.Int[0, 2], (t, n) => new StatefulSetSpec { Template = t, Replicas = n }))),
        (1, Gen.Select(Space, Labels, Gen.OneOf("enabled", "disabled"), (name, labels, injection) => With(
            NamespaceSpec.Descriptor, new NamespaceSpec(), new() { Name = name, Labels = new Dictionary<string, string>(labels) { ["kuma.io/sidecar-injection"] = injection } }, Envelope.Kubernetes))),
        (1, Gen.Select(MeshName, Mode, (name, mode) => With(MeshSpec.Descriptor, new MeshSpec { MeshServices = mode is null ? null : new() { Mode = mode } }, new() { Name = name }, Envelope.Universal))),
        (2, Gen.Select(Name, MeshName, Labels, Inbound.Array[0, 2], (name, mesh, labels, inbounds) => With(
            DataplaneSpec.Descriptor, new DataplaneSpec { Networking = new() { Inbound = inbounds } }, new() { Name = name, Mesh = mesh, Labels = labels }, Envelope.Universal))),
        (2, Gen.Select(Name, MeshName, Labels, Selector, (name, mesh, labels, selector) => With(
            MeshServiceSpec.Descriptor, new MeshServiceSpec { Selector = selector }, new() { Name = name, Mesh = mesh, Labels = labels }, Envelope.Universal))),
        (1, Gen.Select(Name, Space, Labels, Selector, (name, ns, labels, selector) => With(
            MeshServiceSpec.Descriptor, new MeshServiceSpec { Selector = selector }, new() { Name = name, Namespace = ns, Mesh = "default", Labels = labels }, Envelope.Kubernetes))));

    /// <summary>Resources, each at a place of its own; some may share an identity.</summary>
    public static readonly Gen<Resource[]> Resources =
        Anything.Array[0, 25].Select(made => made.Select((make, i) => make(new SourceDocument(new SourceText($"{i % 3}.yaml", ""), i))).ToArray());

    private static Gen<Func<SourceDocument, Resource>> KubernetesKind<T>(KindDescriptor<T> kind, Gen<T> spec)
        where T : class => Gen.Select(Name, Space, Labels, spec, (name, ns, labels, s) =>
            With(kind, s, new() { Name = name, Namespace = ns, Labels = labels }, Envelope.Kubernetes));

    private static Func<SourceDocument, Resource> With<T>(KindDescriptor<T> kind, T spec, ResourceMetadata metadata, Envelope envelope)
        where T : class => source => new Resource<T>(kind, metadata, spec, envelope, source: source);
}
