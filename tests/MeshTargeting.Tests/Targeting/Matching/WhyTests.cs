using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Tests.Worlds;

namespace MeshTargeting.Tests.Targeting.Matching;

/// <summary>Why a policy applies to a proxy, and what keeps it from it, in sentences.</summary>
public class WhyTests
{
    private static readonly TargetRef Mesh = new() { Kind = "Mesh" };

    private static readonly Resource<DataplaneSpec> Web = Given.Proxy(
        Given.Meta("web", "b", labels: ("tier", "front")),
        Envelope.Kubernetes,
        Given.Inbound(8080, ("app", "web")),
        new DataplaneInbound { Port = 9090, Name = "admin", Tags = Given.Map(("app", "admin")) });

    private static readonly Resource<DataplaneSpec> Builtin = Gateways.Proxy("edge-1", "BUILTIN", (KumaLabels.ServiceTag, "edge"));
    private static readonly Resource<DataplaneSpec> Delegated = Gateways.Proxy("kong", null, (KumaLabels.ServiceTag, "kong"));
    private static readonly Resource<MeshGatewaySpec> Gateway = Gateways.Gateway("gw", Given.Map((KumaLabels.ServiceTag, "edge")));

    [Fact]
    public void tells_all_that_holds_of_a_policy_that_applies()
    {
        var answer = Explain(System(Shop.Labelled("Dataplane", "admin", ("tier", "front"))), Web);

        Assert.True(answer.Applies);
        Assert.Equal(["admin"], answer.Inbounds);
        Assert.Equal(
            [
                "Mesh: the policy and the proxy are in mesh default",
                "Effect: the policy is meant to take effect",
                "Zone: the policy and the proxy are of zone default",
                "Namespace: the policy is of role system, which counts in every namespace",
                "Labels: the proxy has the labels tier=front",
                "Section: \"admin\" is an inbound of the proxy",
            ],
            answer.Predicates.Select(p => $"{p.Name}: {p.Sentence}"));
    }

    [Fact]
    public void ends_with_the_first_that_fails()
    {
        var answer = Explain(Shop.Timeout("a", Mesh), Web);

        Assert.False(answer.Applies);
        Assert.Empty(answer.Inbounds);
        Assert.Equal(["Mesh", "Effect", "Zone", "Namespace"], answer.Predicates.Select(p => p.Name));
        Assert.Equal("the policy is in namespace a and of role consumer, the proxy is in b", answer.Predicates[^1].Sentence);
    }

    [Fact]
    public void says_that_the_meshes_differ() => Fails(
        "Mesh: the policy is in mesh other, the proxy is in default", null, Policy(Given.Meta("t", "b", mesh: "other"), Mesh), Web);

    [Fact]
    public void says_that_a_policy_is_a_shadow() => Fails(
        "Effect: the policy is only a shadow, by its label kuma.io/effect",
        "metadata.labels[\"kuma.io/effect\"]",
        Policy(Given.Meta("t", "b", labels: (KumaLabels.Effect, "shadow")), Mesh),
        Web);

    [Fact]
    public void says_that_the_zones_differ() => Fails(
        "Zone: the policy is of zone east and of role system, the proxy is of default",
        null,
        Policy(Given.Meta("t", "kuma-system", labels: (KumaLabels.Zone, "east")), Mesh),
        Web);

    [Fact]
    public void says_that_the_zone_is_that_of_the_MeshGateway() => Fails(
        "Zone: the policy is of zone east and of role system, the proxy's MeshGateway gw is of default",
        null,
        Policy(Given.Meta("t", "kuma-system", labels: (KumaLabels.Zone, "east")), Mesh),
        Builtin,
        Gateway);

    [Fact]
    public void says_that_a_role_confines_a_policy_without_a_namespace() => Fails(
        "Namespace: the policy is of role consumer, which counts in its namespace alone, and it has none",
        null,
        Given.Make(MeshTimeoutSpec.Descriptor, new MeshTimeoutSpec(), Given.Meta("t", labels: (KumaLabels.PolicyRole, "consumer"))),
        Web);

