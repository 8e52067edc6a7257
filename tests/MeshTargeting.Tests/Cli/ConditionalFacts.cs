namespace MeshTargeting.Tests.Cli;

/// <summary>A test that only the published binary can pass; skipped, and saying so, where the tests run a plain build.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublishedBinaryFactAttribute : FactAttribute
{
    public PublishedBinaryFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("MESHSERVICE_BINARY")))
        {
            Skip = "MESHSERVICE_BINARY names no published binary";
        }
    }
}

/// <summary>A test that needs a terminal, which util-linux's <c>script</c> makes; skipped, and saying so, where that is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TerminalFactAttribute : FactAttribute
{
    public TerminalFactAttribute()
    {
        if (!File.Exists(Meshservice.Script))
        {
            Skip = $"{Meshservice.Script} is missing";
        }
    }
}

/// <summary>A test that needs kubectl; skipped, and saying so, where the PATH has none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KubectlFactAttribute : FactAttribute
{
    /// <param name="published">Whether only the published binary can pass.</param>
    public KubectlFactAttribute(bool published = false)
    {
        if (published)
        {
            Skip = new PublishedBinaryFactAttribute().Skip;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, "kubectl"))))
        {
            Skip = "the PATH has no kubectl";
        }
    }
}
