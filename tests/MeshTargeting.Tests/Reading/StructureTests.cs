using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Tests.Reading;

public class StructureTests
{
    [Theory]
    [InlineData("selektor: {}", "4:3 MS002 spec.selektor unknown field \"selektor\"; did you mean \"selector\"?")]
    [InlineData("Ports: []", "4:3 MS002 spec.Ports unknown field \"Ports\"; did you mean \"ports\"?")]
    [InlineData("targetPort: 80", "4:3 MS002 spec.targetPort unknown field \"targetPort\"; it belongs in the items of \"ports\"")]
    [InlineData("dataplaneTags: {}", "4:3 MS002 spec.dataplaneTags unknown field \"dataplaneTags\"; it belongs in \"selector\"")]
    [InlineData("status: {}", "4:3 MS002 spec.status unknown field \"status\"; it belongs one level further out")]
    [InlineData("selector: {ports: []}", "4:14 MS002 spec.selector.ports unknown field \"ports\"; it belongs one level further out")]
    [InlineData("nonsense: 1", "4:3 MS002 spec.nonsense unknown field \"nonsense\"")]
    [InlineData("\"a b\": 1", "4:3 MS002 spec[\"a b\"] unknown field \"a b\"")]
    [InlineData("nonsense:", "4:3 MS002 spec.nonsense unknown field \"nonsense\"")]
    [InlineData("ports: {}", "4:10 MS004 spec.ports expected a list, found an object")]
    [InlineData("ports:\n    port: 80", "4:3 MS004 spec.ports expected a list, found an object")]
    [InlineData("ports: 80", "4:10 MS004 spec.ports expected a list, found the number 80")]
    [InlineData("ports: [80]", "4:11 MS004 spec.ports[0] expected an object, found the number 80")]
    [InlineData("ports: [~]", "4:11 MS004 spec.ports[0] expected an object, found null")]
    [InlineData("ports: [{port: \"80\"}]", "4:18 MS004 spec.ports[0].port expected an integer, found the string \"80\"; write it without quotes: 80")]
    [InlineData("ports: [{port: http}]", "4:18 MS004 spec.ports[0].port expected an integer, found the string \"http\"")]
    [InlineData("ports: [{port: 80.5}]", "4:18 MS004 spec.ports[0].port expected an integer, found the number 80.5")]
    [InlineData("ports: [{port: on}]", "4:18 MS004 spec.ports[0].port expected an integer, found the boolean on")]
    [InlineData("ports: [{port: 80, name: 80}]", "4:28 MS004 spec.ports[0].name expected a string, found the number 80; put it in quotes: \"80\"")]
    [InlineData("ports: [{port: 80, name: yes}]", "4:28 MS004 spec.ports[0].name expected a string, found the boolean yes; put it in quotes: \"yes\"")]
    [InlineData("ports: [{port: 80, targetPort: 1.5}]", "4:34 MS004 spec.ports[0].targetPort expected an integer or a string, found the number 1.5")]
    [InlineData("selector: {dataplaneTags: {version: 1.0}}", "4:39 MS004 spec.selector.dataplaneTags[\"version\"] expected a string, found the number 1.0; put it in quotes: \"1.0\"")]
    [InlineData("selector: {dataplaneTags: {a: {b: c}}}", "4:33 MS004 spec.selector.dataplaneTags[\"a\"] expected a string, found an object")]
    [InlineData("ports: [{name: http}]", "4:11 MS101 spec.ports[0].port in body is required")]
    [InlineData("ports: [{port: ~}]", "4:11 MS101 spec.ports[0].port in body is required")]
    [InlineData("identities:\n    - value: x", "5:7 MS101 spec.identities[0].type in body is required")]
    [InlineData("state: Up", "4:10 MS102 spec.state in body should be one of [Available Unavailable]")]
    [InlineData("ports: [{port: 4294967296}]", "4:18 MS103 spec.ports[0].port Checked value must be of type integer with format int32 in spec.ports[0].port")]
    [InlineData("ports: [{port: 1e30}]", "4:18 MS103 spec.ports[0].port Checked value must be of type integer with format int32 in spec.ports[0].port")]
    public void judges_the_spec_of_a_MeshService(string spec, string finding) =>
        Assert.Equal(finding, Read.Finding($"type: MeshService\nname: a\nspec:\n  {spec}\n"));

