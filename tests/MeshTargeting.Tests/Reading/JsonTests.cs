using System.Text;
using MeshTargeting.Findings;
using MeshTargeting.Reading;

namespace MeshTargeting.Tests.Reading;

public class JsonTests
{
    [Theory]
    [InlineData("{\n  // strict, as the compiler wants it\n  \"strict\": true,\n}\n", Severity.Info)]
    [InlineData("{\"type\": \"MeshService\", \"name\": \"a\",}", Severity.Error)]
    public void broken_JSON_that_does_not_speak_of_Kuma_is_only_mentioned(string text, Severity severity)
    {
        var finding = Assert.Single(Read.Json(text).Findings);
        Assert.Equal(("MS001", severity), (finding.Rule.Code, finding.Severity));
    }

    [Fact]
    public void broken_YAML_always_counts() => Assert.Equal(Severity.Error, Assert.Single(Read.Yaml("foo: [1\n").Findings).Severity);

    [Fact]
    public void reads_a_resource()
    {
        var result = Read.Json("\uFEFF{\"type\": \"MeshService\", \"name\": \"a\", \"spec\": {\"ports\": [{\"port\": 80}]}}");
        Assert.Empty(result.Findings.Select(Read.Line));
        Assert.Equal("a", Assert.Single(result.Resources).Metadata.Name);
    }

    [Theory]
    [InlineData("", "1:1")]
    [InlineData("{\n  \"type\": \"MeshService\",\n}", "3:1")]
    [InlineData("{\"a\": 1} // comment", "1:10")]
    [InlineData("{\"a\": 1}{}", "1:9")]
    [InlineData("{\"é\": x}", "1:7")]
    [InlineData("{\"😀\": x}", "1:8")]
    [InlineData("{\"a\": \"\\ud800\"}", "1:7")]
    [InlineData("{\"a\": 1e999}", "1:7")]
    [InlineData("{\"a\": .5}", "1:7")]
    [InlineData("{\"a\": NaN}", "1:7")]
    public void says_where_a_text_is_no_JSON(string text, string place)
    {
        var finding = Assert.Single(Read.Json(text).Findings);
        Assert.Equal("MS001", finding.Rule.Code);
        Assert.Equal(place, $"{finding.Position!.Value.Line}:{finding.Position!.Value.Column}");
        Assert.DoesNotContain("LineNumber", finding.Message);
    }

    [Fact]
    public void reports_keys_that_stand_twice()
    {
        var finding = Assert.Single(Read.Json("{\"type\": \"MeshService\",\n \"name\": \"é\", \"name\": \"b\", \"spec\": {}}").Findings);
        Assert.Equal("2:15 MS003 name the key \"name\" stands twice here; the first, in line 2, has no effect", Read.Line(finding));
    }

    [Fact]
    public void caps_the_depth()
    {
        Assert.Empty(Read.Json(new string('[', 64) + new string(']', 64)).Findings);
        Assert.Equal(
            "1:65 MS006 - nested more than 64 levels deep",
            Read.Line(Assert.Single(Read.Json(new string('[', 65) + new string(']', 65)).Findings)));
        Assert.Equal("MS006", Assert.Single(Read.Json(new string('[', 100_000)).Findings).Rule.Code);
    }

    [Fact]
    public void caps_the_size() =>
        Assert.Equal("MS006", Assert.Single(Read.Json($"[\"{new string('x', 200)}\"]", new ReadOptions { MaxDocumentBytes = 100 }).Findings).Rule.Code);

    [Fact]
    public void takes_an_object_from_an_admission_request_that_has_no_text()
    {
        var result = ManifestReader.ReadJson(Encoding.UTF8.GetBytes(
            "{\"apiVersion\":\"kuma.io/v1alpha1\",\"kind\":\"MeshService\",\"metadata\":{\"name\":\"a\",\"namespace\":\"b\"},\"spec\":{\"ports\":[{\"port\":\"80\"}]}}"));

        Assert.Null(Assert.Single(result.Resources).Source);
        var finding = Assert.Single(result.Findings);
        Assert.Equal("spec.ports[0].port", finding.Path);
        Assert.Null(finding.Position);
    }

    [Fact]
    public void bytes_that_are_no_UTF_8_are_no_JSON() =>
        Assert.Equal("MS001", Assert.Single(ManifestReader.ReadJson(new byte[] { (byte)'"', 0xFF, (byte)'"' }).Findings).Rule.Code);

    [Theory]
    [InlineData("80", "MS002")]
    [InlineData("80.0", "MS002")]
    [InlineData("8e1", "MS002")]
    [InlineData("80.5", "MS002 MS004")]
    [InlineData("9223372036854775808", "MS002 MS103")]
    public void numbers_are_whole_if_they_have_no_fraction(string number, string codes) => Assert.Equal(
        codes,
        string.Join(' ', Read.Json($"{{\"type\": \"MeshService\", \"name\": \"a\", \"spec\": {{\"x\": 0, \"ports\": [{{\"port\": {number}}}]}}}}").Findings.Select(f => f.Rule.Code)));

    [Fact]
    public void a_template_is_named_as_such() =>
        Assert.Equal("2:10 MS005", Read.Line(Assert.Single(Read.Json("{\"type\": \"MeshService\",\n \"name\": {{ .Values.name }}}").Findings))[..10]);
}
