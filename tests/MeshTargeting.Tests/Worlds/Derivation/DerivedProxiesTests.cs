using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Worlds;
using MeshTargeting.Worlds.Derivation;
using static MeshTargeting.Tests.Worlds.Given;
using static MeshTargeting.Tests.Worlds.GivenKubernetes;

namespace MeshTargeting.Tests.Worlds.Derivation;

public sealed class DerivedProxiesTests
{
    [Fact]
    public void a_deployment_becomes_one_proxy_that_serves_its_service()
    {
        var deployment = Deployment("backend");
        var world = WorldOf(InjectedNamespace("app"), KubeService("backend"), deployment);

        var proxy = Assert.Single(world.OfKind("default", DataplaneSpec.Descriptor));
        var service = Assert.Single(world.OfKind("default", MeshServiceSpec.Descriptor));

        Assert.Equal(("backend", "app", "default"), (proxy.Metadata.Name, proxy.Metadata.Namespace, proxy.Metadata.Mesh));
        Assert.Same(deployment, proxy.DerivedFrom);
        Assert.Equal([proxy], world.ProxiesOf(service));
        var inbound = Assert.Single(proxy.Spec.Networking!.Inbound!);
        Assert.True(MeshServiceMatching.Serves(inbound, service.Spec.Ports![0]));
        Assert.Equal((8080u, "http", "http"), (inbound.Port, inbound.Name, inbound.Protocol));
        Assert.Equal(
            Map(("app", "backend"), ("k8s.kuma.io/namespace", "app"), ("k8s.kuma.io/service-name", "backend"), ("k8s.kuma.io/service-port", "80"),
                ("kuma.io/service", "backend_app_svc_80"), ("kuma.io/zone", "default"), ("kuma.io/protocol", "http")),
            inbound.Tags);
        Assert.Equal("default", world.LabelsOf(proxy)["kuma.io/workload"]);
    }

    [Fact]
    public void every_replica_of_a_stateful_set_is_a_proxy_and_a_deployment_without_replicas_none()
    {
        Assert.Equal(["db-0", "db-1"], ProxiesOf(StatefulSet("db", replicas: 2)).Select(p => p.Metadata.Name));
        Assert.Equal(["db-0"], ProxiesOf(StatefulSet("db")).Select(p => p.Metadata.Name));
        Assert.Empty(ProxiesOf(Deployment("web", replicas: 0), StatefulSet("db", replicas: 0)));
        Assert.Equal(PodModel.MostReplicas, ProxiesOf(StatefulSet("db", replicas: int.MaxValue)).Count);
    }

    [Fact]
    public void a_workload_whose_pods_are_given_adds_none()
    {
        Assert.Equal(["web-1", "web-2"], ProxiesOf(Deployment("web"), Pod("web-1", "app", ("app", "web")), Pod("web-2", "app", ("app", "web"))).Select(p => p.Metadata.Name));
    }

    [Fact]
    public void injection_is_a_matter_of_the_pod_before_its_namespace()
    {
        var plain = Namespace("app");
        Assert.Empty(ProxiesOf(plain, Pod("p")));
        Assert.Single(ProxiesOf(plain, Pod("p", "app", ("kuma.io/sidecar-injection", "enabled"))));
        Assert.Empty(ProxiesOf(InjectedNamespace("app"), Pod("p", "app", ("kuma.io/sidecar-injection", "disabled"))));
        Assert.Single(ProxiesOf(Pod("p")));
    }

    [Fact]
    public void a_running_pod_has_a_proxy_only_where_the_injector_left_its_mark()
    {
        Assert.Empty(ProxiesOf(Running("10.0.0.1", injected: false)));
        Assert.Empty(ProxiesOf(Running("", injected: true)));
        Assert.Equal("10.0.0.1", Assert.Single(ProxiesOf(Running("10.0.0.1", injected: true))).Spec.Networking!.Address);

        static Resource<PodSpec> Running(string ip, bool injected) => new(
            PodSpec.Descriptor,
            Meta("p", "app", "") with { Annotations = injected ? Map(("kuma.io/sidecar-injected", "true")) : Map() },
            OneContainer,
            Envelope.Kubernetes,
            new PodStatus { PodIP = ip });
    }

