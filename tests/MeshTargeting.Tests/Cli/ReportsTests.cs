using System.Text.Json;
using System.Xml.Linq;
using MeshTargeting.Tests.Files;

namespace MeshTargeting.Tests.Cli;

/// <summary>Several reports at once, and baselines, as CI systems use them.</summary>
public sealed class ReportsTests : IDisposable
{
    private const string Broken = """
        type: MeshService
        name: broken
        mesh: default
        spec:
          selector:
            dataplaneTags: {kuma.io/service: broken}
            dataplaneRef: {name: broken-1}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        """;

    private readonly TemporaryFolder _folder = new();

    public ReportsTests() => _folder.Write("a.yaml", Broken);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void several_are_written_at_once()
    {
        var run = Check("a.yaml", "--format", "text", "--format", "sarif=out.sarif", "--format=junit=out.xml", "--format", "json=out.json", "--format", "github=out.txt");

        Assert.Equal((1, ""), (run.Status, run.Error));
        Assert.StartsWith("a.yaml\n  5:3  error    MS111  ", run.Output, StringComparison.Ordinal);
        Assert.Equal("2.1.0", Json("out.sarif").GetProperty("version").GetString());
        Assert.Equal("CheckReport", Json("out.json").GetProperty("kind").GetString());
        Assert.Single(XDocument.Load(_folder.At("out.xml")).Descendants("failure"));
        Assert.StartsWith("::error file=a.yaml,line=5,col=3,endLine=5,endColumn=11,title=MS111 ", File.ReadAllText(_folder.At("out.txt")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sarif", "\"$schema\"")]
    [InlineData("junit", "<testsuites>")]
    [InlineData("github", "::error file=a.yaml,")]
    [InlineData("JSON", "\"CheckReport\"")]
    public void each_can_go_to_standard_output_or_to_a_file(string format, string part)
    {
        Assert.Contains(part, Check("a.yaml", "--format", format).Output, StringComparison.Ordinal);

        var run = Check("a.yaml", "--format", format, "--output", "out");

        Assert.Equal((1, "", ""), (run.Status, run.Output, run.Error));
        Assert.Contains(part, File.ReadAllText(_folder.At("out")), StringComparison.Ordinal);
    }

    [Fact]
    public void one_that_cannot_be_written_is_status_2_and_the_others_are_written()
    {
        var run = Check("a.yaml", "--format", "sarif=no/folder/x", "--format", "text");

        Assert.Equal((2, "error: no/folder/x: no such folder\n"), (run.Status, run.Error));
        Assert.Contains("MS111", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void a_baseline_keeps_what_is_known_from_the_report()
    {
        var written = Check("a.yaml", "--baseline", "known.json", "--write-baseline");
        Assert.Equal((0, "", "No findings in 1 file (1 resource, 0 derived); 1 in the baseline.\n"), (written.Status, written.Error, written.Output));

        _folder.Write("a.yaml", "# moved\n\n" + Broken.Replace("  ports:", "    dataplaneLabels: {}\n  ports:", StringComparison.Ordinal));
        _folder.Write("b.yaml", Broken.Replace("broken", "other", StringComparison.Ordinal));
        var run = Check(".", "--baseline", "known.json");

        Assert.Equal((1, ""), (run.Status, run.Error));
        Assert.StartsWith("b.yaml\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("; 1 in the baseline.\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, Check(".", "--baseline", "known.json", "--format", "json").Json.GetProperty("summary").GetProperty("known").GetInt32());
    }

    [Fact]
    public void what_a_baseline_knows_and_is_gone_is_a_note()
    {
        Check("a.yaml", "--baseline", "known.json", "--write-baseline");
        _folder.Write("a.yaml", "kind: ConfigMap\n");

        var run = Check("a.yaml", "--baseline", "known.json");

        Assert.Equal((0, "1 finding of the baseline found no more; --write-baseline leaves it out\n"), (run.Status, run.Error));
    }

    [Fact]
    public void a_baseline_can_be_settled()
    {
        _folder.Write("repo/.meshservice.yaml", "baseline: known.json\n");
        Assert.Equal(0, Check("a.yaml", "--config", "repo/.meshservice.yaml", "--write-baseline").Status);

        Assert.True(File.Exists(_folder.At("repo/known.json")));
        Assert.Equal(0, Check("a.yaml", "--config", "repo/.meshservice.yaml").Status);
    }

    [Theory]
    [InlineData("missing.json", "error: missing.json: no such file; --write-baseline makes it\n")]
    [InlineData("a.yaml", "error: a.yaml: not a baseline: line 1 cannot be read as JSON of its form\n")]
    public void a_baseline_that_cannot_be_read_is_status_2(string file, string error)
    {
        var run = Check("a.yaml", "--baseline", file);

        Assert.Equal((2, "", error), (run.Status, run.Output, run.Error));
    }

    [Fact]
    public void what_is_suppressed_is_counted()
    {
        _folder.Write("a.yaml", Broken.Replace("selector:", "selector: # meshservice:ignore MS111 reason=\"soon\"", StringComparison.Ordinal));

        var run = Check("a.yaml");

        Assert.Equal((0, "No findings in 1 file (1 resource, 0 derived); 1 suppressed.\n"), (run.Status, run.Output));
    }

    private MeshserviceRun Check(params string[] arguments) => Meshservice.RunIn(_folder.Path, "", ["check", .. arguments]);

    private JsonElement Json(string file) => JsonDocument.Parse(File.ReadAllText(_folder.At(file))).RootElement;
}
