using MeshTargeting.Tests.Files;

namespace MeshTargeting.Tests.Cli;

/// <summary>The commands that print what the program knows: <c>rules</c>, <c>explain</c>, <c>crds</c>.</summary>
public class CatalogueTests
{
    [Fact]
    public void rules_lists_a_line_a_code()
    {
        var run = Meshservice.Run("rules");

        Assert.Equal((0, ""), (run.Status, run.Error));
        var lines = run.Output.TrimEnd('\n').Split('\n');
        Assert.All(lines, line => Assert.Matches(@"^MS\d{3}  (error  |warning|info   )  \S.*[^.]$", line));
        Assert.Equal(lines.Order(StringComparer.Ordinal), lines);
        Assert.Contains(lines, line => line.StartsWith("MS301  warning", StringComparison.Ordinal));
    }

    [Fact]
    public void rules_as_json_holds_the_same_codes()
    {
        var json = Meshservice.Run("rules", "--format", "json").Json;

        var codes = json.GetProperty("rules").EnumerateArray().Select(r => r.GetProperty("code").GetString());
        Assert.Equal(Meshservice.Run("rules").Output.TrimEnd('\n').Split('\n').Select(line => line[..5]), codes);
    }

    [Fact]
    public void rules_writes_its_pages_into_a_folder()
    {
        using var folder = new TemporaryFolder();

        var run = Meshservice.Run("rules", "--output", folder.At("rules"));

        Assert.Equal((0, ""), (run.Status, run.Output));
        Assert.Equal(Names(Path.Combine(Repository.Root, "docs/rules")), Names(folder.At("rules")));
    }

    [Theory]
    [InlineData("MS301")]
    [InlineData("ms301")]
    public void explain_says_what_a_code_means(string code)
    {
        var run = Meshservice.Run("explain", code);

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.StartsWith("MS301: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nWhat to do\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void crds_streams_every_definition_and_writes_them_to_files()
    {
        using var folder = new TemporaryFolder();

        var stream = Meshservice.Run("crds").Output;
        var run = Meshservice.Run("crds", "--output", folder.At("crds"));

        Assert.Equal(0, run.Status);
        Assert.Contains("kuma.io_meshservices.yaml", Names(folder.At("crds")));
        Assert.Contains("\n  name: meshservices.kuma.io\n", stream, StringComparison.Ordinal);
        foreach (var name in Names(folder.At("crds")))
        {
            Assert.Contains(File.ReadAllText(Path.Combine(folder.At("crds"), name)), stream, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void policies_streams_every_policy_and_writes_them_to_files()
    {
        using var folder = new TemporaryFolder();

        var stream = Meshservice.Run("policies", "--format", "vap", "--system-namespace", "kuma").Output;
        var run = Meshservice.Run("policies", "--system-namespace", "kuma", "--output", folder.At("policies"));
        var warning = Meshservice.Run("policies", "--warn").Output;

        Assert.Equal(0, run.Status);
        Assert.Contains("kuma.io_meshtimeouts.yaml", Names(folder.At("policies")));
        Assert.Equal(string.Join("---\n", Names(folder.At("policies")).Select(name => File.ReadAllText(Path.Combine(folder.At("policies"), name)))), stream);
        Assert.Contains("\"system:serviceaccount:kuma:kuma-control-plane\"", stream, StringComparison.Ordinal);
        Assert.Contains("\n    - Warn\n", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("\n    - Deny\n", warning, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.GetFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);
}
