using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Tests.Worlds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting.Matching;

/// <summary>Which policies select a proxy, and what of it.</summary>
public class PolicyMatchingTests
{
    private static readonly TargetRef Mesh = new() { Kind = "Mesh" };

    private static readonly Resource<DataplaneSpec> Web = Given.Make(
        DataplaneSpec.Descriptor,
        new DataplaneSpec
        {
            Networking = new DataplaneNetworking
            {
                Address = "10.0.0.1",
                Inbound = [Given.Inbound(8080, ("app", "web")), new DataplaneInbound { Port = 9090, Address = "10.0.0.2", Name = "admin" }],
                Listeners = [new DataplaneListener { Type = "ZoneEgress", Port = 10001, Name = "out" }],
            },
        },
        Given.Meta("web", "app", labels: ("tier", "front")),
        Envelope.Kubernetes);

    [Fact]
    public void says_at_which_addresses_a_policy_applies() =>
        Assert.Equal(["10.0.0.1:8080", "10.0.0.2:9090", "10.0.0.1:10001"], Listeners(Policy("m", Mesh)));

    [Fact]
    public void leaves_embedded_listeners_out_where_tags_select() =>
        Assert.Equal(["10.0.0.1:8080", "10.0.0.2:9090"], Listeners(Policy("m", new TargetRef { Kind = "MeshSubset" })));

    [Fact]
    public void narrows_to_an_inbound_or_listener_by_section()
    {
        Assert.Equal(["10.0.0.2:9090"], Listeners(Policy("m", new TargetRef { Kind = "Dataplane", SectionName = "admin" })));
        Assert.Equal(["10.0.0.1:8080"], Listeners(Policy("m", new TargetRef { Kind = "Dataplane", SectionName = "8080" })));
        Assert.Equal(["10.0.0.1:10001"], Listeners(Policy("m", new TargetRef { Kind = "Dataplane", SectionName = "out" })));
        Assert.Empty(Match(Policy("m", new TargetRef { Kind = "Dataplane", SectionName = "9090" })).Policies);
    }

    [Fact]
    public void takes_empty_labels_for_labels_that_every_proxy_has() =>
        Assert.Single(Match(Policy("m", new TargetRef { Kind = "Dataplane", Labels = ResourceMetadata.None })).Policies);

    [Fact]
    public void takes_a_label_that_is_absent_for_an_empty_one()
    {
        Assert.Single(Match(Policy("m", Shop.Labelled("Dataplane", null, ("canary", "")))).Policies);
        Assert.Empty(Match(Policy("m", Shop.Labelled("Dataplane", null, ("tier", "")))).Policies);
    }

    [Fact]
    public void selects_by_name_or_by_labels_where_a_reference_has_both()
    {
        var labels = Given.Map(("tier", "back"));

        Assert.Single(Match(Policy("m", new TargetRef { Kind = "Dataplane", Name = "web", Namespace = "app", Labels = labels })).Policies);
        Assert.Empty(Match(Policy("m", new TargetRef { Kind = "Dataplane", Name = "db", Namespace = "app", Labels = labels })).Policies);
    }

    [Fact]
    public void leaves_out_shadows_unless_asked_for_them()
    {
        var shadow = Policy(Given.Meta("s", "kuma-system", labels: (KumaLabels.Effect, "shadow")), Mesh);
        var typo = Policy(Given.Meta("t", "kuma-system", labels: (KumaLabels.Effect, "Shadow")), Mesh);
        var world = Given.WorldOf(Web, shadow, typo);

        Assert.Equal(["t"], Names(PolicyMatching.Of(world, Web, MeshTimeoutSpec.Descriptor)));
        Assert.Equal(["t", "s"], Names(PolicyMatching.Of(world, Web, MeshTimeoutSpec.Descriptor, includeShadow: true)));
    }

    [Fact]
    public void keeps_to_the_mesh_and_the_kind()
    {
        var other = Policy(Given.Meta("m", "kuma-system", mesh: "other"), Mesh);
        var world = Given.WorldOf(Web, other, Policy("m", Mesh));

        Assert.Same(world.OfKind("default", MeshTimeoutSpec.Descriptor)[0], Assert.Single(PolicyMatching.Of(world, Web, MeshTimeoutSpec.Descriptor).Policies).Policy);
        Assert.Empty(PolicyMatching.Of(world, Web, MeshRetrySpec.Descriptor).Policies);
    }

