using static MeshTargeting.Tests.Targeting.Traffic.Traffic;

namespace MeshTargeting.Tests.Targeting.Traffic;

/// <summary>Which routes are never reached.</summary>
public class RouteCoverTests
{
    private static readonly string[] Paths = ["Exact /a", "Exact /a/b", "PathPrefix /", "PathPrefix /a", "PathPrefix /a/b", "PathPrefix /ab"];
    private static readonly string[] Requests = ["/", "/a", "/a/x", "/a/b", "/a/b/c", "/ab", "/ab/c", "/abc"];

    [Theory]
    [InlineData("""{"path": {"type": "Exact", "value": "/a"}}""", """{"path": {"type": "Exact", "value": "/a"}}""")]
    [InlineData("""{"path": {"type": "PathPrefix", "value": "/a"}}""", """{"path": {"type": "PathPrefix", "value": "/a"}}""")]
    [InlineData("""{"path": {"type": "PathPrefix", "value": "/"}}""", """{"path": {"type": "RegularExpression", "value": "/.*"}}""")]
    [InlineData("""{"path": {"type": "PathPrefix", "value": "/"}}""", """{"headers": [{"name": "x", "value": "1"}]}""")]
    [InlineData("""{"method": "GET", "headers": [{"name": "y", "value": "1"}]}""", """{"method": "GET", "headers": [{"name": "y", "value": "1", "type": "Exact"}]}""")]
    [InlineData("""{"path": {"type": "RegularExpression", "value": "/x"}}""", """{"path": {"type": "RegularExpression", "value": "/x"}}""")]
    public void an_earlier_route_takes_all_of_a_later_one(string wide, string narrow) => Assert.Equal(0, Covered(wide, narrow));

    [Theory]
    [InlineData("""{"path": {"type": "Exact", "value": "/a"}}""", """{"path": {"type": "PathPrefix", "value": "/a"}}""")]
    [InlineData("""{"path": {"type": "PathPrefix", "value": "/abc"}}""", """{"path": {"type": "PathPrefix", "value": "/ab"}}""")]
    [InlineData("""{"path": {"type": "PathPrefix", "value": "/a"}, "method": "GET"}""", """{"path": {"type": "PathPrefix", "value": "/a"}, "headers": [{"name": "x", "value": "1"}]}""")]
    [InlineData("""{"headers": [{"name": "x", "value": "1"}]}""", """{"headers": [{"name": "x", "value": "2"}]}""")]
    [InlineData("""{"queryParams": [{"type": "Exact", "name": "q", "value": "1"}]}""", """{"queryParams": [{"type": "RegularExpression", "name": "q", "value": "1"}]}""")]
    [InlineData("""{"path": {"type": "PathPrefix", "value": "/a"}}""", """{"path": {"type": "RegularExpression", "value": "/a.*"}}""")]
    public void an_earlier_route_leaves_some_to_a_later_one(string first, string second) => Assert.Null(Covered(first, second));

    [Fact]
    public void a_route_that_is_left_out_takes_nothing() =>
        Assert.Null(Of(Web, Route(Prefix("/", To(Backend("missing"))) + ", " + Rule("""{"method": "GET"}"""))).Routes[1].CoveredBy);

    public static TheoryData<string, string> PairsOfPaths()
    {
        var data = new TheoryData<string, string>();
        foreach (var one in Paths)
        {
            foreach (var other in Paths)
            {
                data.Add(one, other);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(PairsOfPaths))]
    public void of_paths_it_says_what_requests_say(string one, string other)
    {
        var traffic = Of(Web, Route(Rule(Match(one) + ", " + Match(other))));
        var routes = traffic.Lines().Select(line => line.Split(" ->")[0]).ToList();
        for (var i = 0; i < routes.Count; i++)
        {
            // Together earlier routes may take what none of them takes alone, but not of these paths.
            var reachable = Requests.Any(request => Takes(routes[i], request) && !routes.Take(i).Any(earlier => Takes(earlier, request)));
            Assert.Equal(reachable, traffic.Routes[i].CoveredBy is null);
        }
    }

    /// <summary>By which route the second of a rule's matches is covered; the first must be tried first.</summary>
    private static int? Covered(string first, string second) => Of(Web, Route(Rule(first + ", " + second))).Routes[1].CoveredBy;

    private static string Match(string path) => "{\"path\": {\"type\": \"" + path.Split(' ')[0] + "\", \"value\": \"" + path.Split(' ')[1] + "\"}}";

    private static bool Takes(string path, string request) => path.Split(' ') switch
    {
        ["Exact", var value] => request == value,
        [_, "/"] => true,
        [_, var value] => request == value || request.StartsWith(value + "/", StringComparison.Ordinal),
        _ => throw new ArgumentException(path),
    };
}
