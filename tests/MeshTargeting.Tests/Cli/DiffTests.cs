using MeshTargeting.Tests.Files;

namespace MeshTargeting.Tests.Cli;

public class DiffTests
{
    private const string Start = "```text\n$ meshservice diff base head\n";
    private const string End = "```\n";

    private static readonly string PullRequest = Path.Combine(Repository.Root, "tests/MeshTargeting.Tests/Comparing/Cases/pull-request");

    /// <summary>With <c>UPDATE_CHECKED_IN=1</c> in the environment the report is written into the file first.</summary>
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/diff.md")]
    public void what_the_documentation_shows_is_what_the_command_prints(string file)
    {
        var path = Path.Combine(Repository.Root, file);
        var text = File.ReadAllText(path);
        var start = text.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var end = text.IndexOf(End, start, StringComparison.Ordinal);
        Assert.InRange(start, Start.Length, end);
        var report = Run("base", "head").Output;
        if (Environment.GetEnvironmentVariable("UPDATE_CHECKED_IN") == "1")
        {
            File.WriteAllText(path, text[..start] + report + text[end..]);
            return;
        }

        Assert.Equal(report, text[start..end]);
    }

    [Theory]
    [InlineData(0, "base", "head")]
    [InlineData(1, "base", "head", "--exit-code")]
    [InlineData(0, "base", "base", "--exit-code")]
    [InlineData(2, "base")]
    [InlineData(2, "base", "nowhere")]
    [InlineData(2, "base", "git:no-such-revision")]
    [InlineData(2, "base", "head", "--kuma-version", "2.14..4.0")]
    [InlineData(0, "base", "--kuma-version", "2.14..3.0")]
    public void the_exit_status_tells_changes_only_when_asked(int status, params string[] arguments) => Assert.Equal(status, Run(arguments).Status);

    [Fact]
    public void json_names_all_proxies_and_what_changes_for_them()
    {
        var report = Run("base", "head", "--format", "json").Json;

        Assert.Equal("DiffReport", report.GetProperty("kind").GetString());
        Assert.Equal(5, report.GetProperty("proxies").GetArrayLength());
        var setting = report.GetProperty("changes").EnumerateArray().Single(c => c.GetProperty("type").GetString() == "Setting");
        Assert.Equal(("15s", "3s"), (Value(setting, "before"), Value(setting, "after")));

        static string? Value(System.Text.Json.JsonElement change, string side) => change.GetProperty(side).GetProperty("value").GetString();
    }

    [Fact]
    public void a_picture_is_drawn() => Assert.StartsWith("flowchart LR\n", Run("base", "head", "--format", "mermaid").Output, StringComparison.Ordinal);

    [Fact]
    public void revisions_of_a_repository_are_compared_with_its_work_tree_and_each_other()
    {
        var folder = Directory.CreateTempSubdirectory("diff");
        try
        {
            Copy("base", Path.Combine(folder.FullName, "app"));
            Git.CommitAll(folder.FullName);
            Copy("head", Path.Combine(folder.FullName, "app"));

            var between = Meshservice.RunIn(folder.FullName, "", "diff", "git:HEAD", "app");
            Assert.Equal(Run("base", "head").Output.Replace("head/", "app/", StringComparison.Ordinal).Replace("base/", "app/", StringComparison.Ordinal), between.Output);
            Assert.Equal("Nothing changes for anybody.\n", Meshservice.RunIn(folder.FullName, "", "diff", "git:HEAD", "git:HEAD:app").Output);
            Assert.Equal(2, Meshservice.RunIn(folder.FullName, "", "diff", "git:HEAD:nowhere", "app").Status);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static MeshserviceRun Run(params string[] arguments) => Meshservice.RunIn(PullRequest, "", ["diff", .. arguments]);

    private static void Copy(string side, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(PullRequest, side)))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        }
    }
}