    [Fact]
    public void a_pod_that_no_service_selects_has_a_stand_in_for_an_inbound()
    {
        var inbound = Assert.Single(Assert.Single(ProxiesOf(Deployment("job"))).Spec.Networking!.Inbound!);

        Assert.Equal(Inbounds.ServicelessPort, inbound.Port);
        Assert.Equal("job_app_svc", inbound.Tags!["kuma.io/service"]);
        Assert.Equal("default", inbound.Tags!["kuma.io/mesh"]);
    }

    [Fact]
    public void a_named_target_must_be_a_port_of_a_container_but_a_number_need_not()
    {
        var spec = new ServiceSpec
        {
            Selector = Map(("app", "web")),
            Ports = [new() { Port = 1, TargetPort = new IntOrString("nobody") }, new() { Port = 2, TargetPort = new IntOrString(9999) }, new() { Port = 8080 }],
        };

        var inbounds = Assert.Single(ProxiesOf(KubeService("web", "app", spec), Deployment("web"))).Spec.Networking!.Inbound!;

        Assert.Equal([(9999u, null), (8080u, "http")], inbounds.Select(i => (i.Port!.Value, i.Name)));
    }

    [Fact]
    public void ignored_services_give_no_inbounds_and_others_come_by_name()
    {
        var inbounds = Assert.Single(ProxiesOf(
            Of("b"), Of("a"), Of("c").Annotated("kuma.io/ignore", "enabled"), Deployment("web"))).Spec.Networking!.Inbound!;

        Assert.Equal(["a_app_svc_80", "b_app_svc_80"], inbounds.Select(i => i.Tags!["kuma.io/service"]));

        static Resource<ServiceSpec> Of(string name) =>
            KubeService(name, "app", new ServiceSpec { Selector = Map(("app", "web")), Ports = [HttpPort] });
    }

    [Theory]
    [InlineData("enabled", "DELEGATED", "kuma.io/service", "gw_app_svc")]
    [InlineData("provided", "DELEGATED", "kuma.io/service-name", "gw_app_svc")]
    [InlineData("builtin", "BUILTIN", "kuma.io/service", "edge")]
    public void a_gateway_has_tags_in_place_of_inbounds(string kind, string type, string tag, string value)
    {
        var template = Template() with
        {
            Metadata = new() { Annotations = Map(("kuma.io/gateway", kind), ("kuma.io/tags", """{"kuma.io/service": "edge"}""")) },
        };
        var deployment = Make(DeploymentSpec.Descriptor, new DeploymentSpec { Template = template }, Meta("gw", "app", ""), Envelope.Kubernetes);

        var networking = Assert.Single(ProxiesOf(deployment)).Spec.Networking!;

        Assert.Null(networking.Inbound);
        Assert.Equal(type, networking.Gateway!.Type);
        Assert.Equal(value, networking.Gateway.Tags![tag]);
    }

    [Theory]
    [InlineData("kuma.io/gateway", "perhaps")]
    [InlineData("kuma.io/gateway", "builtin")]
    [InlineData("kuma.io/ingress", "enabled")]
    [InlineData("kuma.io/egress", "true")]
    public void pods_that_kuma_cannot_or_need_not_serve_have_no_dataplane(string annotation, string value)
    {
        Assert.Empty(ProxiesOf(Pod("p").Annotated(annotation, value)));
    }

    private static IReadOnlyList<Resource<DataplaneSpec>> ProxiesOf(params Resource[] resources) =>
        WorldOf(resources).OfKind("default", DataplaneSpec.Descriptor);
}
