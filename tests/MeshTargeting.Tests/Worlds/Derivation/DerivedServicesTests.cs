using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Worlds;
using static MeshTargeting.Tests.Worlds.Given;
using static MeshTargeting.Tests.Worlds.GivenKubernetes;

namespace MeshTargeting.Tests.Worlds.Derivation;

public sealed class DerivedServicesTests
{
    [Fact]
    public void a_service_of_a_repository_becomes_a_mesh_service_although_it_has_no_address_yet()
    {
        var service = KubeService("backend");

        var derived = Assert.Single(ServicesOf(InjectedNamespace("app"), service));

        Assert.Equal(new ResourceId("MeshService", "default", "app", "backend"), derived.Id);
        Assert.Same(service, derived.DerivedFrom);
        Assert.Same(service.Source, derived.Source);
        Assert.Equal(Map(("app", "backend"), ("k8s.kuma.io/namespace", "app")), derived.Spec.Selector!.DataplaneTags);
        Assert.Equal("k8s-controller", derived.Metadata.Labels["kuma.io/managed-by"]);
        var port = Assert.Single(derived.Spec.Ports!);
        Assert.Equal(("80", 80, "http", "http"), (port.Name, port.Port, port.TargetPort?.Text, port.AppProtocol));
    }

    [Fact]
    public void only_tcp_ports_count_and_protocols_are_copied_as_they_stand()
    {
        var spec = new ServiceSpec
        {
            Ports =
            [
                new() { Port = 53, Protocol = "UDP" },
                new() { Name = "metrics", Port = 9090, Protocol = "TCP", AppProtocol = "kubernetes.io/h2c" },
                new() { Port = 1, TargetPort = new IntOrString(2) },
            ],
        };

        var derived = Assert.Single(ServicesOf(KubeService("s", "app", spec)));

        Assert.Equal(
            [("metrics", 9090, 9090, "kubernetes.io/h2c"), ("1", 1, 2, "tcp")],
            derived.Spec.Ports!.Select(p => (p.Name!, p.Port!.Value, p.TargetPort!.Value.Number, p.AppProtocol!)));
    }

    [Fact]
    public void a_service_without_selector_selects_its_whole_namespace()
    {
        var derived = Assert.Single(ServicesOf(KubeService("s", "app", new ServiceSpec())));

        Assert.Equal(Map(("k8s.kuma.io/namespace", "app")), derived.Spec.Selector!.DataplaneTags);
    }

    [Theory]
    [InlineData("kuma.io/sidecar-injection", "enabled", 1)]
    [InlineData("kuma.io/sidecar-injection", "true", 1)]
    [InlineData("kuma.io/sidecar-injection", "disabled", 0)]
    [InlineData("kuma.io/sidecar-injection", "oui", 0)]
    [InlineData("team", "x", 0)]
    public void a_given_namespace_speaks_for_itself(string label, string value, int services)
    {
        Assert.Equal(services, ServicesOf(Namespace("app", (label, value)), KubeService("backend")).Count);
    }

    [Fact]
    public void a_namespace_that_is_not_given_counts_as_injected_but_not_those_of_the_system()
    {
        Assert.Single(ServicesOf(KubeService("backend")));
        Assert.Empty(ServicesOf(KubeService("dns", "kube-system"), KubeService("kuma-control-plane", "kuma-system")));
    }

    [Fact]
    public void the_label_of_a_mesh_on_the_service_stands_in_for_injection()
    {
        var service = KubeService("s", "app", new ServiceSpec(), ("kuma.io/mesh", "m"));

        Assert.Equal("m", Assert.Single(ServicesOf(Namespace("app"), service)).Metadata.Mesh);
    }

    [Theory]
    [InlineData("label", "annotation", "nslabel", "nsannotation", "label")]
    [InlineData(null, "annotation", "nslabel", "nsannotation", "annotation")]
    [InlineData(null, null, "nslabel", "nsannotation", "nslabel")]
    [InlineData(null, null, null, "nsannotation", "nsannotation")]
    [InlineData(null, null, null, null, "default")]
    public void the_mesh_comes_from_the_service_before_its_namespace_and_from_labels_before_annotations(
        string? label, string? annotation, string? nsLabel, string? nsAnnotation, string mesh)
    {
        var ns = Make(NamespaceSpec.Descriptor, new NamespaceSpec(), With("app", nsLabel, nsAnnotation, ("kuma.io/sidecar-injection", "enabled")), Envelope.Kubernetes);
        var service = Make(ServiceSpec.Descriptor, new ServiceSpec(), With("s", label, annotation) with { Namespace = "app" }, Envelope.Kubernetes);

        Assert.Equal(mesh, Assert.Single(ServicesOf(ns, service)).Metadata.Mesh);

        static ResourceMetadata With(string name, string? label, string? annotation, params (string, string)[] labels) => Meta(name, mesh: "") with
        {
            Labels = Map(label is null ? labels : [.. labels, ("kuma.io/mesh", label)]),
            Annotations = Map(annotation is null ? [] : [("kuma.io/mesh", annotation)]),
        };
    }

