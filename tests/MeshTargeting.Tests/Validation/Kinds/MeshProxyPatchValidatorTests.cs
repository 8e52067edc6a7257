using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Validation.Kinds;

public class MeshProxyPatchValidatorTests
{
    private const string First = "spec.default.appendModifications[0]";
    private const string Operations = "invalid operation. Available operations: ";
    private const string NotValid = "native Envoy resource is not valid: ";

    [Theory]
    [InlineData("{cluster: {operation: Add, value: 'name: a'}}")]
    [InlineData("{cluster: {operation: Patch, value: ''}}")]
    [InlineData("{cluster: {operation: Patch, value: '{connectTimeout: 5s, anything: else}', jsonPatches: []}}")]
    [InlineData("{cluster: {operation: Patch, match: {name: a, origin: inbound}, jsonPatches: [{op: remove, path: /a}]}}")]
    [InlineData("{cluster: {operation: Patch, jsonPatches: [{op: add, path: /a, value: null}]}}")]
    [InlineData("{listener: {operation: Add, value: ''}}")]
    [InlineData("{listener: {operation: Remove, match: {tags: {a: b}}, jsonPatches: [{op: nothing}]}}", $"{First}.listener.jsonPatches[0].op: in body should be one of [add remove replace move copy]\n{First}.listener.jsonPatches[0].path: in body is required")]
    [InlineData("{virtualHost: {operation: Add, match: {origin: outbound, routeConfigurationName: a}, value: '{name: a, domains: [b]}'}}")]
    [InlineData("{virtualHost: {operation: Remove, match: {}}}")]
    [InlineData("{networkFilter: {operation: AddLast, value: 'name: a'}}")]
    [InlineData("{httpFilter: {operation: AddBefore, match: {name: b}, value: '{\"name\": \"a\"}'}}")]
    [InlineData("{httpFilter: {operation: Remove, match: {listenerName: a, listenerTags: {b: c}}}}")]
    public void accepts_what_kuma_accepts(string modification, string fromSchema = "") => Assert.Equal(fromSchema, Of(modification));

    [Theory]
    [InlineData("default: {}")]
    [InlineData("default: {appendModifications: []}")]
    [InlineData("{}")]
    public void rejects_a_policy_that_changes_nothing(string spec) =>
        Assert.Equal("spec.default.appendModifications: must not be empty", Rejections(spec));

    [Theory]
    [InlineData("{}", 0)]
    [InlineData("{cluster: {operation: Remove}, listener: {operation: Remove}, virtualHost: {operation: Remove, match: {}}, networkFilter: {operation: Remove}, httpFilter: {operation: Remove}}", 5)]
    public void rejects_all_but_one_change_at_a_time(string modification, int count) => Assert.Equal(
        $"{First}: exactly one modification can be defined at a time. Currently, {count} modifications are defined", Of(modification));

    [Theory]
    [InlineData("cluster", "AddFirst", """ "Add", "Patch", "Remove" """)]
    [InlineData("listener", "Replace", """ "Add", "Patch", "Remove" """)]
    [InlineData("virtualHost", "", """ "Add", "Patch", "Remove" """)]
    [InlineData("networkFilter", "Add", """ "AddFirst", "AddLast", "AddBefore", "AddAfter", "Patch", "Remove" """)]
    [InlineData("httpFilter", "add", """ "AddFirst", "AddLast", "AddBefore", "AddAfter", "Patch", "Remove" """)]
    public void rejects_an_operation_of_something_else(string subject, string operation, string operations) =>
        Assert.Equal($"{First}.{subject}.operation: {Operations}{operations.Trim()}", Of($"{{{subject}: {{operation: '{operation}', match: {{}}}}}}"));

    [Theory]
    [InlineData("{cluster: {operation: Add, match: {}, value: 'name: a'}}", "cluster.match: must not be defined")]
    [InlineData("{listener: {operation: Add, match: {name: a}, value: 'name: a'}}", "listener.match: must not be defined")]
    [InlineData("{virtualHost: {operation: Add, match: {name: a}, value: '{name: a, domains: [b]}'}}", "virtualHost.match.name: must not be defined")]
    public void rejects_a_match_where_something_is_added(string modification, string expected) => Assert.Equal($"{First}.{expected}", Of(modification));

    [Theory]
    [InlineData("{networkFilter: {operation: AddBefore, value: 'name: a'}}", "networkFilter.match.name: must be defined. You need to pick a filter before which this one will be added")]
    [InlineData("{networkFilter: {operation: AddAfter, match: {origin: a}, value: 'name: a'}}", "networkFilter.match.name: must be defined. You need to pick a filter after which this one will be added")]
    [InlineData("{httpFilter: {operation: Patch, match: {}, value: 'name: a'}}", "httpFilter.match.name: must be defined")]
    public void rejects_a_filter_that_is_not_named_where_it_must_be(string modification, string expected) => Assert.Equal($"{First}.{expected}", Of(modification));