    [Theory]
    [InlineData("vips: [{ip: 3}]", "5:15 MS004 status.vips[0].ip expected a string, found the number 3; put it in quotes: \"3\"")]
    [InlineData("tls: {status: Maybe}", "5:17 MS102 status.tls.status status.tls.status in body should be one of [Ready NotReady]")]
    [InlineData("addresses: [{hostnameGeneratorRef: {}}]", "5:38 MS101 status.addresses[0].hostnameGeneratorRef.coreName status.addresses[0].hostnameGeneratorRef.coreName in body is required")]
    public void judges_the_status(string status, string finding)
    {
        var found = Assert.Single(Read.Yaml($"type: MeshService\nname: a\nspec: {{}}\nstatus:\n  {status}\n").Findings);
        Assert.Equal(finding, Read.Line(found));
        Assert.Equal(found.Rule.Code == "MS004" ? found.Path : "", found.Field);
    }

    [Theory]
    [InlineData(0, "MS103", "should be at least 1 chars long")]
    [InlineData(1025, "MS103", "should be at most 1024 chars long")]
    [InlineData(3, "MS104", "should match '^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$'")]
    public void judges_strings_by_length_and_pattern(int length, string code, string message)
    {
        var reason = $"reason: '{new string('-', length)}'";
        var text = $"{{type: MeshService, name: a, spec: {{}}, status: {{hostnameGenerators: [{{hostnameGeneratorRef: {{coreName: a}}, conditions: [{{type: A, status: 'True', message: '', {reason}}}]}}]}}}}";
        Assert.Contains(Read.Yaml(text).Findings, f => f.Rule.Code == code && f.Message == $"status.hostnameGenerators[0].conditions[0].reason in body {message}");
    }

    [Fact]
    public void the_end_of_a_pattern_is_the_end_of_the_text()
    {
        const string Text = "{type: MeshService, name: a, spec: {}, status: {hostnameGenerators: [{hostnameGeneratorRef: {coreName: a}, conditions: [{type: A, status: 'True', message: '', reason: \"Ready\\n\"}]}]}}";
        Assert.Equal("MS104", Read.Codes(Text));
    }

    [Theory]
    [InlineData("type: MeshExternalService\nname: a\nspec:\n  match: {port: 0, protocol: tcp}\n", "4:17 MS103 spec.match.port in body should be greater than or equal to 1")]
    [InlineData("type: MeshExternalService\nname: a\nspec:\n  match: {port: 65536, protocol: tcp}\n", "4:17 MS103 spec.match.port in body should be less than or equal to 65535")]
    [InlineData("type: MeshMultiZoneService\nname: a\nspec:\n  selector: {meshService: {matchLabels: {a: b}}}\n  ports: []\n", "5:10 MS103 spec.ports in body should have at least 1 items")]
    public void judges_ranges(string text, string finding) => Assert.Equal(finding, Read.Finding(text));

    [Fact]
    public void an_unsigned_number_is_bounded_by_the_format_that_its_definition_has() => Assert.Equal(
        "MS103 Checked value must be of type integer with format int32 in spec.to[0].default.connectionLimits.maxRetries",
        string.Join('\n', Read.Yaml(
            "{type: MeshCircuitBreaker, name: a, spec: {to: [{targetRef: {kind: Mesh}, default: {connectionLimits: {maxRetries: 3000000000}}}]}}")
            .Findings.Select(f => $"{f.Rule.Code} {f.Message}")));

