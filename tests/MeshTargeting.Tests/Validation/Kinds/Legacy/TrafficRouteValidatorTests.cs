using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds.Legacy;
using MeshTargeting.Validation;

namespace MeshTargeting.Tests.Validation.Kinds.Legacy;

public class TrafficRouteValidatorTests
{
    private const string Ends = "sources: [{match: {kuma.io/service: '*'}}], destinations: [{match: {kuma.io/service: web}}]";
    private const string Web = "destination: {kuma.io/service: web}";

    public static TheoryData<string> LegacyNames => [.. LegacyKinds.All.Select(k => k.Name)];

    [Theory]
    [InlineData(Web)]
    [InlineData("split: [{weight: 0, destination: {kuma.io/service: a}}, {weight: 1, destination: {kuma.io/service: b, version: '2'}}]")]
    [InlineData(Web + ", load_balancer: {least_request: {choice_count: 2}}")]
    [InlineData(Web + ", loadBalancer: {ringHash: {hashFunction: XX_HASH}}")]
    [InlineData(Web + ", http: [{match: {method: {exact: ''}, path: {prefix: /a}}, modify: {path: {rewritePrefix: /b}, host: {value: c}}, " + Web + "}]")]
    public void accepts_what_kuma_accepts(string conf) => Assert.Equal("", Rejections($"{{{Ends}, conf: {{{conf}}}}}"));

    [Theory]
    [InlineData("{}", "spec.sources: must have at least one element|spec.destinations: must have at least one element|spec.conf: cannot be empty")]
    [InlineData("{sources: [{}], destinations: [{match: {kuma.io/service: a, b: c}}], conf: {" + Web + "}}", "spec.sources[0].match: must have at least one tag|spec.sources[0].match: mandatory tag \"kuma.io/service\" is missing|spec.destinations[0].match: must consist of exactly one tag \"kuma.io/service\"|spec.destinations[0].match[\"b\"]: tag \"b\" is not allowed")]
    public void rejects_routes_from_or_to_nowhere(string spec, string expected) => Assert.Equal(expected, Rejections(spec));

    [Theory]
    [InlineData("http: []", "spec.conf: requires either \"destination\" or \"split\"")]
    [InlineData(Web + ", split: []", "spec.conf: \"split\" cannot be defined at the same time as \"destination\"|spec.conf.split: must have at least one element")]
    [InlineData("split: [{destination: {kuma.io/service: a}}]", "spec.conf.split[0].weight: needs to be defined|spec.conf.split: there must be at least one split entry with weight above 0")]
    [InlineData("split: [{weight: 1}]", "spec.conf.split[0].destination: must have at least one tag|spec.conf.split[0].destination: mandatory tag \"kuma.io/service\" is missing")]
    [InlineData(Web + ", loadBalancer: {leastRequest: {choiceCount: 1}}", "spec.conf.loadBalancer.leastRequest.choiceCount: value must be greater than or equal to 2")]
    [InlineData(Web + ", loadBalancer: {ringHash: {}}", "spec.conf.loadBalancer.ringHash.hashFunction: must have a valid hash function")]
    public void rejects_a_conf_that_leads_nowhere(string conf, string expected) => Assert.Equal(expected, Rejections($"{{{Ends}, conf: {{{conf}}}}}"));

    [Theory]
    [InlineData("", "match: must be present and contain at least one of the elements: \"method\", \"path\" or \"headers\"")]
    [InlineData("match: {headers: {}}", "match.headers: must contain at least one element")]
    [InlineData("match: {headers: {b: {}, a: {regex: ''}}}", "match.headers[\"a\"].regex: cannot be empty|match.headers[\"b\"]: cannot be empty. Available options: \"exact\", \"split\" or \"regex\"")]
    [InlineData("match: {path: {prefix: ''}}, modify: {path: {rewritePrefix: ''}}", "match.path.prefix: cannot be empty|modify.path.rewritePrefix: cannot be empty")]
    [InlineData("match: {path: {exact: a}}, modify: {path: {rewritePrefix: /b}}", "modify.path.rewritePrefix: can only be set when .http.match.path.prefix is not empty")]
    [InlineData("match: {path: {exact: a}}, modify: {path: {regex: {}}}", "modify.path.regex.pattern: cannot be empty|modify.path.regex.substitution: cannot be empty")]
    [InlineData("match: {path: {exact: a}}, modify: {path: {}, host: {}}", "modify.path: either \"rewritePrefix\" or \"regex\" has to be set|modify.host: either \"value\" or \"fromPath\" has to be set")]
    [InlineData("match: {path: {exact: a}}, modify: {host: {value: ''}}", "modify.host.value: cannot be empty")]
    [InlineData("match: {path: {exact: a}}, modify: {host: {fromPath: {pattern: a}}}", "modify.host.fromPath.substitution: cannot be empty")]
    [InlineData("match: {path: {exact: a}}, modify: {requestHeaders: {add: [{name: host, value: a}, {}]}}", "modify.requestHeaders.add[0].name: host header and HTTP/2 pseudo-headers are not allowed to be modified|modify.requestHeaders.add[1].name: cannot be empty|modify.requestHeaders.add[1].value: cannot be empty")]
    [InlineData("match: {path: {exact: a}}, modify: {responseHeaders: {remove: [{name: ':path'}, {name: x}]}}", "modify.responseHeaders.remove[0].name: host header and HTTP/2 pseudo-headers are not allowed to be modified")]
    public void rejects_a_rule_for_http(string rule, string expected) => Assert.Equal(
        string.Join('|', expected.Split('|').Select(e => "spec.conf.http[0]." + e)),
        Rejections($"{{{Ends}, conf: {{{Web}, http: [{{{rule}{(rule.Length == 0 ? "" : ", ")}{Web}}}]}}}}"));

    [Theory]
    [MemberData(nameof(LegacyNames))]
    public void tells_to_migrate(string kind)
    {
        var finding = Assert.Single(Judge($"type: {kind}\nname: a\nmesh: default"), f => f.Rule.Code == "MS802");

        Assert.Equal("type", finding.Path);
        Assert.Contains(LegacyKinds.All.Single(k => k.Name == kind).Successor!, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void has_no_prefix_on_universal() =>
        Assert.Contains("sources: must have at least one element", Judge("type: TrafficRoute\nname: a\nmesh: default").Select(f => $"{f.Field}: {f.Message}"));

    [Fact]
    public void demands_a_mesh_on_kubernetes() => Assert.Contains(
        "mesh: cannot be empty",
        Judge("apiVersion: kuma.io/v1alpha1\nkind: Retry\nmetadata: {name: a}").Select(f => $"{f.Field}: {f.Message}"));

    private static string Rejections(string spec) => string.Join('|', Judge(
            $"""
            apiVersion: kuma.io/v1alpha1
            kind: TrafficRoute
            mesh: default
            metadata: {"{"}name: route{"}"}
            spec: {spec}
            """)
        .Where(f => f.Rule.IsKumaRejection)
        .Select(f => $"{f.Field}: {f.Message}"));

    private static IReadOnlyList<MeshTargeting.Findings.Finding> Judge(string manifest)
    {
        var read = ManifestReader.Read(new SourceText("route.yaml", manifest));
        Assert.Empty(read.Findings);
        return Validator.Validate(Assert.Single(read.Resources), ControlPlane.Default);
    }
}
