using System.CommandLine;
using System.Text.Json;
using MeshTargeting.Cli.Remote;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Files;
using MeshTargeting.Resources;

namespace MeshTargeting.Cli.Options;

/// <summary>A running meshservice-server that is asked in place of the engine here: <c>--server URL</c>, with <c>--token-file</c>.</summary>
internal sealed class ServerOption
{
    private const string Name = "--server";
    private const string TokenVariable = "MESHSERVICE_TOKEN";

    private readonly Option<Uri?> _url = new(Name)
    {
        Description = "Ask a running meshservice-server, whose World stands behind the manifests and whose settings count",
        HelpName = "URL",
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            {
                return url;
            }

            result.AddError($"{Name}: '{result.Tokens[0].Value}' is no URL of http or https");
            return null;
        },
    };

    private readonly Option<string?> _tokenFile = new("--token-file")
    {
        Description = $"File with the bearer token for {Name} (default: the variable {TokenVariable})",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_url);
        command.Options.Add(_tokenFile);
        command.Validators.Add(result =>
        {
            foreach (var option in command.Options.Where(o => o.Name is "--context" or "--cluster" && result.GetResult(_url) is not null && result.GetResult(o) is { Implicit: false }))
            {
                result.AddError($"{Name}: the server has the rest of the mesh; leave out {option.Name}");
            }
        });
    }

    public bool IsGiven(ParseResult parse) => parse.GetValue(_url) is not null;

    /// <summary>The report of the server; null where there is none, and then the reason has been given.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="endpoint">Which report: <c>check</c>, <c>resolve</c>, <c>diff</c>.</param>
    /// <param name="texts">The manifests.</param>
    public byte[]? Ask(ParseResult parse, string endpoint, IReadOnlyList<SourceText> texts)
    {
        if (!TryReadToken(parse, out var token))
        {
            return null;
        }

        var (report, problem) = new DryRunClient(parse.GetValue(_url)!, token).Ask(endpoint, texts);
        if (problem is not null)
        {
            Messages.Error($"{Name}: {problem}");
        }

        return report;
    }

    /// <summary>Passes the server's report on, for commands that have no other form of it than JSON. Returns the exit status.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="endpoint">Which report.</param>
    /// <param name="texts">The manifests.</param>
    /// <param name="targets">Where the report goes.</param>
    /// <param name="statusOf">The exit status that the report deserves.</param>
    public int PassOn(ParseResult parse, string endpoint, IReadOnlyList<SourceText> texts, IReadOnlyList<ReportTarget> targets, Func<JsonElement, int> statusOf)
    {
        if (targets.Any(t => t.Format != ReportFormat.Json))
        {
            Messages.Error($"{Name}: of {endpoint} the server has JSON alone; add --format json");
            return ExitStatus.Failure;
        }

        if (Ask(parse, endpoint, texts) is not { } report)
        {
            return ExitStatus.Failure;
        }

        // Every target is written, also when another one fails.
        return targets.Select(target => Output.Write(target.File, report)).Max() is not ExitStatus.Clean and var failed
            ? failed
            : DryRunClient.Parse(report) is { } json ? statusOf(json) : ExitStatus.Failure;
    }

    private bool TryReadToken(ParseResult parse, out string? token)
    {
        token = Environment.GetEnvironmentVariable(TokenVariable) is { Length: > 0 } given ? given : null;
        if (parse.GetValue(_tokenFile) is not { } file)
        {
            return true;
        }

        try
        {
            token = File.ReadAllText(file).Trim();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            Messages.Error($"{file}: {FileFailure.Describe(e)}");
            return false;
        }
    }
}
