using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Tests.Worlds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting;

/// <summary>References of <c>to[].targetRef</c>.</summary>
public class DestinationReferencesTests
{
    [Fact]
    public void finds_a_service_of_the_policys_namespace_by_name()
    {
        var world = Given.WorldOf(Shop.Service("app", "backend", Shop.Http, Shop.Admin), Shop.Service("other", "backend", Shop.Http));

        var resolution = Shop.ResolveTo(world, "app", Shop.Named("MeshService", "backend"));

        var target = Assert.Single(Assert.IsType<Resolved>(resolution).Targets);
        Assert.Equal(("app", "", null, null), (target.Resource.Metadata.Namespace, target.Section, target.Port, target.AppProtocol));
    }

    [Fact]
    public void finds_a_service_of_a_namespace_that_the_reference_gives()
    {
        var world = Given.WorldOf(Shop.Service("app", "backend", Shop.Http), Shop.Service("other", "backend", Shop.Http));

        Assert.Equal(["other/backend:"], Shop.Hits(Shop.ResolveTo(world, "app", Shop.Named("MeshService", "backend", "other"))));
    }

    [Fact]
    public void gives_port_and_protocol_of_a_whole_service_where_it_has_exactly_one_port()
    {
        var world = Given.WorldOf(Shop.Service("app", "backend", Shop.Http));

        var target = Assert.Single(Shop.ResolveTo(world, "app", Shop.Named("MeshService", "backend")).Targets);

        Assert.Equal(("", 80, "http"), (target.Section, target.Port, target.AppProtocol));
    }

    [Fact]
    public void finds_the_port_of_a_section()
    {
        var world = Given.WorldOf(Shop.Service("app", "backend", Shop.Http, Shop.Admin));

        var target = Assert.Single(Shop.ResolveTo(world, "app", Shop.Named("MeshService", "backend", section: "admin")).Targets);

        Assert.Equal(("admin", 9901, "tcp"), (target.Section, target.Port, target.AppProtocol));
    }

    [Fact]
    public void takes_a_number_for_the_section_of_a_port_without_a_name()
    {
        var world = Given.WorldOf(Shop.Service("app", "backend", Shop.Nameless));

        Assert.Equal(["app/backend:8080"], Shop.Hits(Shop.ResolveTo(world, "app", Shop.Named("MeshService", "backend", section: "8080"))));
    }

    [Fact]
    public void takes_no_number_for_the_section_of_a_port_with_a_name()
    {
        var world = Given.WorldOf(Shop.Service("app", "backend", Shop.Http));

        var resolution = Shop.ResolveTo(world, "app", Shop.Named("MeshService", "backend", section: "80"));

        Assert.Equal(
            (ResolutionReason.SectionNotFound, "port 80 of MeshService app/backend is called \"http\", and sectionName goes by the name where there is one", "write sectionName: http"),
            (resolution.Reason, resolution.Explanation, resolution.Suggestion));
    }

    [Fact]
    public void says_which_ports_there_are_where_a_section_is_not()
    {
        var world = Given.WorldOf(Shop.Service("app", "backend", Shop.Http, Shop.Nameless));

        var resolution = Shop.ResolveTo(world, "app", Shop.Named("MeshService", "backend", section: "htpp"));

        Assert.Equal(
            (ResolutionReason.SectionNotFound, "MeshService app/backend has no port \"htpp\"; its ports: http (80) and 8080", "did you mean \"http\"?"),
            (resolution.Reason, resolution.Explanation, resolution.Suggestion));
    }

    [Fact]
    public void suggests_a_near_name()
    {
        var world = Given.WorldOf(Shop.Service("app", "backend", Shop.Http), Shop.Service("other", "backedd", Shop.Http));

        var resolution = Shop.ResolveTo(world, "app", Shop.Named("MeshService", "backed"));

        Assert.Equal(
            (ResolutionReason.TargetNotFound, "MeshService app/backed was not found in what was given", "did you mean \"backend\"?"),
            (resolution.Reason, resolution.Explanation, resolution.Suggestion));
        Assert.True(Assert.IsType<Unresolved>(resolution).Conclusive);
    }

    [Fact]
    public void suggests_a_near_name_of_another_namespace_where_the_own_has_none()
    {
        var world = Given.WorldOf(Shop.Service("app", "web", Shop.Http), Shop.Service("other", "backend", Shop.Http));

        Assert.Equal(
            "did you mean \"backend\" in namespace other?",
            Shop.ResolveTo(world, "app", Shop.Named("MeshService", "backedn")).Suggestion);
    }