    [Theory]
    [InlineData("{cluster: {operation: Add}}", "cluster.value: must be defined")]
    [InlineData("{httpFilter: {operation: AddFirst, jsonPatches: []}}", "httpFilter.value: must be defined")]
    [InlineData("{cluster: {operation: Remove, value: ''}}", "cluster.value: must not be defined")]
    [InlineData("{networkFilter: {operation: Remove, value: 'name: a'}}", "networkFilter.value: must not be defined")]
    [InlineData("{listener: {operation: Patch, jsonPatches: []}}", "listener: listener must have exactly one defined: value, jsonPatches")]
    [InlineData("{cluster: {operation: Patch, value: '', jsonPatches: [{op: remove, path: /a}]}}", "cluster: cluster must have only one type defined: value, jsonPatches")]
    [InlineData("{cluster: {operation: Patch, jsonPatches: [{op: remove, path: /}]}}", "cluster.jsonPatches[0].path: root path cannot be removed")]
    public void rejects_a_value_or_patches_too_many_or_too_few(string modification, string expected) => Assert.Equal($"{First}.{expected}", Of(modification));

    [Theory]
    [InlineData("'{'", "unexpected EOF")]
    [InlineData("'a: ['", "invalid character 'a' looking for beginning of value")]
    [InlineData("'{\"a\": [1, \"b]}'", "unexpected EOF")]
    [InlineData("'just text'", "json: cannot unmarshal string into Go value of type map[string]json.RawMessage")]
    [InlineData("'[a]'", "json: cannot unmarshal array into Go value of type map[string]json.RawMessage")]
    [InlineData("'1.5'", "json: cannot unmarshal number into Go value of type map[string]json.RawMessage")]
    [InlineData("'1: ['", "json: cannot unmarshal number into Go value of type map[string]json.RawMessage")]
    [InlineData("'yes'", "json: cannot unmarshal bool into Go value of type map[string]json.RawMessage")]
    [InlineData("'name: 1'", "json: cannot unmarshal number into Go value of type string")]
    [InlineData("'name: {a: b}'", "json: cannot unmarshal object into Go value of type string")]
    public void rejects_a_value_that_is_no_object(string value, string expected)
    {
        Assert.Equal($"{First}.cluster.value: {NotValid}{expected}", Of($"{{cluster: {{operation: Patch, value: {value}}}}}"));
        Assert.Equal($"{First}.cluster.value: {NotValid}{expected}", Of($"{{cluster: {{operation: Add, value: {value}}}}}"));
    }

    [Theory]
    [InlineData("{cluster: {operation: Add, value: ''}}", "cluster.value: {0}invalid Cluster.Name: value length must be at least 1 runes")]
    [InlineData("{networkFilter: {operation: AddFirst, value: '{name: null}'}}", "networkFilter.value: {0}invalid Filter.Name: value length must be at least 1 runes")]
    [InlineData("{httpFilter: {operation: AddLast, value: '{}'}}", "httpFilter.value: {0}invalid HttpFilter.Name: value length must be at least 1 runes")]
    [InlineData("{virtualHost: {operation: Add, match: {}, value: '{name: a, domains: []}'}}", "virtualHost.value: {0}invalid VirtualHost.Domains: value must contain at least 1 item(s)")]
    public void rejects_an_addition_without_what_names_it(string modification, string expected) =>
        Assert.Equal($"{First}.{expected.Replace("{0}", NotValid, StringComparison.Ordinal)}", Of(modification));

    [Fact]
    public void takes_gateways_from_the_operator_only_and_never_their_tags()
    {
        const string spec = "targetRef: {kind: MeshGateway, name: edge, tags: {port: http}}\ndefault: {appendModifications: [{cluster: {operation: Remove}}]}";

        Assert.Equal("spec.targetRef.tags: must not be set with kind MeshGateway", Rejections(spec));
        Assert.Equal(
            "spec.targetRef.kind: value 'MeshGateway' is not supported",
            Judgement.Rejections("MeshProxyPatch", spec, labels: "{kuma.io/policy-role: workload-owner}"));
    }

    [Fact]
    public void tells_of_kinds_that_are_deprecated_and_refused_in_3_0()
    {
        const string spec = "targetRef: {kind: MeshService, name: a}\ndefault: {appendModifications: [{cluster: {operation: Remove}}]}";

        Assert.Equal(
            "spec.targetRef.kind: MeshService value for 'targetRef.kind' is deprecated, use Dataplane with labels instead",
            Judgement.Deprecations("MeshProxyPatch", spec));
        Assert.Equal(
            "spec.targetRef.kind: value 'MeshService' is not supported",
            Judgement.Rejections("MeshProxyPatch", spec, KumaSemantics.V3_0));
    }

    private static string Rejections(string spec) => Judgement.Rejections("MeshProxyPatch", spec);

    private static string Of(string modification) => Rejections($"default:\n  appendModifications:\n    - {modification}");
}
