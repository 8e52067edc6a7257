using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Tests.Worlds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting.Rules;

/// <summary>The policies are all consumers', in the namespace <c>client</c>, unless a test says otherwise: their role decides nothing.</summary>
public class ResourceRulesTests
{
    private const string Mesh = "{'kind': 'Mesh'}";
    private const string Backend = "{'kind': 'MeshService', 'name': 'backend', 'namespace': 'app'}";
    private const string BackendHttp = "{'kind': 'MeshService', 'name': 'backend', 'namespace': 'app', 'sectionName': 'http'}";
    private const string Route = "{'kind': 'MeshHTTPRoute', 'name': 'r', 'namespace': 'app'}";

    private static readonly Resource<MeshServiceSpec> Service = Shop.Service("app", "backend", Shop.Http, Shop.Admin);
    private static readonly Resource<MeshServiceSpec> Other = Shop.Service("app", "other", Shop.Http);
    private static readonly Resource HttpRoute = Confs.Policy(MeshHTTPRouteSpec.Descriptor, "r", "{'to': []}", "app");

    [Fact]
    public void has_a_rule_for_nothing_but_what_a_policy_names() => Assert.Equal(
        ["default:", "msvc app/backend:"], Rules(Idle("m", Mesh, 1), Idle("s", Backend, 2)).Keys());

    [Fact]
    public void merges_what_the_mesh_sets_into_what_a_service_sets()
    {
        var rules = Rules(
            Confs.Timeout("m", Mesh, "{'idleTimeout': '1s', 'connectionTimeout': '1s'}", "client"), Idle("s", Backend, 2));

        Assert.Equal("{'connectionTimeout':'1s','idleTimeout':'2s'}", rules.Of(Service));
        Assert.Equal("{'connectionTimeout':'1s','idleTimeout':'1s'}", rules.OfMesh());
    }

    [Fact]
    public void merges_what_a_service_sets_into_what_its_port_sets_and_not_the_other_way_round()
    {
        var rules = Rules(Confs.Timeout("s", Backend, "{'connectionTimeout': '1s'}", "client"), Idle("p", BackendHttp, 2));

        Assert.Equal("{'connectionTimeout':'1s','idleTimeout':'2s'}", rules.Of(Service, "http"));
        Assert.Equal("{'connectionTimeout':'1s'}", rules.Of(Service));
        Assert.Equal("{'connectionTimeout':'1s'}", rules.Of(Service, "admin"));
    }

    [Fact]
    public void does_not_merge_what_a_service_sets_into_what_a_route_sets()
    {
        var rules = Rules(
            Confs.Timeout("m", Mesh, "{'connectionTimeout': '1s'}", "client"), Idle("s", Backend, 2), Confs.Timeout("r", Route, "{'http': {'requestTimeout': '3s'}}", "client"));

        Assert.Equal("{'connectionTimeout':'1s','http':{'requestTimeout':'3s'}}", rules.Of(HttpRoute));
    }

    [Fact]
    public void takes_the_first_there_is_of_route_port_service_and_mesh()
    {
        var world = WorldOf();
        var mesh = Idle("m", Mesh, 1);
        var service = Idle("s", Backend, 2);
        var port = Idle("p", BackendHttp, 3);
        var route = Idle("r", Route, 4);
        var http = new RuleTarget(Service, "http");

        Assert.Null(ResourceRules.Build(world, []).Effective(world, http, HttpRoute));
        Assert.Equal("m", Strongest(ResourceRules.Build(world, [mesh]).Effective(world, http, HttpRoute)));
        Assert.Equal("s", Strongest(ResourceRules.Build(world, [mesh, service]).Effective(world, http, HttpRoute)));
        Assert.Equal("p", Strongest(ResourceRules.Build(world, [mesh, service, port]).Effective(world, http, HttpRoute)));
        Assert.Equal("r", Strongest(ResourceRules.Build(world, [mesh, service, port, route]).Effective(world, http, HttpRoute)));
        Assert.Equal("p", Strongest(ResourceRules.Build(world, [mesh, service, port, route]).Effective(world, http)));
        Assert.Equal("s", Strongest(ResourceRules.Build(world, [mesh, service, port]).Effective(world, new RuleTarget(Service, "admin"))));
    }

    [Fact]
    public void computes_a_target_by_itself_by_the_whole_resource_and_by_the_mesh()
    {
        var world = WorldOf();
        var rules = ResourceRules.Build(world, [Idle("m", Mesh, 1), Idle("s", Backend, 2)]);

        Assert.Equal("s", Strongest(rules.Compute(world, new RuleTarget(Service, "http"))));
        Assert.Equal("m", Strongest(rules.Compute(world, new RuleTarget(Other, "http"))));
        Assert.Equal("m", Strongest(rules.Compute(world, new RuleTarget(HttpRoute))));
        Assert.Null(rules.Compute(world, new RuleTarget(Given.Proxy("p"))));
    }

