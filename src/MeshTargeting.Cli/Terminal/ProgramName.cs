namespace MeshTargeting.Cli.Terminal;

/// <summary>What the user typed to get here.</summary>
internal static class ProgramName
{
    private const string PluginPrefix = "kubectl-";

    /// <summary>
    /// <c>meshservice</c>, or <c>kubectl meshservice</c> where kubectl started the program as its plugin, which shows in the name
    /// of the link that it was started by (the path of the process itself no longer knows that name).
    /// </summary>
    public static string Current { get; } = From(Environment.GetCommandLineArgs()[0]);

    private static string From(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name.StartsWith(PluginPrefix, StringComparison.Ordinal) ? $"kubectl {name[PluginPrefix.Length..]}" : "meshservice";
    }
}
