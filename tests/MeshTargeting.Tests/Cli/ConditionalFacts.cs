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