    [Theory]
    [InlineData(Mesh, Backend)]
    [InlineData(Backend, BackendHttp)]
    public void lets_the_narrower_item_win_among_policies_for_the_same_proxies(string wide, string narrow)
    {
        var rules = Rules(Idle("a", wide, 1), Idle("b", narrow, 2));

        Assert.Equal("{'idleTimeout':'2s'}", rules.Of(Service, "http"));
    }

    [Fact]
    public void lets_the_policy_for_fewer_proxies_win_whatever_its_items_are_for()
    {
        var rules = Rules(
            Idle("a", Backend, 1), Confs.Timeout("b", Mesh, "{'idleTimeout': '2s'}", "client", "{'kind': 'Dataplane', 'labels': {'app': 'client'}}"));

        Assert.Equal("{'idleTimeout':'2s'}", rules.Of(Service));
    }

    [Fact]
    public void lets_the_client_win_over_the_owner_of_the_service_even_with_an_item_for_the_mesh() => Assert.Equal(
        "{'idleTimeout':'2s'}", Rules(Confs.Timeout("a", BackendHttp, "{'idleTimeout': '1s'}", "app"), Idle("b", Mesh, 2)).Of(Service, "http"));

    [Fact]
    public void lets_the_first_by_name_win_among_equals() =>
        Assert.Equal("{'idleTimeout':'1s'}", Rules(Idle("aaa", Backend, 1), Idle("zzz", Backend, 2)).Of(Service));

    [Fact]
    public void lets_the_later_item_of_one_policy_win()
    {
        var policy = Confs.Policy(
            MeshTimeoutSpec.Descriptor,
            "t",
            "{'to': [{'targetRef': " + Backend + ", 'default': {'idleTimeout': '1s', 'connectionTimeout': '1s'}}, {'targetRef': " + Backend + ", 'default': {'idleTimeout': '2s'}}]}",
            "client");
        var rules = Rules(policy);

        Assert.Equal("{'connectionTimeout':'1s','idleTimeout':'2s'}", rules.Of(Service));
        Assert.Equal([new ItemOrigin(policy, 0), new ItemOrigin(policy, 1)], rules.Rule(Service)!.Origins);
    }

    [Fact]
    public void selects_by_labels_in_all_namespaces_and_leaves_out_what_lacks_the_port()
    {
        var near = Shop.Service(Given.Meta("near", "app", "default", ("tier", "db")), Shop.Http);
        var far = Shop.Service(Given.Meta("far", "b", "default", ("tier", "db")), Shop.Http);
        var bare = Shop.Service(Given.Meta("bare", "b", "default", ("tier", "db")));
        var world = Given.WorldOf(near, far, bare);
        Built Build(string target) => new(world, ResourceRules.Build(world, [Idle("t", target, 1)]));

        Assert.Equal(
            ["msvc app/near:", "msvc b/bare:", "msvc b/far:"], Build("{'kind': 'MeshService', 'labels': {'tier': 'db'}}").Keys());
        Assert.Equal(
            ["msvc app/near:http", "msvc b/far:http"],
            Build("{'kind': 'MeshService', 'labels': {'tier': 'db'}, 'sectionName': 'http'}").Keys());
    }

    [Fact]
    public void has_no_rule_of_an_item_that_hits_nothing() =>
        Assert.Empty(Rules(Idle("a", "{'kind': 'MeshService', 'name': 'gone'}", 1), Idle("b", "{'kind': 'MeshService', 'name': 'backend', 'namespace': 'app', 'sectionName': 'gone'}", 1)).Keys());

    [Fact]
    public void takes_a_number_for_a_section_only_where_the_port_has_no_name()
    {
        var world = Given.WorldOf(Shop.Service("app", "backend", Shop.Http, Shop.Nameless));

        Assert.Empty(ResourceRules.Build(world, [Idle("t", "{'kind': 'MeshService', 'name': 'backend', 'namespace': 'app', 'sectionName': '80'}", 1)]).All);
        Assert.Equal("8080", Assert.Single(ResourceRules.Build(world, [Idle("t", "{'kind': 'MeshService', 'name': 'backend', 'namespace': 'app', 'sectionName': '8080'}", 1)]).All.Keys).Section);
    }

    [Fact]
    public void understands_names_of_services_as_tags_have_them() => Assert.Equal(
        "{'idleTimeout':'1s'}", Rules(Idle("t", "{'kind': 'MeshService', 'name': 'backend_app_svc_80'}", 1)).Of(Service, "http"));

