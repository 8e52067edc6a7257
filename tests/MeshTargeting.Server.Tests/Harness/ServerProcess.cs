using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace MeshTargeting.Server.Tests.Harness;

/// <summary>The program itself, as it is started by hand, with everything that it writes.</summary>
internal sealed partial class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private ServerProcess(Process process) => _process = process;

    /// <summary>Everything that it has written so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>A client for it, on the loopback interface.</summary>
    public HttpClient Client { get; private set; } = new();

    /// <summary>Starts it on a free port, and waits until it is ready.</summary>
    /// <param name="folder">The folder that is its World.</param>
    /// <param name="host">The address it listens at.</param>
    /// <param name="options">Further options.</param>
    /// <param name="environment">Variables to set.</param>
    public static async Task<ServerProcess> StartAsync(
        string folder, string host, IReadOnlyList<string> options, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "meshservice-server"), ["--from", folder, "--urls", $"http://{host}:0", .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var server = new ServerProcess(Process.Start(start)!);
        server._process.OutputDataReceived += (_, line) => server.Add(line.Data);
        server._process.ErrorDataReceived += (_, line) => server.Add(line.Data);
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        try
        {
            await Poll.UntilAsync(() => Task.FromResult(server.Port() is not null));
            server.Client.BaseAddress = server.At("127.0.0.1");
            await Poll.UntilAsync(async () => (await server.Client.GetAsync(new Uri("/readyz", UriKind.Relative))).IsSuccessStatusCode);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Where it is reached at an address of this machine.</summary>
    public Uri At(string host) => new($"http://{host}:{Port()}/");

    /// <summary>Waits until it has written something.</summary>
    public Task WrittenAsync(string text) => Poll.UntilAsync(() => Task.FromResult(Output.Contains(text, StringComparison.Ordinal)));

    /// <summary>Ends it at once, as a crash does.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private void Add(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }

    private string? Port() => Listening().Match(Output) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"Now listening on: http://[\d.]+:(\d+)\b")]
    private static partial Regex Listening();
}
