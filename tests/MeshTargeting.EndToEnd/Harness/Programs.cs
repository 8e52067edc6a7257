using System.Runtime.InteropServices;

namespace MeshTargeting.EndToEnd.Harness;

/// <summary>The programs under test. The build puts them beside the tests; an environment variable names another one, such as the
/// published binary.</summary>
public static class Programs
{
    /// <summary>Path of the command <c>meshservice</c>; <c>MESHSERVICE_BINARY</c> names another one.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string Meshservice => Find("meshservice", "MESHSERVICE_BINARY");

    /// <summary>Path of the server <c>meshservice-server</c>; <c>MESHSERVICE_SERVER_BINARY</c> names another one.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string MeshserviceServer => Find("meshservice-server", "MESHSERVICE_SERVER_BINARY");

    /// <summary>What a program that the build made needs to find .NET, wherever that is installed.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>
    {
        // The runtime lies in <root>/shared/Microsoft.NETCore.App/<version>.
        ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
    };

    /// <summary>Runs the command <c>meshservice</c>, whatever comes of it.</summary>
    /// <param name="arguments">The arguments, one an element.</param>
    public static Task<CommandResult> RunMeshserviceAsync(params string[] arguments) =>
        Command.RunAsync($"meshservice {string.Join(' ', arguments)}", Meshservice, arguments, null, Environment, () => "");

    private static string Find(string name, string variable)
    {
        string path = System.Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named
            ? named
            : Path.Combine(AppContext.BaseDirectory, name);
        return File.Exists(path) ? path : throw new InvalidOperationException($"There is no {path}; {variable} can name the program.");
    }
}
