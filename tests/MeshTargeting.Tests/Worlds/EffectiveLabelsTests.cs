using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;
using static MeshTargeting.Tests.Worlds.Given;

namespace MeshTargeting.Tests.Worlds;

public sealed class EffectiveLabelsTests
{
    private static readonly WorldOptions Zone = new() { Zone = "east" };
    private static readonly WorldOptions Global = new() { Mode = ControlPlaneMode.Global };

    [Fact]
    public void a_service_on_kubernetes_gets_all_that_kuma_computes()
    {
        Same(
            EffectiveLabels.Of(Service(Meta("backend", "app", labels: ("team", "x")), envelope: Envelope.Kubernetes), Zone),
            ("team", "x"), ("kuma.io/mesh", "default"), ("kuma.io/origin", "zone"), ("kuma.io/zone", "east"), ("kuma.io/env", "kubernetes"),
            ("k8s.kuma.io/namespace", "app"), ("kuma.io/display-name", "backend"));
    }

    [Fact]
    public void a_service_on_universal_gets_no_display_name()
    {
        Same(
            EffectiveLabels.Of(Service(Meta("backend", mesh: "m")), Zone),
            ("kuma.io/mesh", "m"), ("kuma.io/origin", "zone"), ("kuma.io/zone", "east"), ("kuma.io/env", "universal"));
    }

    [Fact]
    public void what_is_written_stays()
    {
        var labels = EffectiveLabels.Of(
            Service(Meta("b", "app", labels: [("kuma.io/zone", "west"), ("kuma.io/env", "universal")]), envelope: Envelope.Kubernetes), Zone);

        Assert.Equal("west", labels["kuma.io/zone"]);
        Assert.Equal("universal", labels["kuma.io/env"]);
        Assert.Equal(labels.ToList().Count, labels.Count);
    }

    [Fact]
    public void what_comes_from_the_global_control_plane_gets_neither_zone_nor_namespace()
    {
        Same(
            EffectiveLabels.Of(Service(Meta("b", "kuma-system", labels: ("kuma.io/origin", "global")), envelope: Envelope.Kubernetes), Zone),
            ("kuma.io/mesh", "default"), ("kuma.io/origin", "global"), ("kuma.io/display-name", "b"));
    }

    [Fact]
    public void the_global_control_plane_computes_mesh_and_namespace_alone()
    {
        Same(
            EffectiveLabels.Of(Service(Meta("b", "kuma-system"), envelope: Envelope.Kubernetes), Global),
            ("kuma.io/mesh", "default"), ("k8s.kuma.io/namespace", "kuma-system"), ("kuma.io/display-name", "b"));
    }

    [Fact]
    public void what_is_stored_on_universal_has_the_labels_that_it_has()
    {
        var stored = Zone with { UniversalIsStored = true };

        Same(EffectiveLabels.Of(Service(Meta("backend", labels: ("team", "x"))), stored), ("team", "x"));
        Same(
            EffectiveLabels.Of(Proxy(Meta("p", labels: ("kuma.io/listener-zoneingress", "enabled")), Envelope.Universal), stored),
            ("kuma.io/listener-zoneingress", "enabled"));
        Assert.Equal("east", EffectiveLabels.Of(Service(Meta("backend", "app"), envelope: Envelope.Kubernetes), stored)["kuma.io/zone"]);
    }

    [Fact]
    public void a_mesh_gets_no_zone()
    {
        Assert.Empty(EffectiveLabels.Of(Mesh("m", null), Zone));
    }

    [Fact]
    public void on_kubernetes_the_display_name_is_the_annotation_whatever_the_label_says()
    {
        var service = Make(
            MeshServiceSpec.Descriptor,
            new MeshServiceSpec(),
            Meta("backend-x7", "app", labels: ("kuma.io/display-name", "written")) with { Annotations = Map(("kuma.io/display-name", "backend")) },
            Envelope.Kubernetes);

        var labels = EffectiveLabels.Of(service, Zone);

        Assert.Equal("backend", labels["kuma.io/display-name"]);
        Assert.Equal(labels.ToList().Count, labels.Count);
    }

    [Fact]
    public void a_proxy_shows_its_type_and_no_listener_that_it_lacks()
    {
        var proxy = Proxy(Meta("p", labels: [("kuma.io/proxy-type", "gateway"), ("kuma.io/listener-zoneingress", "enabled")]), Envelope.Universal, Inbound(80));

        var labels = EffectiveLabels.Of(proxy, Zone);

        Assert.Equal("sidecar", labels["kuma.io/proxy-type"]);
        Assert.False(labels.ContainsKey("kuma.io/listener-zoneingress"));
    }

    private static void Same(EffectiveLabels labels, params (string Key, string Value)[] expected) =>
        Assert.Equal(Map(expected).OrderBy(l => l.Key, StringComparer.Ordinal), labels.OrderBy(l => l.Key, StringComparer.Ordinal));
}
