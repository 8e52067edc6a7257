using System.Text.Json.Nodes;
using CsCheck;
using MeshTargeting.Reports.CustomResourceDefinitions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MeshTargeting.Tests.Reports.Crds;

public class YamlTextTests
{
    // Strings of what means something to YAML, or is easily lost on the way.
    private static readonly Gen<string> Awkward = Gen
        .OneOf<string>([.. ": # ' \" \\ - ? a y 0 . ~ { } [ ] & * ! % @ ` | > , = < é \n \t \r \u0085 \u2028 \uFEFF \u0000 \u007F 😀".Split(' '), " "])
        .Array[0, 8]
        .Select(string.Concat);

    [Fact]
    public void writes_blocks_with_two_spaces_a_level()
    {
        var tree = new JsonObject
        {
            ["a"] = new JsonObject { ["b"] = 1, ["c"] = new JsonArray("x", new JsonObject { ["d"] = true, ["e"] = new JsonArray() }) },
            ["f"] = new JsonObject(),
        };

        Assert.Equal(
            """
            a:
              b: 1
              c:
                - x
                - d: true
                  e: []
            f: {}

            """,
            YamlText.Of(tree));
    }

    [Theory]
    [InlineData("plain words, and more")]
    [InlineData("kuma.io/service")]
    [InlineData("a:b")]
    [InlineData(".status.addresses")]
    public void leaves_plain_what_is_a_string_for_every_reader(string value) => Assert.Equal($"a: {value}\n", Written(value));

    [Theory]
    [InlineData("yes")]
    [InlineData("No")]
    [InlineData("null")]
    [InlineData("y")]
    [InlineData(".5")]
    [InlineData("302")]
    [InlineData("a: b")]
    [InlineData("a #b")]
    [InlineData("a:")]
    [InlineData("a ")]
    [InlineData("^a$")]
    [InlineData("")]
    public void quotes_what_a_reader_might_take_for_something_else(string value) => Assert.Equal($"a: '{value}'\n", Written(value));

    [Fact]
    public void quotes_a_quote_by_doubling_it() => Assert.Equal("a: 'it''s: so'\n", Written("it's: so"));

    [Fact]
    public void any_string_is_read_back_as_it_was() => Gen.OneOf<string>(Gen.String, Awkward).Sample(value =>
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Written(value)));
        var scalar = (YamlScalarNode)((YamlMappingNode)stream.Documents[0].RootNode).Children.Single().Value;
        return scalar.Value == value && (scalar.Style != ScalarStyle.Plain || char.IsLetter(value[0]) || value[0] is '.' or '/');
    });

    private static string Written(string value) => YamlText.Of(new JsonObject { ["a"] = value });
}
