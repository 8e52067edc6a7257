using System.Text;
using MeshTargeting.Files;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Files;

public class TextDecoderTests
{
    [Fact]
    public void decodes_utf8_with_and_without_a_byte_order_mark()
    {
        Assert.Equal(new SourceText("a.yaml", "name: Zoë"), TextDecoder.Decode("a.yaml", "name: Zoë"u8));
        Assert.Equal("name: Zoë", TextDecoder.Decode("a.yaml", [0xEF, 0xBB, 0xBF, .. "name: Zoë"u8]).Content);
    }

    [Fact]
    public void decodes_utf16_that_powershell_writes()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var text = TextDecoder.Decode("a.yaml", [.. encoding.Preamble, .. encoding.GetBytes("name: Zoë")]);
            Assert.Equal("name: Zoë", text.Content);
            Assert.Null(text.InvalidUtf8);
        }
    }

    [Fact]
    public void notes_the_first_place_that_is_not_utf8_and_keeps_the_rest()
    {
        var text = TextDecoder.Decode("a.yaml", [.. "kind: Mesh\n# é caf"u8, 0xE9, .. "\nname: x\xFF"u8]);

        Assert.Equal(new Position(2, 8), text.InvalidUtf8);
        Assert.StartsWith("kind: Mesh\n# é caf\uFFFD\nname: x", text.Content, StringComparison.Ordinal);
    }

    [Fact]
    public void decodes_nothing()
    {
        Assert.Equal(new SourceText("a.yaml", ""), TextDecoder.Decode("a.yaml", []));
    }
}
