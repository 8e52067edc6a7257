using System.Diagnostics;

namespace MeshTargeting.EndToEnd.Harness;

/// <summary>Runs a program to its end.</summary>
internal static class Command
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    /// <summary>Runs a program and reports what came of it, success or not.</summary>
    /// <param name="command">The command line, for messages.</param>
    /// <param name="program">Path of the program.</param>
    /// <param name="arguments">The arguments, one an element.</param>
    /// <param name="input">What it reads from standard input; nothing if null.</param>
    /// <param name="environment">Variables to set in addition to this process's own.</param>
    /// <param name="diagnostics">What to add to the message when it does not end.</param>
    /// <exception cref="TimeoutException">It did not end within a minute.</exception>
    public static async Task<CommandResult> RunAsync(
        string command,
        string program,
        IReadOnlyList<string> arguments,
        string? input,
        IReadOnlyDictionary<string, string> environment,
        Func<string> diagnostics)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        using var deadline = new CancellationTokenSource(Deadline);
        try
        {
            // Both outputs are read while the input is written: a full pipe on either side would stop the program for good.
            Task<string> output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            Task<string> error = process.StandardError.ReadToEndAsync(deadline.Token);
            await WriteInputAsync(process, input, deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return new CommandResult(command, process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{command}' did not end within {Deadline}.\n{diagnostics()}");
        }
    }

    private static async Task WriteInputAsync(Process process, string? input, CancellationToken cancellation)
    {
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading all of its input; its status and its output tell why.
        }
    }
}
