namespace MeshTargeting.Cli;

/// <summary>What the command tells the shell.</summary>
internal static class ExitStatus
{
    /// <summary>Nothing at or above the threshold.</summary>
    public const int Clean = 0;

    /// <summary>Findings at or above the threshold.</summary>
    public const int Findings = 1;

    /// <summary>The command line is wrong, or a path cannot be read or written.</summary>
    public const int Failure = 2;
}
