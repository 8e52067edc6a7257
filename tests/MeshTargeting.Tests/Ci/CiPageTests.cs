using System.Text.RegularExpressions;
using MeshTargeting.Tests.Cli;
using MeshTargeting.Tests.Files;
using YamlDotNet.RepresentationModel;

namespace MeshTargeting.Tests.Ci;

/// <summary><c>docs/ci.md</c>: what it shows exists.</summary>
public sealed partial class CiPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "ci.md"));

    [Fact]
    public void its_yaml_can_be_read() =>
        Assert.All(Block().Matches(Page).Where(b => b.Groups["language"].Value == "yaml"), block => PreCommitTests.Load(block.Groups["text"].Value));

    [Fact]
    public void its_commands_have_the_options_that_it_shows()
    {
        var shown = Command().Matches(Page).Select(m => (Command: m.Groups["command"].Value, Options: Option().Matches(m.Groups["rest"].Value))).ToList();

        Assert.True(shown.Count > 12, "Some of the page is not found.");
        Assert.All(shown.GroupBy(s => s.Command), command =>
        {
            var help = Meshservice.Run([.. command.Key.Split(' '), "--help"]).Output;
            Assert.All(command.SelectMany(c => c.Options), option => Assert.Contains($"  {option.Value}", help, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void its_workflow_uses_inputs_that_the_action_has()
    {
        var step = Steps().Single(s => s.Children.TryGetValue("uses", out var uses) && $"{uses}".StartsWith("ORGANISATION/REPOSITORY@", StringComparison.Ordinal));

        Assert.Subset(new CompositeAction().Inputs.Keys.ToHashSet(), ((YamlMappingNode)step["with"]).Children.Keys.Select(k => $"{k}").ToHashSet());
    }

    [Fact]
    public void its_configuration_is_understood()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".meshservice.yaml", Block().Matches(Page).Single(b => b.Groups["text"].Value.Contains("failOn:", StringComparison.Ordinal)).Groups["text"].Value);
        folder.Write("a.yaml", "kind: ConfigMap\n");

        Assert.Equal(0, Meshservice.RunIn(folder.Path, "", "check", "--write-baseline", ".").Status);
    }

    [Fact]
    public void its_hooks_exist() => Assert.Equal(PreCommitTests.Ids.Order(), HookId().Matches(Page).Select(m => m.Groups[1].Value).Order());

    private static IEnumerable<YamlMappingNode> Steps() =>
        ((YamlSequenceNode)PreCommitTests.Load(Block().Match(Page).Groups["text"].Value)["jobs"]["mesh"]["steps"]).Cast<YamlMappingNode>();

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"(?:^|[ /(`])meshservice (?<command>check|diff|test|why|completion|inspect [a-z]+)(?<rest>[^`#|\n]*)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex Option();

    [GeneratedRegex("- id: (meshservice-[a-z]+)")]
    private static partial Regex HookId();
}
