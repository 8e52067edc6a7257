using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Tests.Worlds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting.Matching;

/// <summary>Policies and gateways: Kuma's own with the listeners of their MeshGateway, and others' behind a proxy.</summary>
public class GatewayMatchingTests
{
    private static readonly Dictionary<string, string> Edge = Given.Map((KumaLabels.ServiceTag, "edge"));
    private static readonly Resource<DataplaneSpec> Builtin = Gateways.Proxy("edge-1", "BUILTIN", (KumaLabels.ServiceTag, "edge"), ("version", "1"));
    private static readonly Resource<DataplaneSpec> Delegated = Gateways.Proxy("kong", null, (KumaLabels.ServiceTag, "kong"));
    private static readonly Resource<MeshGatewaySpec> Gateway = Gateways.Gateway("gw", Edge);

    [Fact]
    public void selects_every_listener_of_a_builtin_gateway_for_the_mesh()
    {
        var matched = Match(Builtin, new TargetRef { Kind = "Mesh" }, Gateway);

        Assert.Equal(["10.0.0.9:8080", "10.0.0.9:8443"], matched!.Inbounds.Select(l => l.ToString()));
        Assert.Equal(["10.0.0.9:8080:*", "10.0.0.9:8443:shop.example", "10.0.0.9:8443:blog.example"], matched.GatewayListeners.Select(l => l.ToString()));
        Assert.False(matched.AsDelegatedGateway);
    }

    [Fact]
    public void selects_no_builtin_gateway_without_its_MeshGateway() =>
        Assert.Null(Match(Builtin, new TargetRef { Kind = "Mesh" }));

    [Fact]
    public void selects_a_delegated_gateway_without_any_inbound() =>
        Assert.True(Match(Delegated, new TargetRef { Kind = "Mesh" })!.AsDelegatedGateway);

    [Fact]
    public void selects_listeners_by_the_tags_of_proxy_MeshGateway_and_listener_together()
    {
        var tags = Given.Map(("version", "1"), ("team", "edge"), ("host", "blog"));

        var matched = Match(Builtin, new TargetRef { Kind = "MeshSubset", Tags = tags }, Gateway);

        Assert.Equal(["10.0.0.9:8443:blog.example"], matched!.GatewayListeners.Select(l => l.ToString()));
    }

    [Fact]
    public void selects_a_gateway_by_its_name_and_listeners_by_tags()
    {
        Assert.Equal(3, Match(Builtin, Shop.Named("MeshGateway", "gw"), Gateway)!.GatewayListeners.Count);
        Assert.Single(Match(Builtin, new TargetRef { Kind = "MeshGateway", Name = "gw", Tags = Given.Map(("port", "http")) }, Gateway)!.GatewayListeners);
        Assert.Null(Match(Builtin, Shop.Named("MeshGateway", "other"), Gateway));
        Assert.Null(Match(Delegated, Shop.Named("MeshGateway", "gw"), Gateways.Gateway("gw", null)));
    }

    [Fact]
    public void never_selects_a_builtin_gateway_by_kind_Dataplane() =>
        Assert.Null(Match(Builtin, new TargetRef { Kind = "Dataplane" }, Gateway));

    [Fact]
    public void takes_a_sidecar_that_a_MeshGateway_selects_for_one_of_its_own()
    {
        var sidecar = Given.Proxy("edge-2", Given.Inbound(80, (KumaLabels.ServiceTag, "edge")));

        Assert.Null(Match(sidecar, new TargetRef { Kind = "Dataplane" }, Gateway));
        Assert.Equal(3, Match(sidecar, new TargetRef { Kind = "Mesh" }, Gateway)!.GatewayListeners.Count);
    }

    [Fact]
    public void prefers_the_MeshGateway_whose_selector_says_most()
    {
        var anything = Gateways.Gateway("a", null);
        var wildcard = Gateways.Gateway("b", Given.Map((KumaLabels.ServiceTag, "*")));
        var exact = Gateways.Gateway("c", Edge);
        var two = Gateways.Gateway("d", Given.Map((KumaLabels.ServiceTag, "*"), ("version", "*")));

        Assert.Equal("a", Chosen(anything));
        Assert.Equal("b", Chosen(anything, wildcard));
        Assert.Equal("c", Chosen(anything, wildcard, exact));
        Assert.Equal("d", Chosen(anything, wildcard, exact, two));
    }

    [Fact]
    public void prefers_the_younger_of_two_equal_MeshGateways_else_the_first_by_name()
    {
        var old = Gateways.Gateway(Given.Meta("a") with { CreationTime = DateTimeOffset.UnixEpoch }, Edge);
        var young = Gateways.Gateway(Given.Meta("b") with { CreationTime = DateTimeOffset.UnixEpoch.AddDays(1) }, Edge);

        Assert.Equal("b", Chosen(old, young));
        Assert.Equal("x", Chosen(Gateways.Gateway("y", Edge), Gateways.Gateway("x", Edge)));
    }

