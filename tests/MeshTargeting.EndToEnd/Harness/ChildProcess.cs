using System.Diagnostics;

namespace MeshTargeting.EndToEnd.Harness;

/// <summary>A server that runs beside the tests and never outlives them, with its output in a file.</summary>
public sealed class ChildProcess : IDisposable
{
    // A test run can be killed without a chance to clean up. The system then closes its end of the
    // pipe that is this shell's standard input, by which the watcher learns of it and ends the server.
    // What is written into the pipe before are signals for the server.
    private const string Supervisor =
        """
        exec >"$0" 2>&1
        "$@" </dev/null &
        server=$!
        exec 3<&0
        (while read -r signal <&3; do kill -s "$signal" $server; done; kill -9 $server) &
        watcher=$!
        wait $server
        status=$?
        kill $watcher
        exit $status
        """;

    private static readonly TimeSpan ExitDeadline = TimeSpan.FromSeconds(10);

    private readonly Process _shell;

    private ChildProcess(string name, string logFile, Process shell)
    {
        Name = name;
        LogFile = logFile;
        _shell = shell;
    }

    /// <summary>The program's name, for messages.</summary>
    public string Name { get; }

    /// <summary>The file with everything the program wrote to standard output and standard error.</summary>
    public string LogFile { get; }

    /// <summary>Whether the program has ended, which a server does only if something is wrong.</summary>
    public bool HasExited => _shell.HasExited;

    /// <summary>Starts a program.</summary>
    /// <param name="program">Path of the program.</param>
    /// <param name="arguments">Its arguments, passed on as they are.</param>
    /// <param name="logFile">The file for its output; an older one is overwritten.</param>
    /// <param name="environment">Variables to set in addition to this process's own.</param>
    public static ChildProcess Start(
        string program,
        IEnumerable<string> arguments,
        string logFile,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Supervisor, logFile, program, .. arguments])
        {
            RedirectStandardInput = true,
        };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        Process shell = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        return new ChildProcess(Path.GetFileName(program), logFile, shell);
    }

    /// <summary>Keeps the program from running, so that it answers nobody (SIGSTOP).</summary>
    public void Suspend() => Signal("STOP");

    /// <summary>Lets a suspended program run on.</summary>
    public void Resume() => Signal("CONT");

    /// <summary>Asks the program to end, as Kubernetes asks a Pod (SIGTERM).</summary>
    public void Terminate() => Signal("TERM");

    /// <summary>The last lines of the log, headed by the program's name, for the message of a failure.</summary>
    /// <param name="lines">How many lines at most.</param>
    public string LogTail(int lines = 20)
    {
        string state = HasExited ? $"ended with status {_shell.ExitCode}" : "is running";
        IEnumerable<string> tail = File.Exists(LogFile) ? ReadShared(LogFile).TakeLast(lines) : [];
        return $"{Name} {state}; the end of {LogFile}:\n  {string.Join("\n  ", tail)}";
    }

    /// <summary>Ends the program at once and waits until it is gone.</summary>
    public void Dispose()
    {
        _shell.StandardInput.Close();
        if (!_shell.WaitForExit(ExitDeadline))
        {
            _shell.Kill(entireProcessTree: true);
        }

        _shell.Dispose();
    }

    private void Signal(string signal)
    {
        _shell.StandardInput.WriteLine(signal);
        _shell.StandardInput.Flush();
    }

    private static List<string> ReadShared(string path)
    {
        // The program still has the file open for writing.
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }
}
