using CsCheck;
using MeshTargeting.Findings;
using MeshTargeting.Reading;
using MeshTargeting.Reading.Lines;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reading.Lines;

/// <summary>What a finding points at, of which only the beginning is known.</summary>
public class RegionsTests
{
    /// <summary>The token is what stands between the angle brackets, which are not part of the line.</summary>
    [Theory]
    [InlineData("  name: «backend»")]
    [InlineData("  name: «backend of the shop»   # the old one")]
    [InlineData("  name: «back#end»")]
    [InlineData("  «name»: backend")]
    [InlineData("  «kuma.io/service»: backend")]
    [InlineData("  - «name»: backend")]
    [InlineData("  «spec»:")]
    [InlineData("  «a:b»: c")]
    [InlineData("  name: «\"back \\\" end\"» # x")]
    [InlineData("  name: «'it''s # here'»")]
    [InlineData("  name: «\"goes on")]
    [InlineData("  to: [«a», b]")]
    [InlineData("  to: {a: «b c», d: e}")]
    [InlineData("  to: {a: {b: \"}\", c: «d»}}")]
    [InlineData("  to: «{a: {b: '}'}, c: [d]}» # e")]
    [InlineData("  to: «{»a: b,")]
    [InlineData("  text: «|-»")]
    [InlineData("  text: «*anchor» # x")]
    [InlineData("  name: «{{ .Release.Name }}»-x")]
    [InlineData("  name: «{{ .Release")]
    [InlineData("  a, b: «c, d»")]
    [InlineData("  port: «8080»\t# x")]
    [InlineData("«»")]
    [InlineData("  name: «»")]
    public void ends_with_the_token(string marked)
    {
        var start = marked.IndexOf('«', StringComparison.Ordinal);
        var end = marked.IndexOf('»', StringComparison.Ordinal) is var at and >= 0 ? at - 1 : marked.Length - 1;
        var line = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);

        Assert.Equal(new Region(line, start, end), RegionAt("a.yaml", $"# x\n{line}\n", new Position(2, start + 1)));
    }

    [Theory]
    [InlineData("{\"a\": «1», \"b\": 2}")]
    [InlineData("{\"a\": «\"x, y\"», \"b\": 2}")]
    [InlineData("  \"a\": «true»,")]
    [InlineData("  «\"a\"»: true,")]
    public void knows_JSON(string marked)
    {
        var start = marked.IndexOf('«', StringComparison.Ordinal);
        var line = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);

        Assert.Equal(
            new Region(line, start, marked.IndexOf('»', StringComparison.Ordinal) - 1),
            RegionAt("a.json", $"\n{line}\r\n", new Position(2, start + 1)));
    }

    [Theory]
    [InlineData("a: b\r\nc: d\r\n", 2, "c: d")]
    [InlineData("\uFEFFa: b\n", 1, "a: b")]
    [InlineData("a: b\u2028c: d", 2, "c: d")]
    public void sees_the_lines_that_YAML_sees(string text, int line, string expected)
    {
        Assert.Equal(expected, RegionAt("a.yaml", text, new Position(line, 1))?.Line);
    }

    [Fact]
    public void a_place_behind_the_text_has_none()
    {
        Assert.Null(RegionAt("a.yaml", "a: b\n", new Position(3, 1)));
    }

    [Fact]
    public void every_value_of_a_document_is_found_whole()
    {
        var scalar = Gen.OneOf(
            Gen.String[Gen.Char.AlphaNumeric, 1, 6],
            Gen.String[Gen.Char["ab,{}[]#: "], 0, 8].Select(s => $"\"{s}\""),
            Gen.String[Gen.Char["ab,{}[]#: "], 0, 8].Select(s => $"'{s}'"));
        Gen.Select(scalar, scalar, Gen.Bool).Sample((first, second, flow) =>
        {
            var line = flow ? $"x: {{a: {first}, b: {second}}}" : $"x: {first} # {second}";
            var text = new SourceText("a.yaml", line);
            var path = flow ? "x.b" : "x";
            var region = RegionAt("a.yaml", line, Locator.Find(new SourceDocument(text, 0), path)!.Value)!.Value;
            Assert.Equal(flow ? second : first, line[region.Start..region.End]);
        });
    }

    private static Region? RegionAt(string file, string text, Position at) => new Regions().Of(new Finding
    {
        Rule = ReadingRules.InvalidText,
        Message = "",
        Source = new SourceDocument(new SourceText(file, text), 0),
        Position = at,
    });
}
