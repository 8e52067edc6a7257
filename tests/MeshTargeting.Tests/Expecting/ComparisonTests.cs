using System.Text.Json;
using MeshTargeting.Validation.Expectations;

namespace MeshTargeting.Tests.Expecting;

/// <summary>Values are compared by what they mean.</summary>
public class ComparisonTests
{
    [Theory]
    [InlineData("\"3s\"", "\"3000ms\"")]
    [InlineData("3", "\"3\"")]
    [InlineData("\"50%\"", "50")]
    [InlineData("1.0", "1")]
    [InlineData("\"at most 10s\"", "\"10s\"")]
    [InlineData("\"at most 10s\"", "\"500ms\"")]
    [InlineData("\"<= 10s\"", "\"10s\"")]
    [InlineData("\"at least 2\"", "2")]
    [InlineData("\"below 3\"", "2")]
    [InlineData("\"above 1m\"", "\"61s\"")]
    [InlineData("\"not 3s\"", "\"4s\"")]
    [InlineData("\"not 3s\"", null)]
    [InlineData("\"set\"", "false")]
    [InlineData("\"unset\"", null)]
    [InlineData("[\"5xx\", \"3s\"]", "[\"5xx\", \"3000ms\"]")]
    [InlineData("{\"a\": 1}", "{\"a\": 1, \"b\": 2}")]
    public void holds(string expected, string? actual) => Assert.True(Holds(expected, actual));

    [Theory]
    [InlineData("\"3s\"", "\"4s\"")]
    [InlineData("\"3s\"", null)]
    [InlineData("\"at most 10s\"", "\"10001ms\"")]
    [InlineData("\"at most 10s\"", null)]
    [InlineData("\"at least 2\"", "\"many\"")]
    [InlineData("\"below 3\"", "3")]
    [InlineData("\"above 1m\"", "\"60s\"")]
    [InlineData("\"not 3s\"", "\"3000ms\"")]
    [InlineData("\"set\"", null)]
    [InlineData("\"unset\"", "0")]
    [InlineData("[\"5xx\"]", "[\"5xx\", \"reset\"]")]
    [InlineData("{\"a\": 1}", "{\"b\": 1}")]
    [InlineData("\"[]\"", "[]")]
    public void does_not_hold(string expected, string? actual) => Assert.False(Holds(expected, actual));

    private static bool Holds(string expected, string? actual) =>
        Comparison.Parse(JsonDocument.Parse(expected).RootElement).Holds(actual is null ? null : JsonDocument.Parse(actual).RootElement);
}
