using CsCheck;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Resources;

public class GoDurationTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("1h30m", 5_400_000_000_000)]
    [InlineData("1.5s", 1_500_000_000)]
    [InlineData(".5ms", 500_000)]
    [InlineData("5.s", 5_000_000_000)]
    [InlineData("+1µs1us1μs", 3_000)]
    [InlineData("1s1h", 3_601_000_000_000)]
    [InlineData("9223372036854775807ns", long.MaxValue)]
    [InlineData("-9223372036854775808ns", long.MinValue)]
    [InlineData("2562047h", 9_223_369_200_000_000_000)]
    public void reads_what_Go_reads(string text, long nanoseconds) => Assert.Equal(nanoseconds, GoDuration.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1")]
    [InlineData("s")]
    [InlineData(".s")]
    [InlineData("1.2.3s")]
    [InlineData("1d")]
    [InlineData("1S")]
    [InlineData(" 1s")]
    [InlineData("1s\n")]
    [InlineData("٥s")]
    [InlineData("9223372036854775808ns")]
    [InlineData("-9223372036854775809ns")]
    [InlineData("2562048h")]
    [InlineData("9223372036854775807h")]
    [InlineData("9223372036854775807ns1ns")]
    [InlineData("99999999999999999999999999999999999999s")]
    public void refuses_what_Go_refuses(string text) => Assert.Null(GoDuration.Parse(text));

    [Fact]
    public void never_fails_on_numbers_of_any_length() =>
        Gen.Select(Gen.Char["0123456789."].Array[0, 60], Gen.OneOf(Gen.Const("ns"), Gen.Const("ms"), Gen.Const("s"), Gen.Const("h"), Gen.Const("")), Gen.Bool)
            .Sample((digits, unit, isNegative) =>
            {
                _ = GoDuration.Parse((isNegative ? "-" : "") + new string(digits) + unit);
            });

    [Theory]
    [InlineData("", "invalid duration \"\"")]
    [InlineData("-", "invalid duration \"-\"")]
    [InlineData(".s", "invalid duration \".s\"")]
    [InlineData("5", "missing unit in duration \"5\"")]
    [InlineData("1h30", "missing unit in duration \"1h30\"")]
    [InlineData("1day", "unknown unit \"day\" in duration \"1day\"")]
    [InlineData("15 s", "unknown unit \" s\" in duration \"15 s\"")]
    [InlineData("9223372036854775808ns", "invalid duration \"9223372036854775808ns\"")]
    public void refuses_in_the_words_of_Go(string text, string problem) => Assert.Equal($"time: {problem}", GoDuration.Problem(text));

    [Fact]
    public void any_text_has_either_a_value_or_a_problem() => Gen.String[Gen.Char["0123456789.hmsnuµ -+"], 0, 12].Sample(
        text => (GoDuration.Parse(text) is null) == (GoDuration.Problem(text) is not null));
}
