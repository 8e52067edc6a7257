using System.Diagnostics;
using MeshTargeting.Tests.Cli;
using YamlDotNet.RepresentationModel;

namespace MeshTargeting.Tests.Ci;

/// <summary><c>.pre-commit-hooks.yaml</c>: each hook, run as pre-commit runs hooks of the language <c>script</c>.</summary>
public sealed class PreCommitTests
{
    private static readonly YamlSequenceNode Hooks = (YamlSequenceNode)Load(File.ReadAllText(Path.Combine(Repository.Root, ".pre-commit-hooks.yaml")));

    [Fact]
    public void has_these_hooks() => Assert.Equal(["meshservice-check", "meshservice-test"], Ids);

    [Fact]
    public void checks_the_whole_repository() =>
        Assert.All(Hooks, hook => Assert.Equal(("script", "false"), (Text(hook, "language"), Text(hook, "pass_filenames"))));

    [Theory]
    [InlineData("meshservice-check", "examples/shop", 0, "No findings in ")]
    [InlineData("meshservice-check", "examples/shop-broken", 1, "MS301")]
    [InlineData("meshservice-test", "examples/shop", 0, "8 expectations hold.")]
    public void runs(string hook, string folder, int status, string part)
    {
        var run = Run(hook, Path.Combine(Repository.Root, folder));

        Assert.Equal(status, run.Status);
        Assert.Contains(part, run.Output, StringComparison.Ordinal);
    }

    internal static IEnumerable<string> Ids => Hooks.Select(h => Text(h, "id"));

    internal static YamlNode Load(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents[0].RootNode;
    }

    private static (int Status, string Output) Run(string id, string folder)
    {
        var hook = Hooks.Single(h => Text(h, "id") == id);
        var entry = Text(hook, "entry").Split(' ');
        var arguments = ((YamlSequenceNode)hook["args"]).Select(a => ((YamlScalarNode)a).Value!);
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, entry[0]), [.. entry[1..], .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        start.Environment["MESHSERVICE_BINARY"] = Meshservice.Binary;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static string Text(YamlNode node, string key) => ((YamlScalarNode)node[key]).Value!;
}