    [Fact]
    public void does_not_conclude_that_a_service_is_missing_from_a_namespace_of_which_nothing_was_given()
    {
        var world = Given.WorldOf(Shop.Service("app", "backend", Shop.Http));

        var resolution = Assert.IsType<Unresolved>(Shop.ResolveTo(world, "app", Shop.Named("MeshService", "payments", "billing")));

        Assert.Equal((ResolutionReason.TargetNotFound, false), (resolution.Reason, resolution.Conclusive));
    }

    [Fact]
    public void says_that_a_service_is_in_another_namespace_than_the_policy()
    {
        var world = Given.WorldOf(Shop.Service("app", "web", Shop.Http), Shop.Service("other", "backend", Shop.Http));

        var resolution = Shop.ResolveTo(world, "app", Shop.Named("MeshService", "backend"));

        Assert.Equal(
            (ResolutionReason.NamespaceMismatch, "the reference gives no namespace, so Kuma looks in the policy's own, app; MeshService backend is in other", "write namespace: other"),
            (resolution.Reason, resolution.Explanation, resolution.Suggestion));
    }

    [Fact]
    public void says_that_a_policy_of_the_system_namespace_looks_there()
    {
        var world = Given.WorldOf(Shop.Service("app", "backend", Shop.Http), Shop.Service("other", "backend", Shop.Http));

        var resolution = Shop.ResolveTo(world, "kuma-system", Shop.Named("MeshService", "backend"));

        Assert.Equal(
            (ResolutionReason.NamespaceMismatch, "the policy lives in the system namespace kuma-system and gives no namespace, so Kuma looks there; MeshService backend is in app and other", "write namespace: app or other"),
            (resolution.Reason, resolution.Explanation, resolution.Suggestion));
        Assert.True(Assert.IsType<Unresolved>(resolution).Conclusive);
    }

    [Fact]
    public void says_that_Universal_knows_no_namespaces()
    {
        var world = Given.WorldOf(Shop.Service("", "backend", Shop.Http));

        var resolution = Shop.ResolveTo(world, "", Shop.Named("MeshService", "backend", "app"));

        Assert.Equal((ResolutionReason.NamespaceMismatch, "leave namespace out"), (resolution.Reason, resolution.Suggestion));
    }

    [Fact]
    public void says_of_a_policy_of_Universal_that_only_resources_of_Kubernetes_were_given()
    {
        var world = Given.WorldOf(Shop.Service("app", "backend", Shop.Http));

        var resolution = Assert.IsType<Unresolved>(Shop.ResolveTo(world, "", Shop.Named("MeshService", "backend")));

        Assert.Equal(
            "the reference gives no namespace, so Kuma looks in the policy's own; MeshService backend is in app (no MeshService without a namespace was given)",
            resolution.Explanation);
        Assert.False(resolution.Conclusive);
    }

    [Fact]
    public void does_not_reach_another_zone_by_name()
    {
        Resource[] services = [Shop.Service(Given.Meta("backend", "app", labels: (KumaLabels.Zone, "east")), Shop.Http), Shop.Service("app", "web", Shop.Http)];

        var resolution = Shop.ResolveTo(
            World.Create(services, new WorldOptions { Zone = "west" }), "app", Shop.Named("MeshService", "backend"));

        Assert.Equal(
            (ResolutionReason.ZoneMismatch, "MeshService app/backend belongs to zone east; a name reaches only what belongs to the policy's own, west"),
            (resolution.Reason, resolution.Explanation));
        Assert.True(Assert.IsType<Unresolved>(resolution).Conclusive);
    }

