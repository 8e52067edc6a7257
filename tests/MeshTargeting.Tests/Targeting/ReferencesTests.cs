using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Tests.Worlds;

namespace MeshTargeting.Tests.Targeting;

public class ReferencesTests
{
    [Fact]
    public void finds_every_reference_of_an_HTTP_route_at_its_place()
    {
        var route = Shop.Decode(MeshHTTPRouteSpec.Descriptor, Given.Meta("r", "app"), """
            {"targetRef": {"kind": "Mesh"},
             "to": [
               {"targetRef": {"kind": "MeshService", "name": "a"}, "rules": [
                 {"matches": [{}], "default": {"backendRefs": [{"kind": "MeshService", "name": "b"}, {"kind": "MeshService", "name": "c"}]}}]},
               {"targetRef": {"kind": "MeshService", "name": "d"}, "rules": [
                 {"matches": [{}], "default": {}},
                 {"matches": [{}], "default": {
                   "filters": [{"type": "RequestRedirect"}, {"type": "RequestMirror", "requestMirror": {"backendRef": {"kind": "MeshService", "name": "e"}}}],
                   "backendRefs": [{"kind": "MeshService", "name": "f"}]}}]}]}
            """);

        Assert.Equal(
            [
                "TopLevel spec.targetRef ",
                "To spec.to[0].targetRef a",
                "Backend spec.to[0].rules[0].default.backendRefs[0] b",
                "Backend spec.to[0].rules[0].default.backendRefs[1] c",
                "To spec.to[1].targetRef d",
                "Mirror spec.to[1].rules[1].default.filters[1].requestMirror.backendRef e",
                "Backend spec.to[1].rules[1].default.backendRefs[0] f",
            ],
            References.Of(route).Select(r => $"{r.Role} {r.Path} {r.Name}"));
    }

    [Fact]
    public void finds_every_reference_of_a_TCP_route()
    {
        var route = Shop.Decode(MeshTCPRouteSpec.Descriptor, Given.Meta("r", "app"), """
            {"to": [{"targetRef": {"kind": "MeshService", "name": "a"}, "rules": [{"default": {"backendRefs": [{"kind": "MeshService", "name": "b"}]}}]}]}
            """);

        Assert.Equal(
            ["spec.to[0].targetRef", "spec.to[0].rules[0].default.backendRefs[0]"],
            References.Of(route).Select(r => r.Path));
    }

    [Fact]
    public void finds_the_clients_of_from()
    {
        var policy = Shop.Decode(MeshTimeoutSpec.Descriptor, Given.Meta("t", "app"), """
            {"from": [{"targetRef": {"kind": "Mesh"}, "default": {}}, {"targetRef": {"kind": "MeshSubset"}, "default": {}}]}
            """);

        Assert.Equal(
            [(ReferenceRole.From, "spec.from[0].targetRef"), (ReferenceRole.From, "spec.from[1].targetRef")],
            References.Of(policy).Select(r => (r.Role, r.Path)));
    }

    [Fact]
    public void finds_none_in_what_is_no_policy() =>
        Assert.Empty(References.Of(Shop.Service("app", "backend", Shop.Http)));

    [Fact]
    public void makes_none_of_what_the_manifest_leaves_out() =>
        Assert.Empty(References.Of(Shop.Decode(MeshTimeoutSpec.Descriptor, Given.Meta("t", "app"), """{"rules": [{"default": {}}]}""")));
}