    [Fact]
    public void confines_a_consumer_and_a_workload_owner_but_not_a_producer()
    {
        var consumer = Shop.Timeout("data", Mesh, "consumer");
        var owner = Shop.Decode(MeshTimeoutSpec.Descriptor, Given.Meta("owner", "data"), """{"rules": [{"default": {}}]}""");
        var producer = Shop.Timeout("data", Shop.Named("MeshService", "backend"), "producer");

        Assert.Equal(["producer"], Names(Match(consumer, owner, producer)));
    }

    [Fact]
    public void applies_a_policy_of_another_zone_only_if_it_is_a_producers()
    {
        var labels = new[] { (KumaLabels.Zone, "east"), (KumaLabels.Origin, "zone"), (KumaLabels.Namespace, "app"), (KumaLabels.DisplayName, "p") };
        var consumer = Synced("p-1", [.. labels, (KumaLabels.PolicyRole, "consumer")]);
        var producer = Synced("p-2", [.. labels, (KumaLabels.PolicyRole, "producer")]);
        var world = World.Create([Web, consumer, producer], new WorldOptions { Zone = "west" });

        Assert.Equal(["p-2"], Names(PolicyMatching.Of(world, Web, MeshTimeoutSpec.Descriptor)));
    }

    [Fact]
    public void applies_a_policy_of_the_global_control_plane_in_every_zone()
    {
        var policy = Synced("p", [(KumaLabels.Origin, "global")]);
        var world = World.Create([Web, policy], new WorldOptions { Zone = "west" });

        Assert.Equal(["p"], Names(PolicyMatching.Of(world, Web, MeshTimeoutSpec.Descriptor)));
    }

    [Fact]
    public void takes_a_proxy_of_a_zone_without_a_name_for_one_of_the_policys_zone()
    {
        var old = Given.Proxy(Given.Meta("old", labels: (KumaLabels.Origin, "zone")), Envelope.Universal, Given.Inbound(80));
        var policy = Synced("p", [(KumaLabels.Origin, "zone"), (KumaLabels.Zone, "east")]);
        var world = World.Create([old, policy], new WorldOptions { Mode = ControlPlaneMode.Global });

        Assert.Equal(["p"], Names(PolicyMatching.Of(world, old, MeshTimeoutSpec.Descriptor)));
    }

    [Fact]
    public void finds_a_synced_proxy_by_its_display_name()
    {
        var synced = Given.Proxy(
            Given.Meta("web-2xc4v", labels: [(KumaLabels.Origin, "zone"), (KumaLabels.Zone, "east"), (KumaLabels.DisplayName, "web"), (KumaLabels.Namespace, "app")]),
            Envelope.Universal,
            Given.Inbound(80));
        var labels = new[] { (KumaLabels.Origin, "zone"), (KumaLabels.Namespace, "app") };
        var same = Synced("same", [.. labels, (KumaLabels.Zone, "east")], Shop.Named("Dataplane", "web"));
        var ofGlobal = Synced("global", [(KumaLabels.Origin, "global")], Shop.Named("Dataplane", "web", "app"));
        var world = World.Create([synced, same, ofGlobal], new WorldOptions { Mode = ControlPlaneMode.Global });

        Assert.Equal(["same"], Names(PolicyMatching.Of(world, synced, MeshTimeoutSpec.Descriptor)));
    }

    [Fact]
    public void warns_in_the_words_of_Kuma_of_a_route_that_is_not_there()
    {
        var policy = Policy("m", Shop.Named("MeshHTTPRoute", "r"));

        Assert.Equal(
            ["unable to resolve TargetRef on policy: mesh:default name:m.kuma-system error:\"couldn't resolve MeshHTTPRoute targetRef with name 'r'\""],
            Match(policy).Warnings);
    }

    [Fact]
    public void does_not_warn_where_zone_and_namespace_leave_the_proxy_out() =>
        Assert.Empty(Match(Shop.Timeout("data", Mesh, top: Shop.Named("MeshHTTPRoute", "r"))).Warnings);

    [Fact]
    public void asks_a_policy_and_its_route_for_zone_and_namespace()
    {
        var route = Shop.Decode(MeshHTTPRouteSpec.Descriptor, Given.Meta("r", "data"), """{"to": [{"targetRef": {"kind": "Mesh"}, "rules": []}]}""");

        Assert.Empty(Match(Policy("m", Shop.Named("MeshHTTPRoute", "r")), route).Policies);
        Assert.Empty(Match(Policy("m", Shop.Named("MeshHTTPRoute", "r")), route).Warnings);
    }

