using MeshTargeting.Tests.Files;

namespace MeshTargeting.Tests.Cli;

/// <summary>Pictures of <c>inspect</c> and <c>resolve</c>, as pull requests show them.</summary>
public sealed class MermaidTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void a_service_stands_between_those_who_refer_to_it_and_those_who_serve_it() => Assert.Equal(
        """
        flowchart LR
          n0["MeshService shop/cart"]
          n1["MeshService shop/cart:grpc"]
          n0 -->|"grpc"| n1
          n2["Dataplane shop/cart"]
          n1 -->|"inbound grpc"| n2
          n3["MeshService shop/cart:metrics"]
          n0 -->|"http"| n3
          n3 -->|"inbound metrics"| n2
          n4["MeshTimeout shop/cart"]
          n4 --> n1
          n4 --> n3

        """,
        Draw("inspect", "meshservice", "cart", "examples/shop"));

    [Fact]
    public void a_proxy_shows_what_is_set_for_its_outbounds_and_where_routes_lead()
    {
        var picture = Draw("inspect", "dataplane", "shop/frontend", "examples/shop");

        Assert.Contains("|\"MeshTimeout: http.requestTimeout 10s\"| n", picture, StringComparison.Ordinal);
        Assert.Contains("|\"PathPrefix /<br/>90%\"| n", picture, StringComparison.Ordinal);
    }

    [Fact]
    public void a_policy_shows_its_proxies_and_its_targets()
    {
        var picture = Draw("inspect", "policy", "MeshTimeout", "shop/frontend-to-payments", "examples/shop");

        Assert.Contains("[\"Dataplane shop/frontend\"]\n", picture, StringComparison.Ordinal);
        Assert.Contains("n0 -->|\"http.requestTimeout 20s\"| n1\n", picture, StringComparison.Ordinal);
    }

    [Fact]
    public void references_that_resolve_to_nothing_are_dotted_and_names_cannot_break_the_picture()
    {
        _folder.Write("a.yaml", """
            {type: MeshTimeout, name: t, mesh: default, spec: {to: [{targetRef: {kind: MeshService, name: '"]; <b>|x'}, default: {idleTimeout: 1s}}]}}
            """);

        var picture = Draw("resolve", _folder.Path);

        Assert.Contains("n0 -.-> n1\n", picture, StringComparison.Ordinal);
        Assert.Contains("#34;]#59; #60;b#62;#124;x", picture, StringComparison.Ordinal);
    }

    [Fact]
    public void a_picture_that_nobody_could_read_is_cut_short_and_says_so()
    {
        _folder.Write("a.yaml", string.Join("\n---\n", Enumerable.Range(0, 100).Select(i =>
            $"{{type: MeshTimeout, name: t{i}, mesh: default, spec: {{to: [{{targetRef: {{kind: Mesh}}, default: {{idleTimeout: 1s}} }}] }} }}")));

        var picture = Draw("resolve", _folder.Path);

        Assert.EndsWith("  more[\"and 41 more, left out\"]\n", picture, StringComparison.Ordinal);
    }

    private static string Draw(params string[] arguments)
    {
        var run = Meshservice.Run([.. arguments, "--format", "mermaid", "--fail-on", "never"]);
        Assert.Equal((0, ""), (run.Status, run.Error));
        return run.Output;
    }
}
