using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;
using static MeshTargeting.Tests.Worlds.Given;

namespace MeshTargeting.Tests.Worlds;

public sealed class ProxiesOfTests
{
    [Fact]
    public void tags_must_all_be_on_one_inbound()
    {
        var scattered = Proxy("scattered", Inbound(80, ("app", "x")), Inbound(81, ("version", "1")));
        var together = Proxy("together", Inbound(80), Inbound(81, ("app", "x"), ("version", "1")));

        Assert.Equal([together], ProxiesOf(new() { DataplaneTags = Map(("app", "x"), ("version", "1")) }, scattered, together));
    }

    [Fact]
    public void no_wildcard_in_tags()
    {
        Assert.Empty(ProxiesOf(new() { DataplaneTags = Map(("app", "*")) }, Proxy("p", Inbound(80, ("app", "x")))));
    }

    [Fact]
    public void empty_tags_select_none_but_empty_labels_select_all_with_inbounds()
    {
        var proxy = Proxy("p", Inbound(80, ("app", "x")));

        Assert.Empty(ProxiesOf(new() { DataplaneTags = Map() }, proxy));
        Assert.Equal([proxy], ProxiesOf(new() { DataplaneLabels = new() }, proxy, Proxy("without-inbound")));
    }

    [Fact]
    public void labels_are_those_of_the_dataplane_and_may_be_computed()
    {
        var kubernetes = Proxy(Meta("p", "app", labels: ("app", "x")), Envelope.Kubernetes, Inbound(80));

        Assert.Equal([kubernetes], ProxiesOf(new() { DataplaneLabels = new() { MatchLabels = Map(("app", "x"), ("k8s.kuma.io/namespace", "app")) } }, kubernetes));
        Assert.Empty(ProxiesOf(new() { DataplaneLabels = new() { MatchLabels = Map(("app", "y")) } }, kubernetes));
    }

    [Fact]
    public void a_reference_needs_the_namespace_on_kubernetes()
    {
        var kubernetes = Proxy(Meta("db-0", "data"), Envelope.Kubernetes, Inbound(80));
        var universal = Proxy("db.prod", Inbound(80));

        Assert.Equal([kubernetes], ProxiesOf(new() { DataplaneRef = new() { Name = "db-0.data" } }, kubernetes, universal));
        Assert.Equal([universal], ProxiesOf(new() { DataplaneRef = new() { Name = "db.prod" } }, kubernetes, universal));
        Assert.Empty(ProxiesOf(new() { DataplaneRef = new() { Name = "db-0" } }, kubernetes, universal));
        Assert.Empty(ProxiesOf(new() { DataplaneRef = new() { Name = "without-inbound" } }, Proxy("without-inbound")));
    }

    [Fact]
    public void a_reference_goes_before_tags_before_labels()
    {
        var byName = Proxy("a", Inbound(80));
        var byTags = Proxy("b", Inbound(80, ("app", "x")));
        var all = new MeshServiceSelector { DataplaneRef = new() { Name = "a" }, DataplaneTags = Map(("app", "x")), DataplaneLabels = new() };

        Assert.Equal([byName], ProxiesOf(all, byName, byTags));
        Assert.Equal([byTags], ProxiesOf(all with { DataplaneRef = null }, byName, byTags));
        Assert.Equal([byName, byTags], ProxiesOf(all with { DataplaneRef = null, DataplaneTags = null }, byName, byTags));
        Assert.Empty(ProxiesOf(new(), byName, byTags));
    }

    [Fact]
    public void proxies_of_other_meshes_are_never_selected()
    {
        Assert.Empty(ProxiesOf(new() { DataplaneLabels = new() }, Proxy(Meta("p", mesh: "other"), Envelope.Universal, Inbound(80))));
    }

    [Fact]
    public void kuma_3_0_does_not_know_tags()
    {
        var service = Service(Meta("s"), new() { DataplaneTags = Map(("app", "x")) });
        var world = World.Create([service, Proxy("p", Inbound(80, ("app", "x")))], new WorldOptions { Semantics = KumaSemantics.V3_0 });

        Assert.Empty(world.ProxiesOf(service));
    }

    [Theory]
    [InlineData(8080, null, true)]
    [InlineData(9090, null, false)]
    [InlineData(0, "http", true)]
    [InlineData(0, "8080", false)]
    public void an_inbound_serves_a_port_by_number_or_name(int number, string? name, bool serves)
    {
        var target = name is null ? new IntOrString(number) : new IntOrString(name);

        Assert.Equal(serves, MeshServiceMatching.Serves(new() { Port = 8080, Name = "http" }, new() { Port = 80, TargetPort = target }));
    }

    [Fact]
    public void a_port_without_target_is_served_by_no_inbound()
    {
        Assert.False(MeshServiceMatching.Serves(new() { Port = 80 }, new() { Port = 80 }));
    }

    private static IReadOnlyList<Resource<DataplaneSpec>> ProxiesOf(MeshServiceSelector selector, params Resource[] proxies)
    {
        var service = Service(Meta("selecting"), selector);
        return WorldOf([service, .. proxies]).ProxiesOf(service);
    }
}
