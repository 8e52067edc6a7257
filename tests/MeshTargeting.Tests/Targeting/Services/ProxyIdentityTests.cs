using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Services;
using MeshTargeting.Tests.Reading;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting.Services;

/// <summary>The identity that a MeshIdentity gives a proxy.</summary>
public class ProxyIdentityTests
{
    private const string Ready = "status: {conditions: [{type: Ready, status: 'True', reason: Ready, message: m}]}";

    [Fact]
    public void is_that_of_the_workload_on_universal() => Assert.Equal(
        "spiffe://default.default.mesh.local/workload/shop", Of(Identity("i", "{}")));

    [Fact]
    public void has_the_zone_of_the_meshidentity() => Assert.Equal(
        "spiffe://default.east.mesh.local/workload/shop", Of(Identity("i", "{}", labels: "{kuma.io/zone: east}")));

    [Fact]
    public void has_the_form_that_the_meshidentity_gives_it() => Assert.Equal(
        "spiffe://corp/team/a", Of(Identity("i", "{}", "spiffeID: {trustDomain: corp, path: '/team/{{ label \"team\" }}'},")));

    [Fact]
    public void comes_of_the_narrowest_selector_then_of_the_first_name() => Assert.Equal(
        "spiffe://b/x",
        Of(
            Identity("a", "{}", Domain("a")),
            Identity("c", "{team: a, kuma.io/workload: shop}", Domain("c")),
            Identity("b", "{team: a, kuma.io/workload: shop}", Domain("b"))));

    [Fact]
    public void is_none_where_the_narrowest_is_not_ready() => Assert.Null(
        Of(Identity("a", "{}"), Identity("b", "{team: a}", status: "status: {conditions: [{type: Ready, status: 'False', reason: No, message: m}]}")));

    [Theory]
    [InlineData("{team: b}", "")]
    [InlineData("{}", "spiffeID: {path: /x/},")]
    [InlineData("{}", "spiffeID: {trustDomain: '', path: /x},")]
    [InlineData("{}", "spiffeID: {path: '/{{ label \"none\" }}'},")]
    public void is_none_where_nothing_selects_the_proxy_or_the_templates_come_to_no_id(string selector, string form) =>
        Assert.Null(Of(Identity("i", selector, form)));

    [Fact]
    public void is_none_before_the_control_plane_says_that_it_is_ready() => Assert.Null(Of(Identity("i", "{}", status: "status: {}")));

    [Fact]
    public void is_expected_of_a_MeshIdentity_of_which_nothing_is_said_yet() =>
        Assert.Equal("spiffe://default.default.mesh.local/workload/shop", Expected(Identity("i", "{}", status: "status: {}")));

    [Fact]
    public void is_not_expected_of_one_that_is_not_ready() =>
        Assert.Null(Expected(Identity("i", "{}", status: "status: {conditions: [{type: Ready, status: 'False', reason: No, message: m}]}")));

    private static string Domain(string domain) => $"spiffeID: {{trustDomain: {domain}, path: /x}},";

    private static string Identity(string name, string selector, string form = "", string labels = "{}", string status = Ready) =>
        $"{{type: MeshIdentity, name: {name}, mesh: default, labels: {labels}, spec: {{{form} selector: {{dataplane: {{matchLabels: {selector}}}}}}}, {status}}}";

    private static string? Of(params string[] identities) => Ask(ProxyIdentity.SpiffeIdOf, identities);

    private static string? Expected(params string[] identities) => Ask(ProxyIdentity.ExpectedOf, identities);

    private static string? Ask(Func<World, Resource<DataplaneSpec>, string?> ask, string[] identities)
    {
        const string Proxy = """
            type: Dataplane
            name: web
            mesh: default
            labels: {kuma.io/workload: shop, team: a}
            networking: {address: 10.0.0.1}
            """;
        var resources = Read.Yaml(string.Join("\n---\n", identities.Prepend(Proxy))).Resources;
        return ask(World.Create(resources, new WorldOptions()), (Resource<DataplaneSpec>)resources[0]);
    }
}
