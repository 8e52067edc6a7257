namespace MeshTargeting.Tests.Cli;

/// <summary>What README.md and pages of docs show is what the command prints.</summary>
public class ReadmeTests
{
    private const string Start = "```text\n$ ";
    private const string End = "```\n";

    /// <summary>With <c>UPDATE_CHECKED_IN=1</c> in the environment the report is written into the file first.</summary>
    [Theory]
    [InlineData("fix --dry-run examples/shop-broken", "docs/fix.md")]
    [InlineData("fix --dry-run --code MS401 --code MS902 examples/shop-broken")]
    [InlineData("check examples/shop-broken")]
    [InlineData("check --kuma-version 3.0 examples/upgrade", "docs/upgrade-3.0.md")]
    [InlineData("inspect dataplane shop/frontend examples/shop")]
    [InlineData("inspect meshservice shop/cart examples/shop")]
    [InlineData("generate --context examples/shop/cluster examples/shop/shop/cart.yaml", "docs/generate.md")]
    [InlineData("test examples/shop")]
    public void what_a_command_is_said_to_print_is_true(string command, string file = "README.md")
    {
        var path = Path.Combine(Repository.Root, file);
        var readme = File.ReadAllText(path);
        var heading = $"{Start}meshservice {command}\n";
        var start = readme.IndexOf(heading, StringComparison.Ordinal) + heading.Length;
        var end = readme.IndexOf(End, start, StringComparison.Ordinal);
        Assert.InRange(start, heading.Length, end);
        var report = Meshservice.Run(command.Split(' ')).Output;
        if (Environment.GetEnvironmentVariable("UPDATE_CHECKED_IN") == "1")
        {
            File.WriteAllText(path, readme[..start] + report + readme[end..]);
            return;
        }

        Assert.Equal(report, readme[start..end]);
    }
}
