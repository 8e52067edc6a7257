using System.Security.Cryptography;
using System.Text;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Tests.Targeting.Rules;

public class MatchesHashTests
{
    [Fact]
    public void is_the_SHA_256_of_the_JSON_in_base_64() => Assert.Equal(
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes("""[{"path":{"value":"/a","type":"Exact"}}]"""))),
        MatchesHash.Of(Confs.Parse("[{'path': {'type': 'Exact', 'value': '/a'}}]")));

    [Fact]
    public void tells_empty_from_absent()
    {
        Assert.Equal("null", MatchesHash.Json(null));
        Assert.Equal("null", MatchesHash.Json(ConfScalar.Null()));
        Assert.Equal("[]", MatchesHash.Json(Confs.Parse("[]")));
        Assert.Equal("[{}]", MatchesHash.Json(Confs.Parse("[{}]")));
    }

    [Fact]
    public void writes_fields_in_the_order_of_Gos_types() => Assert.Equal(
        """[{"path":{"value":"/a","type":"Exact"},"method":"GET","queryParams":[{"type":"Exact","name":"q","value":"1"}],"headers":[{"type":"Prefix","name":"h","value":"v"}]}]""",
        MatchesHash.Json(Confs.Parse(
            "[{'headers': [{'value': 'v', 'name': 'h', 'type': 'Prefix'}], 'queryParams': [{'value': '1', 'name': 'q', 'type': 'Exact'}], 'method': 'GET', 'path': {'type': 'Exact', 'value': '/a'}}]")));

    [Fact]
    public void leaves_out_what_Go_leaves_out() => Assert.Equal(
        """[{"queryParams":[],"headers":[{"name":"h"},{"type":"Present","name":"i"}]}]""",
        MatchesHash.Json(Confs.Parse("[{'queryParams': [], 'headers': [{'name': 'h', 'value': ''}, {'type': 'Present', 'name': 'i'}]}]")));

    [Theory]
    [InlineData("<a>&", """\u003ca\u003e\u0026""")]
    [InlineData("\u2028\u2029", """\u2028\u2029""")]
    [InlineData("\u0001\u007f", "\\u0001\u007f")]
    [InlineData("\b\f\n\r\t", """\b\f\n\r\t""")]
    [InlineData("\"\\/", """\"\\/""")]
    [InlineData("ü😀", "ü😀")]
    public void writes_characters_as_Go_does(string path, string written) => Assert.Equal(
        $$$"""[{"path":{"value":"{{{written}}}","type":"Exact"}}]""",
        MatchesHash.Json(new ConfList([new ConfObject([new("path", new ConfObject([new("value", new ConfScalar(path)), new("type", new ConfScalar("Exact"))]))])])));
}
