namespace MeshTargeting.EndToEnd.Harness;

/// <summary>What a run of kubectl came to.</summary>
/// <param name="Command">The command line, for messages.</param>
/// <param name="ExitCode">0 if it succeeded; 1 for most errors, a denied request among them.</param>
/// <param name="Output">Everything on standard output.</param>
/// <param name="Error">Everything on standard error: errors, and the warnings of the server.</param>
public sealed record KubectlResult(string Command, int ExitCode, string Output, string Error)
{
    private const string WarningPrefix = "Warning: ";

    /// <summary>Whether kubectl ended with status 0.</summary>
    public bool Succeeded => ExitCode == 0;

    /// <summary>The warnings that came with the server's answers, in order, without kubectl's "Warning: ".</summary>
    public IReadOnlyList<string> Warnings { get; } =
        [.. Error.Split('\n').Where(line => line.StartsWith(WarningPrefix, StringComparison.Ordinal))
            .Select(line => line[WarningPrefix.Length..])];

    /// <summary>The result as a text for people, as it stands in a terminal.</summary>
    public override string ToString() => $"$ {Command}\n{Output}{Error}(exit status {ExitCode})";
}
