using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Tests.Targeting.Rules;

public class RouteOrderTests
{
    private const string AnyHeader = "{'headers': [{'name': 'h', 'value': 'v'}]}";
    private const string TwoHeaders = "{'headers': [{'name': 'h', 'value': 'v'}, {'name': 'i', 'value': 'v'}]}";

    [Theory]
    [InlineData("{'path': {'type': 'Exact', 'value': '/a'}}", "{'path': {'type': 'PathPrefix', 'value': '/a/long/prefix'}}")]
    [InlineData("{'path': {'type': 'PathPrefix', 'value': '/'}}", "{'path': {'type': 'RegularExpression', 'value': '/a/very/long/expression'}}")]
    [InlineData("{'path': {'type': 'PathPrefix', 'value': '/'}}", "{'method': 'GET'}")]
    [InlineData("{'path': {'type': 'PathPrefix', 'value': '/ab'}}", "{'path': {'type': 'PathPrefix', 'value': '/a'}}")]
    [InlineData("{'path': {'type': 'PathPrefix', 'value': '/ü'}}", "{'path': {'type': 'PathPrefix', 'value': '/a'}}")]
    [InlineData("{'path': {'type': 'RegularExpression', 'value': '/ab'}}", "{'path': {'type': 'RegularExpression', 'value': '/a'}}")]
    [InlineData("{'path': {'type': 'RegularExpression', 'value': '/'}}", AnyHeader)]
    [InlineData("{'method': 'GET'}", TwoHeaders)]
    [InlineData(TwoHeaders, AnyHeader)]
    [InlineData(AnyHeader, "{'queryParams': [{'name': 'a'}, {'name': 'b'}]}")]
    [InlineData("{'queryParams': [{'name': 'a'}]}", "{}")]
    public void tries_the_more_specific_first(string first, string second)
    {
        Assert.True(RouteOrder.Instance.Compare(Confs.Parse(first), Confs.Parse(second)) < 0);
        Assert.True(RouteOrder.Instance.Compare(Confs.Parse(second), Confs.Parse(first)) > 0);
    }

    [Theory]
    [InlineData("{'path': {'type': 'Exact', 'value': '/a'}}", "{'path': {'type': 'Exact', 'value': '/a/longer/one'}}")]
    [InlineData("{'method': 'GET'}", "{'method': 'POST'}")]
    [InlineData("{'headers': []}", "{}")]
    public void holds_these_for_equal(string one, string other) =>
        Assert.Equal(0, RouteOrder.Instance.Compare(Confs.Parse(one), Confs.Parse(other)));

    [Fact]
    public void looks_further_where_the_paths_are_equal() => Assert.True(RouteOrder.Instance.Compare(
        Confs.Parse("{'path': {'type': 'Exact', 'value': '/a'}, 'method': 'GET'}"), Confs.Parse("{'path': {'type': 'Exact', 'value': '/b'}}")) < 0);
}