    [Fact]
    public void services_that_kuma_leaves_alone_become_nothing()
    {
        Assert.Empty(ServicesOf(
            KubeService("ignored").Annotated("kuma.io/ignore", "true"),
            KubeService("gateway").Annotated("kuma.io/gateway", "enabled"),
            KubeService("external", "app", new ServiceSpec { Type = "ExternalName" }),
            KubeService("zone-proxy", "app", new ServiceSpec(), ("k8s.kuma.io/zone-proxy-type", "ingress"))));
    }

    [Fact]
    public void a_service_of_gateway_pods_becomes_nothing()
    {
        var pod = Make(
            PodSpec.Descriptor,
            OneContainer,
            Meta("edge-0", "app", "", ("app", "edge")) with { Annotations = Map(("kuma.io/gateway", "enabled")) },
            Envelope.Kubernetes);

        Assert.Empty(ServicesOf(KubeService("edge"), pod));
    }

    [Theory]
    [InlineData("Exclusive", 1)]
    [InlineData("Disabled", 0)]
    [InlineData(null, 0)]
    public void the_mesh_decides_whether_services_are_made(string? mode, int services)
    {
        Assert.Equal(services, ServicesOf(Mesh("default", mode), KubeService("backend")).Count);
    }

    [Fact]
    public void nothing_is_derived_where_that_is_switched_off_or_on_the_global_control_plane()
    {
        var service = KubeService("backend");

        Assert.Single(World.Create([service], new WorldOptions { Derive = false }).Resources);
        Assert.Single(World.Create([service], new WorldOptions { Mode = ControlPlaneMode.Global }).Resources);
    }

    [Fact]
    public void a_headless_service_has_one_mesh_service_for_each_replica_of_its_stateful_set()
    {
        var derived = ServicesOf(KubeService("db", clusterIp: "None"), StatefulSet("db", replicas: 2, start: 1));

        Assert.Equal(["db-1.app", "db-2.app"], derived.Select(s => s.Spec.Selector!.DataplaneRef!.Name!));
        Assert.All(derived, s => Assert.Equal("true", s.Metadata.Labels["k8s.kuma.io/is-headless-service"]));
        Assert.Equal(["db-1", "db-2"], derived.Select(s => s.Metadata.Labels["statefulset.kubernetes.io/pod-name"]));
        Assert.Equal(["1", "2"], derived.Select(s => s.Metadata.Labels["apps.kubernetes.io/pod-index"]));
    }

    [Fact]
    public void the_mesh_services_of_a_headless_service_cannot_be_named_where_the_pods_cannot()
    {
        var service = KubeService("web", clusterIp: "None");

        var world = WorldOf(service, Deployment("web"));

        Assert.Empty(world.OfKind("default", MeshServiceSpec.Descriptor));
        Assert.Equal([service], world.Unknowable);
        Assert.Empty(WorldOf(KubeService("web"), Deployment("web")).Unknowable);
        Assert.Empty(WorldOf(service, Pod("web-x", "app", ("app", "web"))).Unknowable);
    }

    [Fact]
    public void a_hand_made_mesh_service_goes_before_the_derived_one_which_is_still_found()
    {
        var made = Service(Meta("backend", "app"), envelope: Envelope.Kubernetes);

        var world = WorldOf(KubeService("backend"), made);

        Assert.Equal([made], world.OfKind("default", MeshServiceSpec.Descriptor));
        Assert.Equal([false, true], world.FindAll(made.Id).Select(s => s.IsDerived));
    }

    private static List<Resource<MeshServiceSpec>> ServicesOf(params Resource[] resources)
    {
        var world = WorldOf(resources);
        return world.Meshes.SelectMany(mesh => world.OfKind(mesh, MeshServiceSpec.Descriptor)).ToList();
    }
}