    [Fact]
    public void takes_an_empty_display_name_of_a_route_for_none()
    {
        var route = Shop.Decode(MeshHTTPRouteSpec.Descriptor, Given.Meta("r", labels: (KumaLabels.DisplayName, "")), """{"to": []}""");

        Assert.Equal(["m"], Names(Match(Policy("m", Shop.Named("MeshHTTPRoute", "r")), route)));
    }

    [Fact]
    public void ends_where_routes_refer_to_each_other()
    {
        var route = Shop.Decode(
            MeshHTTPRouteSpec.Descriptor, Given.Meta("r", "kuma-system"), """{"targetRef": {"kind": "MeshHTTPRoute", "name": "r"}, "to": []}""");

        Assert.Empty(Match(Policy("m", Shop.Named("MeshHTTPRoute", "r")), route).Policies);
    }

    [Fact]
    public void follows_each_of_many_routes_once_that_all_refer_to_each_other()
    {
        var three = new WorldOptions { Semantics = KumaSemantics.V3_0 };
        Resource Route(string name, string spec) =>
            Shop.Decode(MeshHTTPRouteSpec.Descriptor, Given.Meta(name, "kuma-system", labels: ("all", "yes")), spec);
        var circle = """{"targetRef": {"kind": "MeshHTTPRoute", "labels": {"all": "yes"}}, "to": []}""";
        Resource[] routes = [.. Enumerable.Range(10, 30).Select(i => Route($"r{i}", circle))];
        var policy = Policy("m", Shop.Labelled("MeshHTTPRoute", null, ("all", "yes")));

        var none = PolicyMatching.Of(World.Create([Web, policy, .. routes], three), Web, MeshTimeoutSpec.Descriptor);
        var one = PolicyMatching.Of(World.Create([Web, policy, .. routes, Route("way-out", "{}")], three), Web, MeshTimeoutSpec.Descriptor);

        Assert.Empty(none.Policies);
        Assert.Equal(["m"], Names(one));
    }

    [Fact]
    public void goes_by_labels_and_display_names_alone_in_3_0()
    {
        var three = new WorldOptions { Semantics = KumaSemantics.V3_0 };
        var byName = Policy("name", Shop.Named("Dataplane", "other"));
        var byDisplayName = Policy("display", Shop.Labelled("Dataplane", null, (KumaLabels.DisplayName, "web")));
        var gatewaysOnly = Policy("types", new TargetRef { Kind = "Mesh", ProxyTypes = ["Gateway"] });
        var subset = Policy("subset", new TargetRef { Kind = "MeshSubset", Tags = Given.Map(("app", "web")) });

        var matched = PolicyMatching.Of(World.Create([Web, byName, byDisplayName, gatewaysOnly, subset], three), Web, MeshTimeoutSpec.Descriptor);

        Assert.Equal(["types", "name", "display"], Names(matched));
        Assert.Equal(["unable to resolve TargetRef on policy: mesh:default name:subset.kuma-system error:\"unsupported targetRef kind 'MeshSubset'\""], matched.Warnings);
    }

    private static Resource<MeshTimeoutSpec> Policy(string name, TargetRef top) => Shop.Timeout("kuma-system", Mesh, name, top);

    private static Resource<MeshTimeoutSpec> Policy(ResourceMetadata meta, TargetRef top) =>
        Given.Make(MeshTimeoutSpec.Descriptor, new MeshTimeoutSpec { TargetRef = top, To = [new MeshTimeoutTo { TargetRef = Mesh }] }, meta, Envelope.Kubernetes);

    private static Resource<MeshTimeoutSpec> Synced(string name, (string, string)[] labels, TargetRef? top = null) => Given.Make(
        MeshTimeoutSpec.Descriptor, new MeshTimeoutSpec { TargetRef = top, To = [new MeshTimeoutTo { TargetRef = Mesh }] }, Given.Meta(name, labels: labels));

    private static MatchedPolicies Match(params Resource[] policies) =>
        PolicyMatching.Of(Given.WorldOf([Web, .. policies]), Web, MeshTimeoutSpec.Descriptor);

    private static IEnumerable<string> Listeners(Resource policy) => Match(policy).Policies.Single().Inbounds.Select(i => i.ToString());

    private static IEnumerable<string> Names(MatchedPolicies matched) => matched.Policies.Select(p => p.Policy.Metadata.Name);
}
