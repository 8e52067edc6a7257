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
}
