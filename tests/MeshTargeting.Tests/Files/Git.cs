using System.Diagnostics;

namespace MeshTargeting.Tests.Files;

/// <summary>The program git, for tests of repositories with a history.</summary>
internal static class Git
{
    /// <summary>Makes a repository of a folder, and a first commit of all that is in it.</summary>
    public static void CommitAll(string folder)
    {
        Run(folder, "init", "--quiet");
        Run(folder, "add", ".");
        Run(folder, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "--allow-empty", "-m", "base");
    }

    private static void Run(string folder, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