    [Fact]
    public void says_of_which_type_the_proxy_is() => Fails(
        "ProxyType: the policy is for proxies of type Gateway, the proxy is a sidecar",
        "spec.targetRef.proxyTypes",
        System(new TargetRef { Kind = "Mesh", ProxyTypes = ["Gateway"] }),
        Web);

    [Fact]
    public void says_that_there_is_nothing_to_select() => Fails(
        "Listeners: the proxy has no inbound, so there is nothing to select", null, System(Mesh), Given.Proxy("client"));

    [Fact]
    public void says_that_a_builtin_gateway_has_no_MeshGateway() => Fails(
        "Listeners: the proxy is a builtin gateway, and no MeshGateway gives it a listener", null, System(Mesh), Builtin);

    [Fact]
    public void says_which_label_the_proxy_lacks()
    {
        Fails("Labels: the policy asks for the label tier=back, the proxy has tier=front", "spec.targetRef.labels[\"tier\"]", System(Shop.Labelled("Dataplane", null, ("tier", "back"))), Web);
        Fails("Labels: the policy asks for the label app=web, the proxy has no such label", "spec.targetRef.labels[\"app\"]", System(Shop.Labelled("Dataplane", null, ("app", "web"))), Web);
    }

    [Fact]
    public void says_which_proxy_the_policy_names()
    {
        Fails("Name: the policy is for the proxy kuma-system/web, and this one is b/web", "spec.targetRef.name", System(Shop.Named("Dataplane", "web")), Web);
        Fails("Name: the policy gives the namespace of a proxy without its name, which selects none", "spec.targetRef.namespace", System(new TargetRef { Kind = "Dataplane", Namespace = "b" }), Web);
    }

    [Fact]
    public void says_that_a_name_does_not_reach_into_another_zone() => Fails(
        "Name: the policy is for the proxy b/web of no zone, and this one is b/web of zone default",
        "spec.targetRef.name",
        Policy(Given.Meta("t", "kuma-system", labels: (KumaLabels.Origin, "global")), Shop.Named("Dataplane", "web", "b")),
        Web);

    [Fact]
    public void says_which_inbounds_there_are() => Fails(
        "Section: the proxy has no inbound \"amin\"; its inbounds: 8080 and admin; did you mean \"admin\"?",
        "spec.targetRef.sectionName",
        System(new TargetRef { Kind = "Dataplane", SectionName = "amin" }),
        Web);

    [Fact]
    public void says_that_kind_Dataplane_leaves_builtin_gateways_out() => Fails(
        "ProxyType: the proxy belongs to MeshGateway gw, and such a proxy no policy for kind Dataplane selects",
        "spec.targetRef.kind",
        System(new TargetRef { Kind = "Dataplane" }),
        Builtin,
        Gateway);

    [Fact]
    public void says_which_tags_the_proxy_has_instead()
    {
        Fails("Tags: nothing of the proxy has the tags app=db; it has app=admin and web", "spec.targetRef.tags", System(new TargetRef { Kind = "MeshSubset", Tags = Given.Map(("app", "db")) }), Web);
        Fails("Tags: nothing of the proxy has the tags kuma.io/service=web; it has no tag kuma.io/service", "spec.targetRef.name", System(Shop.Named("MeshService", "web")), Web);
    }

    [Fact]
    public void says_which_inbounds_have_the_tags() => Holds(
        "Tags: inbound admin of the proxy has the tags app=admin", System(new TargetRef { Kind = "MeshSubset", Tags = Given.Map(("app", "admin")) }), Web);

    [Fact]
    public void says_to_which_MeshGateway_the_proxy_belongs()
    {
        Fails("ProxyType: the policy is for a MeshGateway, the proxy is a delegated gateway", "spec.targetRef.kind", System(Shop.Named("MeshGateway", "gw")), Delegated, Gateway);
        Fails("Gateway: the policy is for MeshGateway other, the proxy belongs to gw", "spec.targetRef.name", System(Shop.Named("MeshGateway", "other")), Builtin, Gateway);
        Holds("Tags: listener 8080 (*) of the proxy has the tags port=http", System(new TargetRef { Kind = "MeshGateway", Name = "gw", Tags = Given.Map(("port", "http")) }), Builtin, Gateway);
    }