    [Fact]
    public void does_not_conclude_that_a_zone_is_another_where_the_own_was_not_stated()
    {
        var world = Given.WorldOf(Shop.Service(Given.Meta("backend", "app", labels: (KumaLabels.Zone, "east")), Shop.Http));

        var resolution = Assert.IsType<Unresolved>(Shop.ResolveTo(world, "app", Shop.Named("MeshService", "backend")));

        Assert.Equal((ResolutionReason.ZoneMismatch, false), (resolution.Reason, resolution.Conclusive));
        Assert.EndsWith("(the zone that the policy is meant for was not given)", resolution.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void does_not_reach_a_service_of_many_zones_by_name_from_a_zone()
    {
        var multi = Shop.Decode(MeshMultiZoneServiceSpec.Descriptor, Given.Meta("backend"), """{"ports": [{"port": 80, "name": "http"}]}""");

        Assert.Equal(
            ResolutionReason.ZoneMismatch,
            Shop.ResolveTo(Given.WorldOf(multi), "", Shop.Named("MeshMultiZoneService", "backend")).Reason);
        Assert.Equal(
            ["backend:http"],
            Shop.Hits(Shop.ResolveTo(
                World.Create([multi], new WorldOptions { Mode = ControlPlaneMode.Global }), "", Shop.Named("MeshMultiZoneService", "backend", section: "http"))));
    }

    [Fact]
    public void selects_by_labels_in_every_namespace_and_zone()
    {
        var world = Given.WorldOf(
            Shop.Service(Given.Meta("backend", "app"), Shop.Http),
            Shop.Service(Given.Meta("backend", "other", labels: (KumaLabels.Zone, "east")), Shop.Http),
            Shop.Service(Given.Meta("backend", "app", mesh: "second"), Shop.Http),
            Shop.Service("app", "web", Shop.Http));

        Assert.Equal(
            ["app/backend:", "other/backend:"],
            Shop.Hits(Shop.ResolveTo(world, "app", Shop.Labelled("MeshService", null, (KumaLabels.DisplayName, "backend")))));
    }

    [Fact]
    public void resolves_in_part_where_only_some_of_the_selected_have_the_section()
    {
        var world = Given.WorldOf(Shop.Service("a", "backend", Shop.Http), Shop.Service("b", "backend", Shop.Admin));

        var resolution = Shop.ResolveTo(world, "a", Shop.Labelled("MeshService", "http", (KumaLabels.DisplayName, "backend")));

        Assert.Equal(ResolutionReason.SectionNotFound, Assert.IsType<PartiallyResolved>(resolution).Reason);
        Assert.Equal(["a/backend:http"], Shop.Hits(resolution));
    }

    [Fact]
    public void names_the_port_of_an_old_name_that_only_some_of_the_selected_have()
    {
        var east = Shop.Service(
            Given.Meta("backend-4bzx", "kuma-system", labels: [(KumaLabels.Namespace, "app"), (KumaLabels.Zone, "east"), (KumaLabels.Origin, "global")])
                with
            { Annotations = Given.Map((KumaLabels.DisplayName, "backend")) },
            Shop.Admin);
        var world = Given.WorldOf(Shop.Service("app", "backend", Shop.Http), east);

        var resolution = Shop.ResolveTo(world, "app", Shop.Named("MeshService", "backend_app_svc_80"));

        Assert.Equal("1 of 2 resources that the labels select have a port 80", Assert.IsType<PartiallyResolved>(resolution).Explanation);
    }

    [Fact]
    public void takes_empty_labels_for_none()
    {
        var world = Given.WorldOf(Shop.Service("app", "backend", Shop.Http));
        var reference = Shop.Named("MeshService", "backend") with { Labels = new Dictionary<string, string>() };

        Assert.IsType<Resolved>(Shop.ResolveTo(world, "app", reference));
    }

    [Fact]
    public void says_when_labels_select_nothing()
    {
        var world = Given.WorldOf(Shop.Service("app", "backend", Shop.Http));

        var resolution = Shop.ResolveTo(world, "app", Shop.Labelled("MeshService", null, (KumaLabels.DisplayName, "backedn"), (KumaLabels.Namespace, "app")));

        Assert.Equal(
            (ResolutionReason.NoLabelsMatch, "no MeshService in what was given has the labels k8s.kuma.io/namespace=app, kuma.io/display-name=backedn", "did you mean \"backend\"?"),
            (resolution.Reason, resolution.Explanation, resolution.Suggestion));
        Assert.True(Assert.IsType<Unresolved>(resolution).Conclusive);
    }

    [Theory]
    [InlineData(KumaLabels.Zone, "east", "another zone")]
    [InlineData(KumaLabels.Namespace, "billing", "a namespace of which nothing was given")]
    public void does_not_conclude_from_labels_that_ask_for(string key, string value, string what)
    {
        _ = what;
        var world = Given.WorldOf(Shop.Service("app", "backend", Shop.Http));

        var resolution = Shop.ResolveTo(world, "app", Shop.Labelled("MeshService", null, (KumaLabels.DisplayName, "payments"), (key, value)));

        Assert.False(Assert.IsType<Unresolved>(resolution).Conclusive);
    }

    [Theory]
    [InlineData("backend_app_svc_80", "app/backend:http")]
    [InlineData("backend_app_svc", "app/backend:")]
    [InlineData("backend_app_whatever_9901", "app/backend:admin")]
    public void understands_the_old_names(string name, string expected)
    {
        var world = Given.WorldOf(Shop.Service("app", "backend", Shop.Http, Shop.Admin));

        Assert.Equal([expected], Shop.Hits(Shop.ResolveTo(world, "elsewhere", Shop.Named("MeshService", name))));
    }

    [Fact]
    public void says_how_it_reads_an_old_name()
    {
        var world = Given.WorldOf(Shop.Service("app", "backend", Shop.Http));

        Assert.Equal(
            "Kuma reads the name backedn_app_svc_80 as MeshService app/backedn, which was not found in what was given",
            Shop.ResolveTo(world, "app", Shop.Named("MeshService", "backedn_app_svc_80")).Explanation);
        Assert.Equal(
            ResolutionReason.PortNotFound,
            Shop.ResolveTo(world, "app", Shop.Named("MeshService", "backend_app_svc_81")).Reason);
    }

    [Theory]
    [InlineData("Disabled", true)]
    [InlineData("Everywhere", true)]
    [InlineData("ReachableBackends", true)]
    [InlineData("Exclusive", false)]
    public void finds_destinations_by_tag_unless_the_mesh_is_exclusive(string mode, bool found)
    {
        var world = Given.WorldOf(
            Given.Mesh("default", mode), Given.Proxy("web-1", Given.Inbound(8080, (KumaLabels.ServiceTag, "backend_app_svc_80"))));

        var resolution = Shop.ResolveTo(world, "", Shop.Named("MeshService", "backend_app_svc_80"));

        Assert.Equal(found ? ["web-1:8080"] : [], Shop.Hits(resolution));
    }

    [Fact]
    public void takes_the_one_port_of_an_external_service_by_its_number()
    {
        var external = Shop.Decode(MeshExternalServiceSpec.Descriptor, Given.Meta("pay"), """{"match": {"port": 443, "protocol": "http"}}""");

        var target = Assert.Single(Shop.ResolveTo(Given.WorldOf(external), "", Shop.Named("MeshExternalService", "pay")).Targets);

        Assert.Equal(("", 443, "http"), (target.Section, target.Port, target.AppProtocol));
    }

    [Fact]
    public void finds_a_route_whatever_the_section()
    {
        var world = Given.WorldOf(Shop.Route("app"));

        Assert.Equal(["app/r:"], Shop.Hits(Shop.ResolveTo(world, "app", Shop.Named("MeshHTTPRoute", "r", section: "x"))));
    }

    [Fact]
    public void takes_the_mesh_for_granted()
    {
        var target = Assert.Single(Shop.ResolveTo(Given.WorldOf(), "app", new TargetRef { Kind = "Mesh" }).Targets);

        Assert.Equal(new ResourceId("Mesh", "", "", "default"), target.Resource.Id);
    }

    [Theory]
    [InlineData(null, ResolutionReason.InvalidKind)]
    [InlineData("Dataplane", ResolutionReason.InvalidKind)]
    [InlineData("MeshServicce", ResolutionReason.InvalidKind)]
    [InlineData("MeshService", ResolutionReason.NameMissing)]
    public void refuses_what_names_nothing(string? kind, ResolutionReason reason) =>
        Assert.Equal(reason, Shop.ResolveTo(Given.WorldOf(), "app", new TargetRef { Kind = kind }).Reason);

    [Fact]
    public void goes_by_labels_alone_in_3_0()
    {
        var world = World.Create(
            [Shop.Service(Given.Meta("backend", "app", "default", ("tier", "db")), Shop.Http)], new WorldOptions { Semantics = KumaSemantics.V3_0 });
        var byName = Shop.ResolveTo(world, "app", Shop.Named("MeshService", "backend"));

        Assert.Equal((ResolutionReason.NameMissing, "the reference gives no labels"), (byName.Reason, byName.Explanation));
        Assert.Equal(
            ["app/backend:http"], Shop.Hits(Shop.ResolveTo(world, "other", Shop.Labelled("MeshService", "http", ("tier", "db")) with { Name = "gone" })));
        Assert.Equal(["app/backend:"], Shop.Hits(Shop.ResolveTo(world, "other", Shop.Labelled("MeshService", null))));
    }
}
