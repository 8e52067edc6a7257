using MeshTargeting.Tests.Files;

namespace MeshTargeting.Tests.Cli;

/// <summary>The command <c>why</c>, as scripts and people meet it.</summary>
public sealed class WhyTests : IDisposable
{
    private const string Proxies = """
        type: Dataplane
        mesh: default
        name: web
        labels: {tier: front}
        networking:
          address: 10.0.0.1
          inbound:
            - {port: 8080, name: http, tags: {kuma.io/service: web}}
            - {port: 9090, name: admin, tags: {kuma.io/service: web-admin}}
        ---
        type: Dataplane
        mesh: default
        name: db
        networking:
          address: 10.0.0.2
          inbound: [{port: 5432, tags: {kuma.io/service: db}}]
        """;

    private const string Timeout = """
        type: MeshTimeout
        mesh: default
        name: slow
        spec:
          targetRef:
            kind: Dataplane
            labels:
              tier: front
          rules: [{default: {idleTimeout: 1h}}]
        """;

    private readonly TemporaryFolder _folder = new();

    public WhyTests()
    {
        _folder.Write("proxies.yaml", Proxies);
        _folder.Write("slow.yaml", Timeout);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void text_tells_all_that_holds_of_a_policy_that_applies()
    {
        var run = Why("slow", "web", ".");

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal(
            """
            MeshTimeout slow applies to Dataplane web, 2 inbounds: http, admin

              ✓ the policy and the proxy are in mesh default
              ✓ the policy is meant to take effect
              ✓ the policy and the proxy are of zone default
              ✓ the policy is of role system, which counts in every namespace
              ✓ the proxy has the labels tier=front  (slow.yaml:7:5)

            """,
            run.Output);
    }

    [Fact]
    public void text_ends_with_the_first_thing_that_fails_which_is_an_answer_too()
    {
        var run = Why("MeshTimeout/slow", "db", ".");

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.StartsWith("MeshTimeout slow does not apply to Dataplane db\n\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith(
            "\n  ✗ the policy asks for the label tier=front, the proxy has no such label  (slow.yaml:8:13)\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void json_names_policy_proxy_and_every_predicate_with_its_place()
    {
        _folder.Write("slow.yaml", Timeout.Replace("tier: front", "tier: back", StringComparison.Ordinal));

        var run = Why("mt/slow", "web", ".", "--format", "json");

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal(
            """
            {
              "apiVersion": "meshservice.io/v1",
              "kind": "WhyReport",
              "kumaVersion": "2.14",
              "policy": {
                "kind": "MeshTimeout",
                "mesh": "default",
                "namespace": "",
                "name": "slow"
              },
              "proxy": {
                "kind": "Dataplane",
                "mesh": "default",
                "namespace": "",
                "name": "web"
              },
              "applies": false,
              "inbounds": [],
              "predicates": [
                {
                  "name": "Mesh",
                  "holds": true,
                  "sentence": "the policy and the proxy are in mesh default",
                  "path": null,
                  "file": null,
                  "line": null,
                  "column": null
                },
                {
                  "name": "Effect",
                  "holds": true,
                  "sentence": "the policy is meant to take effect",
                  "path": null,
                  "file": null,
                  "line": null,
                  "column": null
                },
                {
                  "name": "Zone",
                  "holds": true,
                  "sentence": "the policy and the proxy are of zone default",
                  "path": null,
                  "file": null,
                  "line": null,
                  "column": null
                },
                {
                  "name": "Namespace",
                  "holds": true,
                  "sentence": "the policy is of role system, which counts in every namespace",
                  "path": null,
                  "file": null,
                  "line": null,
                  "column": null
                },
                {
                  "name": "Labels",
                  "holds": false,
                  "sentence": "the policy asks for the label tier=back, the proxy has tier=front",
                  "path": "spec.targetRef.labels[\"tier\"]",
                  "file": "slow.yaml",
                  "line": 8,
                  "column": 13
                }
              ]
            }

            """,
            run.Output);
    }

    [Fact]
    public void json_names_the_inbounds()
    {
        var json = Why("slow", "web", ".", "--format", "json").Json;

        Assert.True(json.GetProperty("applies").GetBoolean());
        Assert.Equal(["http", "admin"], json.GetProperty("inbounds").EnumerateArray().Select(i => i.GetString()));
    }

    [Fact]
    public void what_keeps_a_route_away_has_its_place_in_the_route()
    {
        _folder.Write("route.yaml", """
            type: MeshHTTPRoute
            mesh: default
            name: r
            spec:
              targetRef: {kind: Dataplane, labels: {tier: back}}
              to: [{targetRef: {kind: Mesh}, rules: []}]
            """);
        _folder.Write("slow.yaml", Timeout.Replace("Dataplane", "MeshHTTPRoute", StringComparison.Ordinal).Replace("labels:\n      tier: front", "name: r", StringComparison.Ordinal));

        var last = Why("slow", "web", ".", "--format", "json").Json.GetProperty("predicates").EnumerateArray().Last();

        Assert.Equal(("route.yaml", 5), (last.GetProperty("file").GetString(), last.GetProperty("line").GetInt32()));
    }

    [Theory]
    [InlineData("slw", "web", "no policy \"slw\" in what was given; did you mean \"slow\"?")]
    [InlineData("MeshTimeout/slw", "web", "no MeshTimeout \"slw\" in what was given; did you mean \"slow\"?")]
    [InlineData("MeshTimout/slow", "web", "no kind of policy \"MeshTimout\"; did you mean \"MeshTimeout\"?")]
    [InlineData("Nothing/app/slow", "web", "no kind of policy \"Nothing\"")]
    [InlineData("dp/app/slow", "web", "Dataplane is no kind of policy; 'inspect dataplane' tells of one")]
    [InlineData("MeshRetry/slow", "web", "there is no MeshRetry in what was given")]
    [InlineData("slow", "wep", "no Dataplane \"wep\" in what was given; did you mean \"web\"?")]
    public void an_unknown_name_is_status_1_with_a_near_one(string policy, string proxy, string problem)
    {
        var run = Why(policy, proxy, ".");

        Assert.Equal((1, "", $"error: {problem}\n"), (run.Status, run.Output, run.Error));
    }

    [Fact]
    public void a_name_of_several_policies_is_status_1_and_asks_for_the_kind()
    {
        _folder.Write("retry.yaml", "{type: MeshRetry, mesh: default, name: slow, spec: {to: [{targetRef: {kind: Mesh}, default: {http: {numRetries: 1}}}]}}");

        var run = Why("slow", "web", ".");

        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.Matches(@"\Aerror: ""slow"" may be Mesh\w+ slow or Mesh\w+ slow; write the kind too, as in Mesh\w+/slow\n\z", run.Error);
        Assert.Equal(0, Why("MeshTimeout/slow", "web", ".").Status);
    }

    [Fact]
    public void a_proxy_is_looked_for_in_the_mesh_of_the_policy_first()
    {
        _folder.Write("other.yaml", "{type: Dataplane, mesh: other, name: web, networking: {address: 10.0.0.3, inbound: [{port: 1, tags: {kuma.io/service: web}}]}}");
        _folder.Write("more.yaml", "{type: Dataplane, mesh: other, name: far, networking: {address: 10.0.0.3, inbound: [{port: 1, tags: {kuma.io/service: far}}]}}");

        Assert.Contains("slow applies to Dataplane web", Why("slow", "web", ".").Output, StringComparison.Ordinal);
        Assert.EndsWith("✗ the policy is in mesh default, the proxy is in other\n", Why("slow", "far", ".").Output, StringComparison.Ordinal);
        Assert.Equal("error: there is no policy in mesh other\n", Why("slow", "web", ".", "--mesh", "other").Error);
    }

    [Fact]
    public void broken_yaml_is_status_1_and_noted_beside_the_answer()
    {
        _folder.Write("broken.yaml", "kind: [");

        var run = Why("slow", "web", ".");

        Assert.Equal(1, run.Status);
        Assert.Contains(" MS001 ", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("MeshTimeout slow applies", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void help_needs_no_path()
    {
        var run = Meshservice.Run("why", "--help");

        Assert.Equal(0, run.Status);
        Assert.Contains("\n  meshservice why [OPTIONS] POLICY PROXY PATH...\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  --mesh MESH", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void a_missing_path_is_a_usage_error() => Assert.Equal(2, Why("slow", "web").Status);

    private MeshserviceRun Why(params string[] arguments) => Meshservice.RunIn(_folder.Path, "", ["why", .. arguments]);
}