    [Fact]
    public void leaves_out_policies_for_the_proxies_of_a_route() => Assert.Empty(
        Rules(Confs.Timeout("t", Mesh, "{'idleTimeout': '1s'}", "client", "{'kind': 'MeshHTTPRoute', 'name': 'r'}")).Keys());

    [Fact]
    public void takes_two_services_that_Kuma_does_not_tell_apart_for_one()
    {
        Resource<MeshServiceSpec> Twin(string name) => Shop.Service(Given.Meta(name, "", "default", ("kuma.io/display-name", "twin"), ("tier", "db")), Shop.Http);
        var (one, two) = (Twin("one"), Twin("two"));
        var world = Given.WorldOf(one, two);
        var rules = new Built(world, ResourceRules.Build(world, [Confs.Timeout("t", "{'kind': 'MeshService', 'labels': {'tier': 'db'}}", "{'idleTimeout': '1s'}")]));

        Assert.Single(rules.Rules.All);
        Assert.Equal(("{'idleTimeout':'1s'}", "{'idleTimeout':'1s'}"), (rules.Of(one), rules.Of(two)));
    }

    [Fact]
    public void says_which_item_each_rule_of_a_route_comes_from()
    {
        Resource Policy(string name, params string[] paths) => Confs.Policy(
            MeshHTTPRouteSpec.Descriptor,
            name,
            "{'to': [{'targetRef': " + Backend + ", 'rules': [" + string.Join(",", paths.Select(p => "{'matches': [" + Match(p) + "], 'default': {}}")) + "]}]}",
            "client");
        var (strong, weak) = (Policy("a", "/both", "/strong"), Policy("b", "/both", "/weak"));
        var rule = Rules(weak, strong).Rule(Service)!;

        Assert.Equal("a", rule.OriginByMatches[Hash("/both")].Policy.Metadata.Name);
        Assert.Equal("a", rule.OriginByMatches[Hash("/strong")].Policy.Metadata.Name);
        Assert.Equal("b", rule.OriginByMatches[Hash("/weak")].Policy.Metadata.Name);
        Assert.Equal(3, rule.OriginByMatches.Count);
        Assert.Empty(Rules(Idle("t", Backend, 1)).Rule(Service)!.OriginByMatches);
    }

    [Fact]
    public void goes_by_labels_alone_in_3_0()
    {
        var service = Shop.Service(Given.Meta("backend", "app", "default", ("tier", "db")), Shop.Http);
        var world = World.Create([service], new WorldOptions { Semantics = KumaSemantics.V3_0 });
        int Count(string target) => ResourceRules.Build(world, [Idle("t", target, 1)]).All.Count;

        Assert.Equal(0, Count(Backend));
        Assert.Equal(1, Count("{'kind': 'MeshService', 'name': 'gone', 'labels': {'tier': 'db'}}"));
        Assert.Equal(1, Count("{'kind': 'MeshService', 'labels': {}}"));
        Assert.Equal(1, Count(Mesh));
    }

    private static World WorldOf() => Given.WorldOf(Service, Other, HttpRoute);

    private static Built Rules(params Resource[] policies)
    {
        var world = WorldOf();
        return new Built(world, ResourceRules.Build(world, policies));
    }

    private static Resource Idle(string name, string to, int seconds) => Confs.Timeout(name, to, "{'idleTimeout': '" + seconds + "s'}", "client");

    private static string? Strongest(ResourceRule? rule) => rule?.Origins[^1].Policy.Metadata.Name;

    private static string Match(string path) => "{'path': {'type': 'Exact', 'value': '" + path + "'}}";

    private static string Hash(string path) => MatchesHash.Of(Confs.Parse("[" + Match(path) + "]"));

    private sealed record Built(World World, ResourceRules Rules)
    {
        public ResourceRule? Rule(Resource resource, string section = "") => Rules.Compute(World, new RuleTarget(resource, section));

        public string Of(Resource resource, string section = "") => Confs.Text(Rule(resource, section)?.Confs.Single());

        public string OfMesh() => Of(World.MeshOf("default"));

        /// <summary>The targets in order.</summary>
        public IEnumerable<string> Keys() => Rules.All.Keys
            .Select(t => t.Resource.SpecObject is MeshSpec
                ? $"{t.Resource.Metadata.Name}:"
                : $"{t.Resource.Kind.ShortName} {t.Resource.Metadata.Namespace}/{t.Resource.Metadata.Name}:{t.Section}")
            .Order(StringComparer.Ordinal);
    }
}
