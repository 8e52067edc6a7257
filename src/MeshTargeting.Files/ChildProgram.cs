using System.ComponentModel;
using System.Diagnostics;

namespace MeshTargeting.Files;

/// <summary>What became of a program that was run.</summary>
/// <param name="Status">Its exit status; <see cref="ChildProgram.NotStarted"/> where it could not be started.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error, or why it could not be started.</param>
internal sealed record ProgramResult(int Status, byte[] Output, string Error);

/// <summary>Runs another program to its end.</summary>
internal static class ChildProgram
{
    /// <summary>The status of a program that could not be started: most often there is none of that name.</summary>
    public const int NotStarted = -1;

    /// <summary>Runs it. Never throws for what the program does.</summary>
    /// <param name="start">Program, arguments, folder and variables.</param>
    /// <param name="input">What it reads from standard input.</param>
    public static ProgramResult Run(ProcessStartInfo start, byte[]? input = null)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        try
        {
            using var process = Process.Start(start)!;
            using var output = new MemoryStream();

            // All three at once: a program stops when nobody reads what it writes.
            var writing = Task.Run(() => Write(process, input ?? []));
            var error = process.StandardError.ReadToEndAsync();
            process.StandardOutput.BaseStream.CopyTo(output);
            writing.GetAwaiter().GetResult();
            process.WaitForExit();
            return new ProgramResult(process.ExitCode, output.ToArray(), error.GetAwaiter().GetResult().Trim());
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return new ProgramResult(NotStarted, [], FileFailure.Describe(e));
        }
    }

    private static void Write(Process process, byte[] input)
    {
        try
        {
            using var pipe = process.StandardInput.BaseStream;
            pipe.Write(input);
        }
        catch (IOException)
        {
            // It ended without reading all of it; its status tells why.
        }
    }
}
