using System.Text.Json;

namespace MeshTargeting.EndToEnd.Harness;

/// <summary>Runs kubectl against the API server under test, as one of its users.</summary>
public sealed class Kubectl
{
    private readonly string _program;
    private readonly string _kubeconfig;
    private readonly string _home;
    private readonly Func<string> _diagnostics;

    /// <summary>Sets up runs of kubectl; nothing is started yet.</summary>
    /// <param name="program">Path of kubectl.</param>
    /// <param name="kubeconfig">Path of the kubeconfig that names the server and the user.</param>
    /// <param name="home">A folder for what kubectl caches. It must not be shared with other servers: kubectl knows a
    /// server by address and port alone, and would take what another server said for this one's.</param>
    /// <param name="diagnostics">What to add to the message when a run fails that had to succeed.</param>
    public Kubectl(string program, string kubeconfig, string home, Func<string> diagnostics)
    {
        _program = program;
        _kubeconfig = kubeconfig;
        _home = home;
        _diagnostics = diagnostics;
    }

    /// <summary>Runs kubectl and reports what came of it, success or not.</summary>
    /// <param name="arguments">The arguments, one an element.</param>
    /// <param name="input">What kubectl reads from standard input; nothing if null.</param>
    /// <exception cref="TimeoutException">It did not end within a minute.</exception>
    public async Task<CommandResult> TryRunAsync(IReadOnlyList<string> arguments, string? input = null)
    {
        string command = $"kubectl {string.Join(' ', arguments)}";
        var environment = new Dictionary<string, string> { ["KUBECONFIG"] = _kubeconfig, ["HOME"] = _home };
        return await Command.RunAsync(command, _program, arguments, input, environment, _diagnostics);
    }

    /// <summary>Runs kubectl, which must succeed.</summary>
    /// <param name="arguments">The arguments, one an element.</param>
    /// <param name="input">What kubectl reads from standard input; nothing if null.</param>
    /// <exception cref="InvalidOperationException">It ended with another status than 0; the message has everything it
    /// wrote and the end of the server's log.</exception>
    public async Task<CommandResult> RunAsync(IReadOnlyList<string> arguments, string? input = null)
    {
        CommandResult result = await TryRunAsync(arguments, input);
        return result.Succeeded ? result : throw new InvalidOperationException($"{result}\n{_diagnostics()}");
    }

    /// <summary><c>kubectl apply -f -</c> of these manifests, whatever comes of it.</summary>
    /// <param name="manifests">YAML or JSON, any number of documents.</param>
    /// <param name="options">Further arguments, such as <c>--server-side</c>.</param>
    public Task<CommandResult> TryApplyAsync(string manifests, params string[] options) =>
        TryRunAsync(["apply", "-f", "-", .. options], manifests);

    /// <summary><c>kubectl apply -f -</c> of these manifests, which must succeed.</summary>
    /// <param name="manifests">YAML or JSON, any number of documents.</param>
    /// <param name="options">Further arguments, such as <c>--server-side</c>.</param>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public Task<CommandResult> ApplyAsync(string manifests, params string[] options) =>
        RunAsync(["apply", "-f", "-", .. options], manifests);

    /// <summary>Reads one object as JSON.</summary>
    /// <param name="resource">The resource's name, with its group where that is not unique, such as
    /// <c>meshservices.kuma.io</c>.</param>
    /// <param name="name">The object's name.</param>
    /// <param name="ns">Its namespace; null for resources without.</param>
    /// <exception cref="InvalidOperationException">There is no such object, or it may not be read.</exception>
    public async Task<JsonElement> GetAsync(string resource, string name, string? ns = null)
    {
        string[] scope = ns is null ? [] : ["--namespace", ns];
        CommandResult result = await RunAsync(["get", resource, name, "--output", "json", .. scope]);
        return JsonElement.Parse(result.Output);
    }
}
