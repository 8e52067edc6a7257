using System.Text;
using MeshTargeting.Files;
using MeshTargeting.Reports.Text;
using Microsoft.Win32.SafeHandles;

namespace MeshTargeting.Cli.Terminal;

/// <summary>Where reports go: standard output, or a file. Always UTF-8, always in one piece.</summary>
internal static class Output
{
    /// <summary>
    /// How a report is set off: in colours on a terminal, unless NO_COLOR is set to anything (no-color.org) or the terminal is dumb.
    /// </summary>
    public static TextStyle StyleFor(string? file) =>
        file is null && TakesEscapes && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            ? TextStyle.Coloured
            : TextStyle.Plain;

    private static bool TakesEscapes => !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Makes room on a terminal for another report; what is not a terminal gets one after the other.</summary>
    public static void ClearTerminal()
    {
        if (TakesEscapes)
        {
            Write(null, "\u001b[H\u001b[2J");
        }
    }

    /// <summary>Writes to a file, or to standard output where that is null. Returns the exit status that the writing deserves.</summary>
    public static int Write(string? file, string report) => Write(file, Encoding.UTF8.GetBytes(report));

    /// <inheritdoc cref="Write(string?, string)" />
    public static int Write(string? file, ReadOnlySpan<byte> report)
    {
        if (file is not null)
        {
            return WriteFile(file, report);
        }

        try
        {
            using var output = StandardOutput();
            output.Write(report);
            return ExitStatus.Clean;
        }
        catch (IOException e)
        {
            Messages.Error($"standard output: {FileFailure.Describe(e)}");
            return ExitStatus.Failure;
        }
    }

    /// <summary>Writes several files into a folder, which is made if need be.</summary>
    public static int WriteFolder(string folder, IEnumerable<(string Name, string Content)> files)
    {
        var count = 0;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Messages.Error($"{folder}: {FileFailure.Describe(e)}");
            return ExitStatus.Failure;
        }

        foreach (var (name, content) in files)
        {
            if (WriteFile(Path.Combine(folder, name), Encoding.UTF8.GetBytes(content)) is var status and not ExitStatus.Clean)
            {
                return status;
            }

            count++;
        }

        Messages.Note($"{count} files written to {folder}");
        return ExitStatus.Clean;
    }

    /// <summary>
    /// Standard output. The runtime's own stream prepares a terminal for reading keys and sends it escapes for that, which neither
    /// NO_COLOR nor a dumb terminal would expect; a terminal is therefore written to as it is.
    /// </summary>
    private static Stream StandardOutput() => Console.IsOutputRedirected || OperatingSystem.IsWindows()
        ? Console.OpenStandardOutput()
        : new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);

    private static int WriteFile(string file, ReadOnlySpan<byte> content)
    {
        try
        {
            File.WriteAllBytes(file, content);
            return ExitStatus.Clean;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            Messages.Error($"{file}: {FileFailure.Describe(e)}");
            return ExitStatus.Failure;
        }
    }
}
