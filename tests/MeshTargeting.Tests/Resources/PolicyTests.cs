using System.Text;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Tests.Resources;

public class PolicyTests
{
    public static TheoryData<string> Policies => [.. KindCatalog.All.Where(k => k.IsPolicy).Select(k => k.Name)];

    [Fact]
    public void every_policy_says_so_by_its_flag_and_by_its_interface() =>
        Assert.All(KindCatalog.All, k => Assert.Equal(k.IsPolicy, typeof(IPolicySpec).IsAssignableFrom(k.SpecType)));

    [Theory]
    [MemberData(nameof(Policies))]
    public void has_exactly_the_lists_that_it_declares(string name)
    {
        var kind = KindCatalog.FindKuma(name)!;
        var spec = Decode(kind, """
            {"to": [{"targetRef": {"kind": "Mesh"}}],
             "from": [{"targetRef": {"kind": "MeshSubset"}}],
             "rules": [{"matches": [{"sni": {"type": "Exact", "value": "a"}}]}]}
            """);

        Assert.Equal(kind.Spec.Find("to") is null ? null : "Mesh", spec.ToItems?.Single().TargetRef?.Kind);
        Assert.Equal(kind.Spec.Find("from") is null ? null : "MeshSubset", spec.FromItems?.Single().TargetRef?.Kind);
        Assert.Equal(kind.Spec.Find("rules") is not null, spec.RuleItems is not null);
        Assert.All(spec.RuleItems ?? [], r => Assert.Null(r.TargetRef));
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void tells_an_absent_list_from_an_empty_one(string name)
    {
        var kind = KindCatalog.FindKuma(name)!;

        Assert.Null(Decode(kind, "{}").ToItems);
        Assert.Equal(kind.Spec.Find("to") is not null, Decode(kind, """{"to": []}""").ToItems is []);
    }

    [Fact]
    public void reads_a_route_with_every_part()
    {
        var spec = (MeshHTTPRouteSpec)Decode(MeshHTTPRouteSpec.Descriptor, """
            {"targetRef": {"kind": "Dataplane", "labels": {"app": "web"}},
             "to": [{"targetRef": {"kind": "MeshService", "name": "api", "sectionName": "http"},
               "rules": [{
                 "matches": [{"path": {"type": "PathPrefix", "value": "/v1"}, "method": "GET",
                              "headers": [{"name": "x-a", "type": "Present"}], "queryParams": [{"type": "Exact", "name": "q", "value": "1"}]}],
                 "default": {
                   "filters": [{"type": "URLRewrite", "urlRewrite": {"path": {"type": "ReplacePrefixMatch", "replacePrefixMatch": "/"}}},
                               {"type": "RequestMirror", "requestMirror": {"percentage": "0.5", "backendRef": {"kind": "MeshService", "name": "b"}}}],
                   "backendRefs": [{"kind": "MeshService", "name": "api-v2", "port": 80, "weight": 10}]}}]}]}
            """);

        var rule = spec.To![0].Rules![0];
        Assert.Equal("/v1", rule.Matches![0].Path!.Value);
        Assert.Equal("Present", rule.Matches[0].Headers![0].Type);
        Assert.Equal("/", rule.Default!.Filters![0].UrlRewrite!.Path!.ReplacePrefixMatch);
        Assert.Equal(new IntOrString("0.5"), rule.Default.Filters[1].RequestMirror!.Percentage);
        Assert.Equal(("MeshService", "api-v2", 80u, 10L), (
            rule.Default.BackendRefs![0].Kind, rule.Default.BackendRefs[0].Name, rule.Default.BackendRefs[0].Port, rule.Default.BackendRefs[0].Weight));
    }

    [Fact]
    public void narrows_rules_by_their_matches()
    {
        var spec = Decode(MeshTimeoutSpec.Descriptor, """
            {"rules": [{"matches": [{"spiffeID": {"type": "Prefix", "value": "spiffe://a/"}}], "default": {"idleTimeout": "1h"}}, {}]}
            """);

        Assert.Equal("spiffe://a/", spec.RuleItems![0].Matches![0].SpiffeID!.Value);
        Assert.Null(spec.RuleItems[1].Matches);
    }

    private static IPolicySpec Decode(KindDescriptor kind, string json) => (IPolicySpec)kind.Decode(
        new ResourceMetadata { Name = "a" }, Encoding.UTF8.GetBytes(json), [], Envelope.Universal, source: null).SpecObject;
}