    [Fact]
    public void says_that_a_delegated_gateway_is_selected_as_a_whole()
    {
        Holds("Listeners: of the proxy it selects the gateway", System(Mesh), Delegated);
        Holds("Section: the proxy is a gateway, which is selected as a whole", System(new TargetRef { Kind = "Dataplane", SectionName = "http" }), Delegated);
    }

    [Fact]
    public void says_that_a_route_is_not_there() => Fails(
        "Route: no MeshHTTPRoute \"router\" was given; did you mean \"route\"?",
        "spec.targetRef.name",
        System(Shop.Named("MeshHTTPRoute", "router")),
        Web,
        Route("route", "b", Mesh));

    [Fact]
    public void asks_of_the_route_what_it_asked_of_the_policy()
    {
        var route = Route("r", "b", new TargetRef { Kind = "Dataplane", SectionName = "http" });

        var answer = Explain(System(Shop.Named("MeshHTTPRoute", "r")), Web, route);

        Assert.Equal(["Mesh", "Effect", "Zone", "Namespace", "Route", "Zone", "Namespace", "Target", "Section"], answer.Predicates.Select(p => p.Name));
        Assert.Equal("the route is of role consumer, and it and the proxy are in namespace b", answer.Predicates[6].Sentence);
        Assert.Equal(("spec.targetRef.sectionName", route), (answer.Predicates[^1].Path, answer.Predicates[^1].Source));
    }

    [Fact]
    public void says_that_routes_refer_to_each_other_without_end() => Fails(
        "Route: the routes refer to each other without end",
        "spec.targetRef.name",
        System(Shop.Named("MeshHTTPRoute", "r")),
        Web,
        Route("r", "kuma-system", Shop.Named("MeshHTTPRoute", "r")));

    [Fact]
    public void says_that_a_kind_cannot_be_targeted() => Fails(
        "Target: a policy cannot be for kind MeshExternalService", "spec.targetRef.kind", System(Shop.Named("MeshExternalService", "x")), Web);

    private static Resource<MeshTimeoutSpec> System(TargetRef top) => Shop.Timeout("kuma-system", Mesh, top: top);

    private static Resource<MeshTimeoutSpec> Policy(ResourceMetadata meta, TargetRef top) =>
        Given.Make(MeshTimeoutSpec.Descriptor, new MeshTimeoutSpec { TargetRef = top, To = [new MeshTimeoutTo { TargetRef = Mesh }] }, meta, Envelope.Kubernetes);

    private static Resource<MeshHTTPRouteSpec> Route(string name, string ns, TargetRef top) => Given.Make(
        MeshHTTPRouteSpec.Descriptor, new MeshHTTPRouteSpec { TargetRef = top, To = [new HttpRouteTo { TargetRef = Mesh }] }, Given.Meta(name, ns), Envelope.Kubernetes);

    private static WhyAnswer Explain(Resource policy, Resource<DataplaneSpec> proxy, params Resource[] others) =>
        Why.Explain(Given.WorldOf([policy, proxy, .. others]), policy, proxy);

    private static void Fails(string expected, string? path, Resource policy, Resource<DataplaneSpec> proxy, params Resource[] others)
    {
        var last = Explain(policy, proxy, others).Predicates[^1];

        Assert.Equal((expected, path, false), ($"{last.Name}: {last.Sentence}", last.Path, last.Holds));
    }

    private static void Holds(string expected, Resource policy, Resource<DataplaneSpec> proxy, params Resource[] others)
    {
        var answer = Explain(policy, proxy, others);

        Assert.True(answer.Applies);
        Assert.Equal(expected, $"{answer.Predicates[^1].Name}: {answer.Predicates[^1].Sentence}");
    }
}
