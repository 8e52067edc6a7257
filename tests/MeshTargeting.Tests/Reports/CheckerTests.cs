using MeshTargeting.Analysis;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Diff;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Reports;

/// <summary>What is judged, what merely exists, and what stands behind both.</summary>
public class CheckerTests
{
    private const string Timeout = """
        type: MeshTimeout
        name: slow
        mesh: default
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend, sectionName: web}
              default: {idleTimeout: 1h}
        """;

    private static readonly SourceText Judged = new("timeout.yaml", Timeout);

    [Fact]
    public void what_is_judged_is_laid_over_the_World_behind_it()
    {
        var behind = WorldOf(Backend("web"));

        Assert.Empty(Codes(new CheckInput { Judged = [Judged], Behind = behind }));
        Assert.Equal(["MS301"], Codes(new CheckInput { Judged = [Judged, Backend("http")], Behind = behind }));
    }

    [Fact]
    public void the_context_is_laid_over_the_World_too_and_what_is_judged_over_the_context()
    {
        var behind = WorldOf(Backend("http"));

        Assert.Equal(["MS301"], Codes(new CheckInput { Judged = [Judged], Behind = behind }));
        Assert.Empty(Codes(new CheckInput { Judged = [Judged], Context = [Backend("web")], Behind = behind }));
        Assert.Empty(Codes(new CheckInput { Judged = [Judged, Backend("web")], Context = [Backend("http")] }));
    }

    [Fact]
    public void a_resource_that_is_judged_twice_is_a_duplicate_and_one_that_exists_already_is_none()
    {
        var twice = new CheckInput { Judged = [Backend("web", "a.yaml"), Backend("web", "b.yaml")], Context = [Backend("web", "c.yaml")] };

        Assert.Equal(["MS305"], Codes(twice));
        Assert.Empty(Codes(twice with { Judged = [Backend("web", "a.yaml")] }));
    }

    [Fact]
    public void the_World_behind_brings_its_own_circumstances()
    {
        var behind = World.Create([], new WorldOptions { Semantics = KumaSemantics.V3_0 });

        Assert.Equal("3.0", Checker.Check(new CheckInput { Judged = [Judged], Behind = behind }).World.Options.Semantics.Version);
    }

    [Fact]
    public void what_cannot_be_read_of_the_context_is_told_apart()
    {
        var result = Checker.Check(new CheckInput { Judged = [Backend("web")], Context = [new SourceText("broken.yaml", "kind: [")] });

        Assert.Empty(result.Findings);
        Assert.Equal("broken.yaml", Assert.Single(result.ContextFindings).Source?.File);
    }

    [Fact]
    public void only_what_derives_from_judged_resources_is_counted_as_derived()
    {
        var behind = WorldOf(Proxy("behind"));

        Assert.Equal(1, Checker.Check(new CheckInput { Judged = [Proxy("judged")], Behind = behind }).Summary.Derived);
        Assert.Equal(0, Checker.Check(new CheckInput { Judged = [Backend("web")], Behind = behind }).Summary.Derived);
    }

    [Fact]
    public void a_value_of_the_wrong_type_is_one_finding_and_not_several()
    {
        var text = Backend("web").Content.Replace("port: 80, targetPort: 8080", "port: eighty", StringComparison.Ordinal);

        Assert.Equal(["MS004"], Codes(new CheckInput { Judged = [new SourceText("a.yaml", text)] }));
    }

    private static World WorldOf(params SourceText[] texts) => Checker.Check(new CheckInput { Judged = texts }).World;

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public void nobody_is_answered_who_has_gone(int policies)
    {
        using var gone = new CancellationTokenSource();
        var input = new CheckInput
        {
            Judged = [new("timeouts.yaml", string.Join("\n---\n", Enumerable.Range(0, policies).Select(i => Timeout.Replace("slow", $"slow-{i}", StringComparison.Ordinal))))],
            Behind = WorldOf(Backend("web")),
            Stop = gone.Token,
        };
        Assert.NotNull(Checker.Check(input));
        gone.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Checker.Check(input));
        Assert.ThrowsAny<OperationCanceledException>(() => Resolver.Resolve(input));
        Assert.ThrowsAny<OperationCanceledException>(() => Differ.Apply(input));
        Assert.ThrowsAny<OperationCanceledException>(() => Analyzer.Analyze(input.Behind, input.Behind.Resources, gone.Token));
    }

    private static IEnumerable<string> Codes(CheckInput input) => Checker.Check(input).Findings.Select(f => f.Rule.Code);

    private static SourceText Backend(string port, string file = "backend.yaml") => new(file, $$$"""
        type: MeshService
        name: backend
        mesh: default
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: [{name: {{{port}}}, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        type: Dataplane
        name: backend-{{{file}}}
        mesh: default
        networking:
          address: 192.168.0.1
          inbound: [{port: 8080, tags: {kuma.io/service: backend, kuma.io/protocol: http}}]
        """);

    private static SourceText Proxy(string service) => new($"{service}.yaml", $$$"""
        type: Dataplane
        name: {{{service}}}-1
        mesh: default
        networking:
          address: 192.168.0.1
          inbound: [{port: 8080, tags: {kuma.io/service: {{{service}}}, kuma.io/protocol: http}}]
        """);
}
