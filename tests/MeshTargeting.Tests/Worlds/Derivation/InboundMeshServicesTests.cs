using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;
using static MeshTargeting.Tests.Worlds.Given;

namespace MeshTargeting.Tests.Worlds.Derivation;

public sealed class InboundMeshServicesTests
{
    [Fact]
    public void inbounds_of_one_service_tag_become_one_service()
    {
        var proxy = Proxy(
            "backend-1",
            Inbound(8080, ("kuma.io/service", "backend"), ("kuma.io/protocol", "HTTP")) with { Name = "main" },
            Inbound(9090, ("kuma.io/service", "backend")) with { Protocol = "grpc" },
            Inbound(1, ("kuma.io/service", "admin"), ("kuma.io/protocol", "gopher")));

        var world = WorldOf(proxy);

        Assert.Equal(["admin", "backend"], world.OfKind("default", MeshServiceSpec.Descriptor).Select(s => s.Metadata.Name));
        var backend = ServiceOf(world, "backend");
        Assert.Equal(
            [("main", 8080, 8080, "http"), ("9090", 9090, 9090, "grpc")],
            backend.Spec.Ports!.Select(p => (p.Name!, p.Port!.Value, p.TargetPort!.Value.Number, p.AppProtocol!)));
        Assert.Equal("tcp", ServiceOf(world, "admin").Spec.Ports![0].AppProtocol);
        Assert.Equal([proxy], world.ProxiesOf(backend));
        Assert.Equal("backend", world.LabelsOf(backend)["kuma.io/display-name"]);
        Assert.Same(proxy, backend.DerivedFrom);
    }

    [Fact]
    public void what_is_stored_has_its_services_already()
    {
        Resource[] resources = [Proxy("backend-1", Inbound(8080, ("kuma.io/service", "backend")))];
        var stored = World.Create(resources, new WorldOptions { UniversalIsStored = true });

        Assert.Empty(stored.OfKind("default", MeshServiceSpec.Descriptor));
        Assert.Empty(stored.With([Proxy("backend-2", Inbound(8080, ("kuma.io/service", "backend")))]).OfKind("default", MeshServiceSpec.Descriptor));
    }

    [Fact]
    public void the_ports_of_the_oldest_proxy_hold()
    {
        var young = Proxy(Meta("a") with { CreationTime = DateTimeOffset.UnixEpoch.AddDays(1) }, Envelope.Universal, Inbound(1, ("kuma.io/service", "s")));
        var old = Proxy(Meta("b") with { CreationTime = DateTimeOffset.UnixEpoch }, Envelope.Universal, Inbound(2, ("kuma.io/service", "s")));

        Assert.Equal(2, ServiceOf(WorldOf(young, old), "s").Spec.Ports![0].Port);
    }

    [Fact]
    public void a_tag_that_is_no_dns_label_makes_no_service()
    {
        Assert.Empty(WorldOf(Proxy("p", Inbound(1, ("kuma.io/service", "backend_app_svc_80")))).OfKind("default", MeshServiceSpec.Descriptor));
    }

    [Fact]
    public void proxies_on_kubernetes_and_meshes_without_services_make_none()
    {
        Assert.Empty(WorldOf(Proxy(Meta("p", "app"), Envelope.Kubernetes, Inbound(1, ("kuma.io/service", "s")))).OfKind("default", MeshServiceSpec.Descriptor));
        Assert.Empty(WorldOf(Mesh("default", null), Proxy("p", Inbound(1, ("kuma.io/service", "s")))).OfKind("default", MeshServiceSpec.Descriptor));
    }

    [Fact]
    public void kuma_3_0_goes_by_the_workload()
    {
        var proxy = Proxy(Meta("p", labels: ("kuma.io/workload", "w")), Envelope.Universal, Inbound(1, ("kuma.io/service", "s")));
        var world = World.Create([proxy], new WorldOptions { Semantics = KumaSemantics.V3_0 });

        var service = Assert.Single(world.OfKind("default", MeshServiceSpec.Descriptor));

        Assert.Equal("w", service.Metadata.Name);
        Assert.Equal([proxy], world.ProxiesOf(service));
    }

    private static Resource<MeshServiceSpec> ServiceOf(World world, string name) =>
        Assert.IsType<Resource<MeshServiceSpec>>(world.Find(new ResourceId("MeshService", "default", "", name)));
}
