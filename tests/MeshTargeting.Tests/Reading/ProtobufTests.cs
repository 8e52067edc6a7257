using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Tests.Reading;

/// <summary>Kinds that Kuma declares in protobuf are read as its JSON form is (github.com/golang/protobuf/jsonpb).</summary>
public class ProtobufTests
{
    [Fact]
    public void takes_numbers_in_quotes()
    {
        var proxy = Proxy("networking: {address: a, inbound: [{port: '80'}]}");

        Assert.Equal(80u, proxy.Networking!.Inbound![0].Port);
    }

    [Theory]
    [InlineData("BUILTIN", "BUILTIN")]
    [InlineData("1", "BUILTIN")]
    [InlineData("1.0", "BUILTIN")]
    [InlineData("7", "7")]
    [InlineData("-1", "-1")]
    public void takes_members_of_enumerations_by_name_and_by_number(string written, string expected) =>
        Assert.Equal(expected, Proxy($"networking: {{address: a, gateway: {{type: {written}}}}}").Networking!.Gateway!.Type);

    [Fact]
    public void takes_field_names_in_either_form_and_the_camel_case_one_where_both_are_there()
    {
        var proxy = Proxy("networking: {address: a, transparent_proxying: {redirect_port_inbound: 1, redirectPortOutbound: 2, redirect_port_outbound: 3}}");

        Assert.Equal((1u, 2u), (proxy.Networking!.TransparentProxying!.RedirectPortInbound, proxy.Networking.TransparentProxying.RedirectPortOutbound));
    }

    [Fact]
    public void takes_null_for_an_empty_value_in_lists_and_maps()
    {
        var proxy = Proxy("networking: {address: a, inbound: [~, {port: 80, tags: {version: ~}}], transparentProxying: {reachable_services: [~, b]}}");

        Assert.Equal([null, 80u], proxy.Networking!.Inbound!.Select(i => i.Port));
        Assert.Equal("", proxy.Networking.Inbound![1].Tags!["version"]);
        Assert.Equal(["", "b"], proxy.Networking.TransparentProxying!.ReachableServices);
    }

    [Theory]
    [InlineData("address: 80", "expected a string, found the number 80; put it in quotes: \"80\"")]
    [InlineData("inbound: [{port: ''}]", "expected an integer, found the string \"\"")]
    [InlineData("inbound: [{port: '080'}]", "expected an integer, found the string \"080\"")]
    [InlineData("inbound: [{port: '8.0'}]", "expected an integer, found the string \"8.0\"")]
    [InlineData("inbound: [{health: {ready: 'true'}}]", "expected true or false, found the string \"true\"; write it without quotes: true")]
    [InlineData("gateway: {type: 1.5}", "expected a string, found the number 1.5; put it in quotes: \"1.5\"")]
    [InlineData("gateway: {type: true}", "expected a string, found the boolean true; put it in quotes: \"true\"")]
    [InlineData("inbound: [{port: '-1'}]", "networking.inbound[0].port in body should be greater than or equal to 0")]
    [InlineData("inbound: [{port: '4294967296'}]", "Checked value must be of type integer with format int32 in networking.inbound[0].port")]
    [InlineData("gateway: {type: '1'}", "networking.gateway.type in body should be one of [DELEGATED BUILTIN]")]
    [InlineData("inbound: [{serviceProbe: {interval: 5}}]", "expected a duration, found the number 5; write its unit: 5s")]
    [InlineData("inbound: [{serviceProbe: {interval: 5d}}]", "time: unknown unit \"d\" in duration \"5d\"")]
    public void takes_nothing_else(string networking, string expected) => Assert.Equal(
        expected,
        Assert.Single(ManifestReader.Read(new SourceText("own.yaml", $"type: Dataplane\nname: a\nmesh: default\nnetworking: {{{networking}}}\n")).Findings).Message);

    [Theory]
    [InlineData("'1e400'")]
    [InlineData("1e400")]
    [InlineData("'-1e400'")]
    [InlineData("1${ZEROS}")]
    [InlineData("'1${ZEROS}'")]
    public void takes_no_number_that_is_beyond_a_double(string sampling)
    {
        var zeros = new string('0', 400);
        var mesh = $"type: Mesh\nname: a\ntracing: {{backends: [{{name: a, sampling: {sampling.Replace("${ZEROS}", zeros, StringComparison.Ordinal)}}}]}}\n";

        Assert.Equal(["MS004"], ManifestReader.Read(new SourceText("own.yaml", mesh)).Findings.Select(f => f.Rule.Code));
    }

    [Fact]
    public void takes_none_of_it_in_other_kinds() => Assert.Equal(
        ["MS004", "MS004"],
        ManifestReader.Read(new SourceText("own.yaml", "type: MeshService\nname: a\nmesh: default\nspec: {ports: [{port: '80'}, ~]}\n")).Findings.Select(f => f.Rule.Code));

    private static DataplaneSpec Proxy(string spec)
    {
        var read = ManifestReader.Read(new SourceText("own.yaml", $"type: Dataplane\nname: a\nmesh: default\n{spec}\n"));

        Assert.Empty(read.Findings);
        return Assert.IsType<Resource<DataplaneSpec>>(Assert.Single(read.Resources)).Spec;
    }
}
