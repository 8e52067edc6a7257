using System.Text.Json;
using MeshTargeting.Tests.Cli;
using MeshTargeting.Tests.Files;

namespace MeshTargeting.Tests.Ci;

/// <summary><c>action.yml</c>: its steps, really run on the examples and on a repository with a history.</summary>
public sealed class ActionTests : IDisposable
{
    private static readonly CompositeAction Action = new();

    private static readonly Dictionary<string, string> Command = new() { ["MESHSERVICE_BINARY"] = Meshservice.Binary };

    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void has_these_inputs_outputs_and_steps()
    {
        Assert.Equal(["paths", "context", "fail-on", "kuma-version", "diff-base", "sarif"], Action.Inputs.Keys);
        Assert.Equal(["sarif", "diff"], Action.Outputs.Keys);
        Assert.Equal(["build", "check", "diff"], Action.Steps);
    }

    [Fact]
    public void downloads_nothing_but_the_sdk() =>
        Assert.StartsWith("actions/setup-dotnet@", Assert.Single(Action.Uses), StringComparison.Ordinal);

    [Fact]
    public void writes_no_input_into_a_script() => Assert.Empty(Action.ExpressionsInScripts);

    [Fact]
    public void outputs_are_those_of_its_steps() =>
        Assert.All(Action.Outputs, output => Assert.Contains(Action.Steps, step => output.Value == $"${{{{ steps.{step}.outputs.{output.Key} }}}}"));

    [Fact]
    public void annotates_what_is_wrong_and_fails()
    {
        var sarif = _temporary.At("mesh.sarif");
        var run = Run("check", Repository.Root, new() { ["paths"] = "examples/shop-broken", ["sarif"] = sarif });

        Assert.Equal((1, ""), (run.Status, run.Error));
        Assert.Contains("::error file=examples/shop-broken/payments/services.yaml,line=24,col=13,", run.Output, StringComparison.Ordinal);
        Assert.Equal(sarif, run.Outputs["sarif"]);
        Assert.Equal("2.1.0", JsonDocument.Parse(File.ReadAllText(sarif)).RootElement.GetProperty("version").GetString());
        Assert.StartsWith("### Check of the mesh\n```text\nexamples/shop-broken/cluster/weather.yaml\n", run.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void passes_what_is_right()
    {
        var run = Run("check", Repository.Root, new() { ["paths"] = "examples/shop", ["fail-on"] = "info" });

        Assert.Equal((0, "", ""), (run.Status, run.Output, run.Error));
        Assert.Empty(run.Outputs);
        Assert.Contains("No findings in 15 files", run.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void takes_several_paths_a_context_and_a_version()
    {
        var run = Run("check", Repository.Root, new()
        {
            ["paths"] = "examples/shop/shop/routes.yaml\nexamples/shop/shop/timeouts.yaml\n",
            ["context"] = "examples/shop\n",
            ["kuma-version"] = "3.0",
            ["fail-on"] = "never",
        });

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Contains(" in 2 files", run.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void takes_no_input_for_a_command()
    {
        var run = Run("check", Repository.Root, new() { ["paths"] = $"examples/shop; touch {_temporary.At("harm")}\n$(touch {_temporary.At("harm")})" });

        Assert.Equal(2, run.Status);
        Assert.False(File.Exists(_temporary.At("harm")));
    }

    [Fact]
    public void tells_what_changes_since_the_base()
    {
        using var repository = new TemporaryFolder();
        CopyShop(repository);
        Git.CommitAll(repository.Path);
        var timeouts = repository.At("shop/timeouts.yaml");
        File.WriteAllText(timeouts, File.ReadAllText(timeouts).Replace("requestTimeout: 20s", "requestTimeout: 3s", StringComparison.Ordinal));

        var run = Run("diff", repository.Path, new() { ["diff-base"] = "HEAD" });

        Assert.Equal((0, "", ""), (run.Status, run.Output, run.Error));
        Assert.Contains("20s → 3s", run.Summary, StringComparison.Ordinal);
        Assert.Equal(run.Summary, File.ReadAllText(run.Outputs["diff"]));
    }

    [Fact]
    public void says_how_to_get_a_base_that_the_checkout_lacks()
    {
        using var repository = new TemporaryFolder();
        Git.CommitAll(repository.Path);

        var run = Run("diff", repository.Path, new() { ["diff-base"] = "origin/main" });

        Assert.Equal(2, run.Status);
        Assert.Equal("::error title=meshservice::The checkout has no revision origin/main: give actions/checkout fetch-depth: 0\n", run.Output);
    }

    [PublishedBinaryFact]
    public void builds_the_command_once()
    {
        var first = Action.Run("build", _temporary.Path, _temporary.Path, environment: new Dictionary<string, string> { ["MESHSERVICE_BINARY"] = "" });
        Assert.Matches("^meshservice [0-9.]+\n$", first.Output);

        var second = Action.Run("build", _temporary.Path, _temporary.Path, environment: new Dictionary<string, string> { ["MESHSERVICE_BINARY"] = "" });
        Assert.Equal((0, first.Output, ""), (second.Status, second.Output, second.Error));
    }

    private StepRun Run(string step, string workspace, Dictionary<string, string> inputs) =>
        Action.Run(step, workspace, _temporary.Path, inputs, Command);

    private static void CopyShop(TemporaryFolder to)
    {
        var shop = Path.Combine(Repository.Root, "examples", "shop");
        foreach (var file in Directory.EnumerateFiles(shop, "*.yaml", SearchOption.AllDirectories))
        {
            to.Write(Path.GetRelativePath(shop, file), File.ReadAllText(file));
        }
    }
}
