using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Tests.Targeting.Rules;

public class ConfMergeTests
{
    [Fact]
    public void merges_nothing_to_nothing() => Assert.Empty(ConfMerge.Merge([]));

    [Fact]
    public void lets_the_later_win_field_by_field() => Assert.Equal(
        "{'http':{'idle':'3s','request':'2s'},'tcp':'1s'}",
        Merge("{'tcp': '1s', 'http': {'request': '1s', 'idle': '3s'}}", "{'http': {'request': '2s'}}"));

    [Fact]
    public void replaces_lists() => Assert.Equal("{'tags':['b']}", Merge("{'tags': ['a', 'c']}", "{'tags': ['b']}"));

    [Fact]
    public void replaces_a_list_with_an_empty_one() => Assert.Equal("{'tags':[]}", Merge("{'tags': ['a']}", "{'tags': []}"));

    [Fact]
    public void replaces_what_is_of_another_shape() => Assert.Equal("{'a':{'b':1}}", Merge("{'a': [1]}", "{'a': {'b': 1}}"));

    [Fact]
    public void loses_nulls_of_open_JSON_in_all_but_the_first()
    {
        const string WithNulls = "{'backends': [{'body': {'a': null, 'b': [{'c': null}, null]}}]}";

        Assert.Equal("{'backends':[{'body':{'a':null,'b':[{'c':null},null]}}]}", Merge(WithNulls));
        Assert.Equal("{'backends':[{'body':{'a':null,'b':[{'c':null},null]}}]}", Merge(WithNulls, "{}"));
        Assert.Equal("{'backends':[{'body':{'b':[{},null]}}]}", Merge("{}", WithNulls));
        Assert.Equal("{'backends':[{'body':{'b':[{},null]}}]}", Merge("{'backends': []}", WithNulls));
    }

    [Fact]
    public void joins_lists_whose_name_begins_with_append_at_any_depth() => Assert.Equal(
        "{'appendMatch':[1,2,3],'sidecar':{'appendProfiles':['a','b'],'exclude':['y']}}",
        Merge(
            "{'appendMatch': [1], 'sidecar': {'appendProfiles': ['a'], 'exclude': ['x']}}",
            "{'appendMatch': [2], 'sidecar': {'exclude': ['y']}}",
            "{'appendMatch': [3], 'sidecar': {'appendProfiles': ['b']}}"));

    [Fact]
    public void joins_lists_of_one_alone_only_once() => Assert.Equal("{'appendMatch':[1]}", Merge("{'appendMatch': [1]}"));

    [Fact]
    public void leaves_null_where_lists_that_are_joined_have_no_items() =>
        Assert.Equal("{'appendMatch':null}", Merge("{'appendMatch': []}", "{'appendMatch': []}"));

    [Fact]
    public void takes_an_object_that_only_the_later_has() =>
        Assert.Equal("{'a':1,'sidecar':{'appendProfiles':['b']}}", Merge("{'a': 1}", "{'sidecar': {'appendProfiles': ['b']}}"));

    [Fact]
    public void knows_of_each_value_where_it_comes_from()
    {
        var weak = Confs.Timeout("weak", "{'kind': 'Mesh'}", "{'connectionTimeout': '1s', 'http': {'requestTimeout': '1s', 'streamIdleTimeout': '1s'}}");
        var strong = Confs.Timeout("strong", "{'kind': 'Mesh'}", "{'http': {'requestTimeout': '2s'}}");
        var merged = (ConfObject)Assert.Single(ConfMerge.Merge([ConfOf(weak), ConfOf(strong)]));
        var http = (ConfObject)merged.Find("http")!;

        Assert.Equal(new ConfPlace(weak, "spec.to[0].default.connectionTimeout"), merged.Find("connectionTimeout")!.Place);
        Assert.Equal(new ConfPlace(strong, "spec.to[0].default.http.requestTimeout"), http.Find("requestTimeout")!.Place);
        Assert.Equal(new ConfPlace(weak, "spec.to[0].default.http.streamIdleTimeout"), http.Find("streamIdleTimeout")!.Place);
    }