    [Theory]
    [InlineData("[{port: 80}, {port: 80}]", "5:23 MS105 spec.ports[1] Duplicate value: {\"appProtocol\":\"tcp\",\"port\":80}")]
    [InlineData("[{port: 80}, {port: 80, appProtocol: tcp}]", "5:23 MS105 spec.ports[1] Duplicate value: {\"appProtocol\":\"tcp\",\"port\":80}")]
    [InlineData("[{port: 80, appProtocol: http}, {port: 80, appProtocol: http}]", "5:42 MS105 spec.ports[1] Duplicate value: {\"appProtocol\":\"http\",\"port\":80}")]
    public void the_API_server_refuses_duplicates_in_a_list_that_is_a_map(string ports, string finding)
    {
        Assert.Equal(finding, Read.Finding($"apiVersion: kuma.io/v1alpha1\nkind: MeshService\nmetadata: {{name: a}}\nspec:\n  ports: {ports}\n"));
        Read.Clean($"{{type: MeshService, name: a, spec: {{ports: {ports}}}}}");
    }

    [Theory]
    [InlineData("[{port: 80}, {port: 81}]")]
    [InlineData("[{port: 80, appProtocol: tcp}, {port: 80, appProtocol: http}]")]
    public void different_items_are_no_duplicates(string ports) =>
        Read.Clean($"{{apiVersion: kuma.io/v1alpha1, kind: MeshService, metadata: {{name: a}}, spec: {{ports: {ports}}}}}");

    [Fact]
    public void null_counts_as_absent()
    {
        var service = Read.Clean<MeshServiceSpec>("{type: MeshService, name: a, spec: {state: ~, selector: null, ports: [{port: 80, name: , targetPort: null}]}}");
        Assert.Null(service.Spec.State);
        Assert.Null(service.Spec.Selector);
        Assert.Null(service.Spec.Ports![0].Name);
    }

    [Fact]
    public void a_default_makes_a_required_field_dispensable() =>
        Read.Clean("{type: MeshExternalService, name: a, spec: {match: {port: 80}}}");

    [Fact]
    public void what_fits_is_kept_and_items_keep_their_numbers()
    {
        var result = Read.Yaml("{type: MeshService, name: a, spec: {ports: [{port: 80}, 3, {port: x, name: web}, {port: 1e3}], oops: 1}}");
        var ports = Assert.IsType<Resource<MeshServiceSpec>>(Assert.Single(result.Resources)).Spec.Ports!;
        Assert.Equal([80, null, null, 1000], ports.Select(port => port.Port));
        Assert.Equal("web", ports[2].Name);
    }

    [Fact]
    public void a_field_may_be_written_by_the_other_name_that_Kuma_knows()
    {
        var dataplane = Read.Clean<DataplaneSpec>(
            "{type: Dataplane, name: a, networking: {transparentProxying: {redirect_port_inbound: 15006, redirectPortOutbound: 15001}}}");
        Assert.Equal(15006u, dataplane.Spec.Networking!.TransparentProxying!.RedirectPortInbound);
        Assert.Equal(15001u, dataplane.Spec.Networking.TransparentProxying.RedirectPortOutbound);
    }

    [Fact]
    public void a_spec_of_a_wrong_type_is_reported_and_read_as_empty()
    {
        var result = Read.Yaml("{type: MeshService, name: a, spec: [1]}");
        Assert.Equal("1:36 MS004 spec expected an object, found a list", Read.Line(Assert.Single(result.Findings)));
        Assert.Null(Assert.IsType<Resource<MeshServiceSpec>>(Assert.Single(result.Resources)).Spec.Ports);
    }

    [Fact]
    public void what_is_behind_an_alias_is_judged_wherever_it_stands()
    {
        var findings = Read.Yaml("type: MeshService\nname: a\nlabels: &l {a: 1}\nspec:\n  selector: {dataplaneTags: *l}\n").Findings;
        Assert.Equal(["labels[\"a\"]", "spec.selector.dataplaneTags[\"a\"]"], findings.Select(f => f.Path));
        Assert.All(findings, f => Assert.Equal(new Position(3, 16), f.Position));
    }

    [Fact]
    public void every_code_of_the_schema_is_an_error_of_Kuma() =>
        Assert.All(ReadingRules.All.Where(rule => rule.Code.StartsWith("MS1", StringComparison.Ordinal)), rule => Assert.True(rule.IsKumaRejection));
}
