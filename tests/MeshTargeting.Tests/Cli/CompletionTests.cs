using MeshTargeting.Tests.Files;

namespace MeshTargeting.Tests.Cli;

/// <summary><c>completion</c>, and what the scripts that it prints ask.</summary>
public class CompletionTests
{
    [Theory]
    [InlineData("meshservice ch", "check")]
    [InlineData("meshservice inspect p", "policy")]
    [InlineData("meshservice check --for", "--format")]
    [InlineData("meshservice check --kuma-version ", "2.14 3.0")]
    [InlineData("meshservice check --mode f", "federated-zone")]
    [InlineData("kubectl-meshservice ch", "check")]
    public void suggests_what_fits(string line, string expected) =>
        Assert.Equal(expected, Meshservice.Run("suggest", "--", line).Output.TrimEnd().Replace('\n', ' '));

    [Theory]
    [InlineData("meshservice")]
    [InlineData("meshservice check ")]
    [InlineData("meshservice check examples/sh")]
    public void leaves_the_names_of_files_to_the_shell(string line) =>
        Assert.Equal("", Meshservice.Run("suggest", "--", line).Output);

    [Fact]
    public void is_not_shown_in_the_help() => Assert.DoesNotContain("suggest", Meshservice.Run("--help").Output);

    [Theory]
    [InlineData("bash", "complete -o default -F _meshservice meshservice")]
    [InlineData("zsh", "compdef _meshservice meshservice")]
    [InlineData("fish", "complete -c meshservice")]
    [InlineData("kubectl", "kubectl-meshservice suggest")]
    public void prints_a_script_for_each_shell(string shell, string line) => Assert.Contains(line, Meshservice.Run("completion", shell).Output);

    [Fact]
    public void completes_in_bash()
    {
        using var folder = new TemporaryFolder();
        Meshservice.Link(folder.At("meshservice"));

        var run = Meshservice.RunAs(
            "/bin/bash", "-c",
            $$"""
            PATH="{{folder.Path}}:$PATH"; source <(meshservice completion bash)
            COMP_LINE='meshservice check --kuma-version 2'; COMP_POINT=${#COMP_LINE}
            _meshservice; echo "${COMPREPLY[@]}"
            """);

        Assert.Equal("2.14\n", run.Output);
    }

    [Fact]
    public void names_the_shells_where_one_is_unknown()
    {
        var run = Meshservice.Run("completion", "powershell");

        Assert.Equal(2, run.Status);
        Assert.Contains("bash", run.Error);
    }
}
