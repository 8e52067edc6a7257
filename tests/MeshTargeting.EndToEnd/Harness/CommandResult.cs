namespace MeshTargeting.EndToEnd.Harness;

/// <summary>What a run of a command came to, of kubectl mostly.</summary>
/// <param name="Command">The command line, for messages.</param>
/// <param name="ExitCode">0 if it succeeded; kubectl ends with 1 for most errors, a denied request among them.</param>
/// <param name="Output">Everything on standard output.</param>
/// <param name="Error">Everything on standard error: errors, and the warnings of the API server.</param>
public sealed record CommandResult(string Command, int ExitCode, string Output, string Error)
{
    private const string WarningPrefix = "Warning: ";

    /// <summary>Whether the command ended with status 0.</summary>
    public bool Succeeded => ExitCode == 0;

    /// <summary>The warnings that came with the server's answers, in order, without kubectl's "Warning: ".</summary>
    public IReadOnlyList<string> Warnings { get; } =
        [.. Error.Split('\n').Where(line => line.StartsWith(WarningPrefix, StringComparison.Ordinal))
            .Select(line => line[WarningPrefix.Length..])];

    /// <summary>The causes of a denial as kubectl prints them, in order: each "field: reason". Empty where nothing was denied as
    /// invalid.</summary>
    public IReadOnlyList<string> Causes { get; } = [.. CausesIn(Error)];

    /// <summary>The result as a text for people, as it stands in a terminal.</summary>
    public override string ToString() => $"$ {Command}\n{Output}{Error}(exit status {ExitCode})";

    // One cause follows on the line that names the object; several have a line each.
    private static IEnumerable<string> CausesIn(string error)
    {
        const string denied = " is invalid: ";
        string[] lines = error.Split('\n');
        int head = Array.FindIndex(
            lines, line => line.StartsWith("The ", StringComparison.Ordinal) && line.Contains(denied, StringComparison.Ordinal));
        if (head < 0)
        {
            return [];
        }

        string first = lines[head][(lines[head].IndexOf(denied, StringComparison.Ordinal) + denied.Length)..];
        return first.Length > 0
            ? [first]
            : lines.Skip(head + 1).Where(line => line.StartsWith("* ", StringComparison.Ordinal)).Select(line => line[2..]);
    }
}