    [Fact]
    public void leaves_a_MeshGateway_to_the_proxies_of_its_zone()
    {
        var ofEast = Gateways.Gateway("gw", Edge, (KumaLabels.Origin, "zone"), (KumaLabels.Zone, "east"));

        Assert.Empty(Matched("west"));
        Assert.Single(Matched("east"));

        IReadOnlyList<MatchedPolicy> Matched(string zone)
        {
            var proxy = Gateways.Proxy(Given.Meta("edge-1", labels: (KumaLabels.Zone, zone)), "BUILTIN", (KumaLabels.ServiceTag, "edge"));
            var world = World.Create([proxy, ofEast, Shop.Timeout("", new TargetRef { Kind = "Mesh" })], new WorldOptions { Mode = ControlPlaneMode.Global });
            return PolicyMatching.Of(world, proxy, MeshTimeoutSpec.Descriptor).Policies;
        }
    }

    [Fact]
    public void goes_by_the_zone_of_the_MeshGateway_not_of_the_proxy()
    {
        var ofGlobal = Gateways.Gateway("gw", Edge, (KumaLabels.Origin, "global"));
        var ofWest = Shop.Timeout("", new TargetRef { Kind = "Mesh" });
        ofWest = (Resource<MeshTimeoutSpec>)ofWest.WithMetadata(ofWest.Metadata with { Labels = Given.Map((KumaLabels.Origin, "zone"), (KumaLabels.Zone, "west")) });

        Assert.NotEmpty(PolicyMatching.Of(Given.WorldOf(Builtin, ofGlobal, ofWest), Builtin, MeshTimeoutSpec.Descriptor).Policies);
        Assert.Empty(PolicyMatching.Of(Given.WorldOf(Builtin, Gateway, ofWest), Builtin, MeshTimeoutSpec.Descriptor).Policies);
    }

    [Fact]
    public void finds_the_gateways_of_a_policy_as_it_finds_the_policies_of_a_gateway()
    {
        var policy = Shop.Timeout("", new TargetRef { Kind = "Mesh" }, top: new TargetRef { Kind = "MeshSubset", Tags = Given.Map(("host", "blog")) });
        var world = Given.WorldOf(Builtin, Delegated, Gateway, policy);

        Assert.Same(Builtin, Assert.Single(ProxyMatching.Select(world, policy)).Proxy);
    }

    [Fact]
    public void has_no_builtin_gateways_in_3_0()
    {
        var policy = Shop.Timeout("", new TargetRef { Kind = "Mesh" });
        var world = World.Create([Builtin, Gateway, policy], new WorldOptions { Semantics = KumaSemantics.V3_0 });

        Assert.Empty(PolicyMatching.Of(world, Builtin, MeshTimeoutSpec.Descriptor).Policies);
    }

    [Fact]
    public void resolves_a_top_level_MeshGateway_to_its_proxies()
    {
        var policy = Shop.Timeout("", new TargetRef { Kind = "Mesh" }, top: Shop.Named("MeshGateway", "gw"));

        Assert.Equal(["edge-1:"], Shop.Hits(Shop.Resolve(Given.WorldOf(Builtin, Gateway), policy, "spec.targetRef")));
    }

    [Fact]
    public void says_that_a_MeshGateway_is_not_there_and_what_is_near()
    {
        var policy = Shop.Timeout("", new TargetRef { Kind = "Mesh" }, top: Shop.Named("MeshGateway", "gateway1"));

        var resolution = Shop.Resolve(Given.WorldOf(Builtin, Gateways.Gateway("gateway", Edge)), policy, "spec.targetRef");

        Assert.Equal(
            (ResolutionReason.TargetNotFound, "MeshGateway gateway1 was not found in what was given", "did you mean \"gateway\"?"),
            (resolution.Reason, resolution.Explanation, resolution.Suggestion));
    }

    [Fact]
    public void concludes_nothing_of_a_MeshGateway_whose_proxies_Kuma_will_make()
    {
        var policy = Shop.Timeout("", new TargetRef { Kind = "Mesh" }, top: Shop.Named("MeshGateway", "gw"));

        Assert.False(Assert.IsType<Unresolved>(Shop.Resolve(Given.WorldOf(Delegated, Gateway), policy, "spec.targetRef")).Conclusive);
    }

    private static MatchedPolicy? Match(Resource<DataplaneSpec> proxy, TargetRef top, params Resource[] others)
    {
        var policy = Shop.Timeout("", new TargetRef { Kind = "Mesh" }, top: top);
        return PolicyMatching.Of(Given.WorldOf([proxy, policy, .. others]), proxy, MeshTimeoutSpec.Descriptor).Policies.SingleOrDefault();
    }

    /// <summary>The one of several MeshGateways that the proxy belongs to: the one by whose name a policy finds it.</summary>
    private static string Chosen(params Resource<MeshGatewaySpec>[] gateways) =>
        gateways.Select(g => g.Metadata.Name).Single(name => Match(Builtin, Shop.Named("MeshGateway", name), gateways) is not null);
}
