using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Tests.Worlds;

namespace MeshTargeting.Tests.Targeting;

/// <summary>References of <c>backendRefs</c>.</summary>
public class BackendReferencesTests
{
    private static readonly Resource<MeshServiceSpec> Backend = Shop.Service("app", "backend", Shop.Http, Shop.Nameless);

    [Theory]
    [InlineData(80u, null, "app/backend:http")]
    [InlineData(8080u, null, "app/backend:8080")]
    [InlineData(null, "http", "app/backend:http")]
    [InlineData(null, "80", "app/backend:http")]
    [InlineData(8080u, "http", "app/backend:http")]
    public void finds_a_port_by_name_or_number(uint? port, string? section, string expected) =>
        Assert.Equal([expected], Shop.Hits(Shop.ResolveBackend(Given.WorldOf(Backend), "app", Shop.Backend("backend", port, section))));

    [Fact]
    public void takes_port_0_for_a_port_without_a_name() =>
        Assert.Equal(["app/backend:8080"], Shop.Hits(Shop.ResolveBackend(Given.WorldOf(Backend), "app", Shop.Backend("backend", 0))));

    [Fact]
    public void says_which_ports_there_are()
    {
        var resolution = Shop.ResolveBackend(Given.WorldOf(Backend), "app", Shop.Backend("backend", 81));

        Assert.Equal(
            (ResolutionReason.PortNotFound, "MeshService app/backend has no port 81; its ports: http (80) and 8080"),
            (resolution.Reason, resolution.Explanation));
    }

    [Fact]
    public void looks_in_the_routes_namespace_not_the_targets()
    {
        var world = Given.WorldOf(Backend);

        Assert.Equal(ResolutionReason.NamespaceMismatch, Shop.ResolveBackend(world, "other", Shop.Backend("backend", 80)).Reason);
        Assert.Equal(["app/backend:http"], Shop.Hits(Shop.ResolveBackend(world, "other", Shop.Backend("backend", 80, ns: "app"))));
    }

    [Fact]
    public void has_Gateway_APIs_word_for_a_backend_that_is_missing()
    {
        var resolution = Shop.ResolveBackend(Given.WorldOf(Backend), "app", Shop.Backend("backedn", 80));

        Assert.Equal((ResolutionReason.BackendNotFound, "did you mean \"backend\"?"), (resolution.Reason, resolution.Suggestion));
    }

    [Fact]
    public void takes_any_port_for_the_one_of_an_external_service()
    {
        var world = Given.WorldOf(Shop.Decode(MeshExternalServiceSpec.Descriptor, Given.Meta("pay"), """{"match": {"port": 443}}"""));

        Assert.Equal(["pay:443"], Shop.Hits(Shop.ResolveBackend(world, "", Shop.Backend("pay", 80, kind: "MeshExternalService"))));
        Assert.Equal(["pay:"], Shop.Hits(Shop.ResolveBackend(world, "", Shop.Backend("pay", kind: "MeshExternalService"))));
    }

    [Fact]
    public void takes_the_oldest_alone_of_those_that_labels_select()
    {
        var world = Given.WorldOf(Born("a", 2025), Born("b", 2024), Shop.Service("c", "backend", Shop.Http));

        var resolution = Shop.ResolveBackend(world, "a", Labelled(80));

        Assert.Equal(["b/backend:http"], Shop.Hits(resolution));
        Assert.Equal(
            (ResolutionReason.OldestOnly, "the labels select 3 resources, and Kuma takes the oldest alone, MeshService b/backend"),
            (Assert.IsType<PartiallyResolved>(resolution).Reason, resolution.Explanation));
    }

    [Fact]
    public void takes_the_oldest_even_where_it_lacks_the_port()
    {
        var world = Given.WorldOf(Born("a", 2025), Shop.Service(Given.Meta("backend", "b") with { CreationTime = Year(2024) }, Shop.Admin));

        Assert.Equal(ResolutionReason.PortNotFound, Shop.ResolveBackend(world, "a", Labelled(80)).Reason);
    }