    [Fact]
    public void puts_the_rules_of_the_stronger_route_first() => Assert.Equal(
        ["{'rules':[/strong-1,/strong-2,/weak-1,/weak-2]}"],
        MergeRoutes(Route("weak", Rule("/weak-1"), Rule("/weak-2")), Route("strong", Rule("/strong-1"), Rule("/strong-2"))));

    [Fact]
    public void merges_rules_of_equal_matches_at_the_place_of_the_stronger() => Assert.Equal(
        ["{'rules':[/new{backendRefs:strong},/same{backendRefs:strong,filters:weak},/old{backendRefs:weak}]}"],
        MergeRoutes(
            Route("weak", Rule("/same", backend: "weak", mirror: "weak"), Rule("/old", backend: "weak")),
            Route("strong", Rule("/new", backend: "strong"), Rule("/same", backend: "strong"))));

    [Fact]
    public void lets_the_first_of_two_rules_with_equal_matches_in_one_route_win() => Assert.Equal(
        ["{'rules':[/same{backendRefs:first}]}"], MergeRoutes(Route("one", Rule("/same", backend: "first"), Rule("/same", backend: "second"))));

    [Fact]
    public void merges_routes_for_each_hostname_apart() => Assert.Equal(
        ["{'hostnames':['a'],'rules':[/all-ab]}", "{'hostnames':['b'],'rules':[/only-b,/all-ab]}", "{'rules':[/none]}"],
        MergeRoutes(
            RouteOf("ab", "['a', 'b']", Rule("/all-ab")), RouteOf("b", "['b']", Rule("/only-b")), Route("none", Rule("/none"))));

    private static string Merge(params string[] confs) => Confs.Text(Assert.Single(ConfMerge.Merge([.. confs.Select(Confs.Parse)])));

    private static ConfValue ConfOf(Resource policy) =>
        Assert.Single(PolicyItems.Of(policy, KumaSemantics.V2_14).To).Conf;

    private static IEnumerable<string> MergeRoutes(params Resource[] routes) =>
        ConfMerge.Merge([.. routes.Select(ConfOf)]).Select(Describe);

    private static string Rule(string path, string? backend = null, string? mirror = null)
    {
        var filters = mirror is null ? "" : "'filters': [{'type': 'RequestMirror', 'requestMirror': {'backendRef': {'kind': 'MeshService', 'name': '" + mirror + "'}}}]";
        var backends = backend is null ? "" : "'backendRefs': [{'kind': 'MeshService', 'name': '" + backend + "'}]";
        return "{'matches': [{'path': {'type': 'Exact', 'value': '" + path + "'}}], 'default': {"
            + string.Join(", ", new[] { filters, backends }.Where(t => t.Length > 0)) + "}}";
    }

    private static Resource Route(string name, params string[] rules) => RouteOf(name, "[]", rules);

    private static Resource RouteOf(string name, string hostnames, params string[] rules) => Confs.Policy(
        MeshHTTPRouteSpec.Descriptor,
        name,
        "{'to': [{'targetRef': {'kind': 'Mesh'}, 'hostnames': " + hostnames + ", 'rules': [" + string.Join(", ", rules) + "]}]}");

    /// <summary>Of each rule the path, and by the names of services whence its settings come.</summary>
    private static string Describe(ConfValue conf)
    {
        var whole = (ConfObject)conf;
        var rules = ((ConfList)whole.Find("rules")!).Items.Cast<ConfObject>().Select(rule =>
        {
            var path = Texts(rule.Find("matches")!, "value").Single();
            var set = ((ConfObject)rule.Find("default")!).Fields.OrderBy(f => f.Key, StringComparer.Ordinal)
                .Select(f => $"{f.Key}:{Texts(f.Value, "name").Single()}");
            return path + (set.Any() ? "{" + string.Join(",", set) + "}" : "");
        });
        var hostnames = whole.Find("hostnames") is { } names ? $"'hostnames':{Confs.Text(names)}," : "";
        return "{" + hostnames + "'rules':[" + string.Join(",", rules) + "]}";
    }

    private static IEnumerable<string> Texts(ConfValue conf, string field) => conf switch
    {
        ConfObject whole => whole.Fields.SelectMany(f => f is { Key: var key, Value: ConfScalar { Text: { } text } } && key == field ? [text] : Texts(f.Value, field)),
        ConfList list => list.Items.SelectMany(i => Texts(i, field)),
        _ => [],
    };
}
