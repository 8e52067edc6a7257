using MeshTargeting.Reading;
using MeshTargeting.Reading.Nodes;

namespace MeshTargeting.Tests.Reading;

/// <summary>What kubectl 1.32 makes of plain scalars: every row was put through it.</summary>
public class KubernetesScalarsTests
{
    [Theory]
    [InlineData("yes", true)]
    [InlineData("Yes", true)]
    [InlineData("YES", true)]
    [InlineData("y", true)]
    [InlineData("Y", true)]
    [InlineData("on", true)]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("no", false)]
    [InlineData("n", false)]
    [InlineData("N", false)]
    [InlineData("off", false)]
    [InlineData("Off", false)]
    [InlineData("false", false)]
    [InlineData("FALSE", false)]
    public void reads_booleans(string text, bool value)
    {
        var scalar = KubernetesScalars.Resolve(text);
        Assert.Equal(ScalarKind.Boolean, scalar.Kind);
        Assert.Equal(value, scalar.IsTrue);
    }

    [Theory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("null")]
    [InlineData("Null")]
    [InlineData("NULL")]
    public void reads_null(string text) => Assert.Equal(ScalarKind.Null, KubernetesScalars.Resolve(text).Kind);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("+1", 1)]
    [InlineData("+12", 12)]
    [InlineData("80", 80)]
    [InlineData("-80", -80)]
    [InlineData("0777", 511)]
    [InlineData("0o777", 511)]
    [InlineData("0O17", 15)]
    [InlineData("010", 8)]
    [InlineData("00", 0)]
    [InlineData("0b11", 3)]
    [InlineData("-0b11", -3)]
    [InlineData("0x1F", 31)]
    [InlineData("0X1f", 31)]
    [InlineData("-0x1F", -31)]
    [InlineData("+0x1F", 31)]
    [InlineData("1_000", 1000)]
    [InlineData("1__0", 10)]
    [InlineData("1_", 1)]
    [InlineData("0x1_F", 31)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    public void reads_integers(string text, long value)
    {
        var scalar = KubernetesScalars.Resolve(text);
        Assert.Equal(ScalarKind.Integer, scalar.Kind);
        Assert.Equal(value, scalar.Integer);
        Assert.Equal(value, scalar.WholeNumber);
    }

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("08", 8)]
    [InlineData("09", 9)]
    [InlineData("0_9", 9)]
    [InlineData("1e3", 1000)]
    [InlineData("1e+3", 1000)]
    [InlineData("1.", 1)]
    [InlineData("1.e3", 1000)]
    [InlineData(".5", 0.5)]
    [InlineData("+.5", 0.5)]
    [InlineData("-.5", -0.5)]
    [InlineData(".1_5", 0.15)]
    [InlineData("1_0.5", 10.5)]
    [InlineData("0.1e-2", 0.001)]
    [InlineData("-0.0", -0.0)]
    [InlineData("9223372036854775808", 9223372036854775808.0)]
    [InlineData("18446744073709551615", 18446744073709551615.0)]
    [InlineData("123456789012345678901234567890", 123456789012345678901234567890.0)]
    public void reads_floats(string text, double value)
    {
        var scalar = KubernetesScalars.Resolve(text);
        Assert.Equal(ScalarKind.Float, scalar.Kind);
        Assert.Equal(value, scalar.Float);
    }

    [Theory]
    [InlineData(".nan")]
    [InlineData(".NaN")]
    [InlineData(".inf")]
    [InlineData("-.Inf")]
    [InlineData("+.INF")]
    public void reads_what_JSON_cannot_hold_as_floats_that_are_not_finite(string text)
    {
        var scalar = KubernetesScalars.Resolve(text);
        Assert.Equal(ScalarKind.Float, scalar.Kind);
        Assert.False(double.IsFinite(scalar.Float));
        Assert.Null(scalar.WholeNumber);
    }

    [Theory]
    [InlineData("12:30")]
    [InlineData("190:20:30")]
    [InlineData("2001-01-01")]
    [InlineData("2001-01-01T12:00:00Z")]
    [InlineData("0x")]
    [InlineData("0xFG")]
    [InlineData("0b")]
    [InlineData("0b12")]
    [InlineData("0o8")]
    [InlineData("1e")]
    [InlineData("1e999")]
    [InlineData("0x1p4")]
    [InlineData("++1")]
    [InlineData("-")]
    [InlineData("+")]
    [InlineData(".")]
    [InlineData("._5")]
    [InlineData(".inf1")]
    [InlineData("-.inf1")]
    [InlineData("1.2.3")]
    [InlineData("10.0.0.1")]
    [InlineData("80/tcp")]
    [InlineData("yEs")]
    [InlineData("nULL")]
    [InlineData("tRUE")]
    [InlineData("oui")]
    [InlineData("_1")]
    [InlineData("v1")]
    [InlineData("<<")]
    [InlineData("1 000")]
    [InlineData("٣")]
    public void leaves_everything_else_a_string(string text)
    {
        var scalar = KubernetesScalars.Resolve(text);
        Assert.Equal(ScalarKind.String, scalar.Kind);
        Assert.Equal(text, scalar.Text);
    }

    [Theory]
    [InlineData("80", "tag:yaml.org,2002:str", ScalarKind.String)]
    [InlineData("yes", "!!str", ScalarKind.String)]
    [InlineData("80", "!!int", ScalarKind.Integer)]
    [InlineData("3", "!!float", ScalarKind.Float)]
    [InlineData("1.5", "!!float", ScalarKind.Float)]
    [InlineData("yes", "!!bool", ScalarKind.Boolean)]
    [InlineData("", "!!null", ScalarKind.Null)]
    [InlineData("80", "!custom", ScalarKind.String)]
    [InlineData("80", "!", ScalarKind.String)]
    [InlineData("2001-01-01", "!!timestamp", ScalarKind.String)]
    public void follows_tags(string text, string tag, ScalarKind kind) => Assert.Equal(kind, KubernetesScalars.ResolveTagged(text, tag)?.Kind);

    [Theory]
    [InlineData("abc", "!!int")]
    [InlineData("1.5", "!!int")]
    [InlineData("abc", "!!float")]
    [InlineData("1", "!!bool")]
    [InlineData("0", "!!null")]
    [InlineData("%", "!!binary")]
    public void refuses_text_that_its_tag_does_not_allow(string text, string tag) => Assert.Null(KubernetesScalars.ResolveTagged(text, tag));

    [Fact]
    public void decodes_binary() => Assert.Equal("hello", KubernetesScalars.ResolveTagged("aGVsbG8=", "!!binary")?.Text);
}