    [Fact]
    public void names_all_that_may_be_the_oldest_where_their_age_is_not_known()
    {
        var world = Given.WorldOf(Shop.Service("a", "backend", Shop.Http), Shop.Service("b", "backend", Shop.Http));

        Assert.Equal(["a/backend:http", "b/backend:http"], Shop.Hits(Assert.IsType<PartiallyResolved>(Shop.ResolveBackend(world, "a", Labelled(80)))));
    }

    [Fact]
    public void goes_by_tag_without_a_port()
    {
        var resolution = Shop.ResolveBackend(Given.WorldOf(Backend), "app", Shop.Backend("backend"));

        Assert.Equal(
            (ResolutionReason.LegacyServiceTag, "without port or sectionName Kuma goes by the inbound tag kuma.io/service, and no proxy in what was given has it with the value \"backend\"", "write port: 80 or 8080"),
            (resolution.Reason, resolution.Explanation, resolution.Suggestion));
    }

    [Fact]
    public void finds_proxies_by_tag_without_a_port()
    {
        var world = Given.WorldOf(Given.Proxy("web-1", Given.Inbound(8080, (KumaLabels.ServiceTag, "backend")), Given.Inbound(9090, (KumaLabels.ServiceTag, "other"))));

        Assert.Equal(["web-1:8080"], Shop.Hits(Shop.ResolveBackend(world, "", Shop.Backend("backend"))));
    }

    [Fact]
    public void goes_by_an_empty_tag_where_labels_come_without_a_port() =>
        Assert.Equal(ResolutionReason.LegacyServiceTag, Shop.ResolveBackend(Given.WorldOf(Backend), "app", Labelled(null)).Reason);

    [Fact]
    public void says_which_tags_a_MeshServiceSubset_asks_for()
    {
        var world = Given.WorldOf(Given.Proxy("web-1", Given.Inbound(8080, (KumaLabels.ServiceTag, "backend"))));
        var subset = Shop.Backend("backend", kind: "MeshServiceSubset") with { Tags = Given.Map(("version", "v2")) };

        Assert.Equal(
            "Kuma resolves a MeshServiceSubset by inbound tags, and no proxy in what was given has an inbound with the tags kuma.io/service=backend, version=v2",
            Shop.ResolveBackend(world, "", subset).Explanation);
    }

    [Fact]
    public void resolves_a_mirror_by_tag_even_with_a_port()
    {
        var route = Shop.Decode(MeshHTTPRouteSpec.Descriptor, Given.Meta("r", "app"), """
            {"to": [{"targetRef": {"kind": "Mesh"}, "rules": [{"matches": [{}], "default": {
              "filters": [{"type": "RequestMirror", "requestMirror": {"backendRef": {"kind": "MeshService", "name": "backend", "port": 80}}}]}}]}]}
            """);

        Assert.Equal(
            ResolutionReason.LegacyServiceTag,
            Shop.Resolve(Given.WorldOf(Backend), route, "spec.to[0].rules[0].default.filters[0].requestMirror.backendRef").Reason);
    }

    [Theory]
    [InlineData("Mesh")]
    [InlineData("MeshGateway")]
    [InlineData("MeshHTTPRoute")]
    public void refuses_kinds_that_take_no_traffic(string kind) =>
        Assert.Equal(ResolutionReason.InvalidKind, Shop.ResolveBackend(Given.WorldOf(Backend), "app", Shop.Backend("backend", 80, kind: kind)).Reason);

    private static BackendRef Labelled(uint? port) =>
        new() { Kind = "MeshService", Labels = Given.Map((KumaLabels.DisplayName, "backend")), Port = port };

    private static Resource<MeshServiceSpec> Born(string ns, int year) => Shop.Service(Given.Meta("backend", ns) with { CreationTime = Year(year) }, Shop.Http);

    private static DateTimeOffset Year(int year) => new(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
