using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace MeshTargeting.Tests.Cli;

/// <summary>
/// Runs the real command: the published binary that the environment variable <c>MESHSERVICE_BINARY</c> names, else the one that the
/// build has put beside the tests.
/// </summary>
internal static class Meshservice
{
    /// <summary>Its path.</summary>
    public static readonly string Binary = Environment.GetEnvironmentVariable("MESHSERVICE_BINARY") is { Length: > 0 } published
        ? published
        : Path.Combine(AppContext.BaseDirectory, RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "meshservice.exe" : "meshservice");

    /// <summary>Runs the command in the root of the checkout.</summary>
    public static MeshserviceRun Run(params string[] arguments) => RunIn(Repository.Root, "", arguments);

    /// <summary>Runs the command in a folder, with some text or nothing as standard input.</summary>
    public static MeshserviceRun RunIn(string folder, string input, params string[] arguments) =>
        Start(Binary, folder, Encoding.UTF8.GetBytes(input), [], arguments);

    /// <summary>Runs the command under another name, as a link that starts it would.</summary>
    public static MeshserviceRun RunAs(string link, params string[] arguments) => Start(link, Repository.Root, [], [], arguments);

    /// <summary>The program that makes a terminal for another.</summary>
    public const string Script = "/usr/bin/script";

    /// <summary>Runs the command on a terminal; the variables come on top of an environment without NO_COLOR and TERM.</summary>
    public static MeshserviceRun RunOnTerminal((string Name, string Value)[] environment, params string[] arguments)
    {
        var command = string.Join(' ', new[] { Binary }.Concat(arguments).Select(a => $"'{a}'"));
        return Start(Script, Repository.Root, [], environment, "--quiet", "--return", "--command", command, "/dev/null");
    }

    /// <summary>Makes a link that starts the command.</summary>
    public static string Link(string path)
    {
        File.CreateSymbolicLink(path, Binary);
        return path;
    }

    private static MeshserviceRun Start(
        string program, string folder, byte[] input, (string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in new[] { "NO_COLOR", "TERM" })
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The command did not want to read its input, which is its right.
        }

        process.WaitForExit();
        return new MeshserviceRun(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}

/// <summary>What a run of the command left behind.</summary>
internal sealed record MeshserviceRun(int Status, string Output, string Error)
{
    /// <summary>Standard output as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}
