namespace MeshTargeting.Tests.Cli;

/// <summary>What README.md shows is what the command prints.</summary>
public class ReadmeTests
{
    private const string Start = "```text\n$ meshservice check examples/shop-broken\n";
    private const string End = "```\n";

    /// <summary>With <c>UPDATE_CHECKED_IN=1</c> in the environment the report is written into the file first.</summary>
    [Fact]
    public void the_report_of_the_broken_shop_is_the_true_one()
    {
        var path = Path.Combine(Repository.Root, "README.md");
        var readme = File.ReadAllText(path);
        var start = readme.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var end = readme.IndexOf(End, start, StringComparison.Ordinal);
        var report = Meshservice.Run("check", "examples/shop-broken").Output;
        if (Environment.GetEnvironmentVariable("UPDATE_CHECKED_IN") == "1")
        {
            File.WriteAllText(path, readme[..start] + report + readme[end..]);
            return;
        }

        Assert.Equal(report, readme[start..end]);
    }
}
