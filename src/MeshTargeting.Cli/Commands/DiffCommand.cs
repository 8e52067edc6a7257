using System.CommandLine;
using System.Text.Json;
using MeshTargeting.Cli.Options;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Findings;
using MeshTargeting.Reports.Diff;
using MeshTargeting.Reports.Json;
using MeshTargeting.Reports.Json.Diff;
using MeshTargeting.Reports.Markdown;
using MeshTargeting.Reports.Mermaid;
using MeshTargeting.Reports.Text;
using MeshTargeting.Reports.Text.Diff;

namespace MeshTargeting.Cli.Commands;

/// <summary><c>diff BASE HEAD</c>: what changes from one state to another, for whom.</summary>
internal sealed class DiffCommand
{
    private readonly DiffArguments _input = new();
    private readonly OutputOptions _output = new(ReportFormat.Mermaid, ReportFormat.Markdown);

    private readonly ServerOption _server = new();

    private readonly Option<bool> _exitCode = new("--exit-code")
    {
        Description = "Make the exit status 1 where something changes",
    };

    /// <summary>The command as System.CommandLine wants it.</summary>
    public Command ToCommand()
    {
        var command = new Command("diff", "Show what changes from one state to another, for which proxies and why");
        _input.AddTo(command);
        _output.AddTo(command);
        command.Options.Add(_exitCode);
        _server.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parse)
    {
        if (_server.IsGiven(parse))
        {
            return _input.ReadHead(parse) is { } head
                ? _server.PassOn(parse, "diff", head, _output.Of(parse), report => StatusOf(parse, HasChanges(report)))
                : ExitStatus.Failure;
        }

        if (_input.Read(parse) is not { } input)
        {
            return ExitStatus.Failure;
        }

        DiffResult result;
        using (ProgressBar.Watch(input.Progress!))
        {
            result = Differ.Compare(input);
        }

        // What could not be read is not compared, and without a word of it changes would go missing.
        foreach (var finding in result.Findings.Where(f => f.Severity == Severity.Error))
        {
            Messages.Note(FindingLine.Of(finding));
        }

        InputArguments.NoteContext(result.ContextFindings);
        var failed = false;
        foreach (var target in _output.Of(parse))
        {
            failed |= Write(target, result) != ExitStatus.Clean;
        }

        return failed ? ExitStatus.Failure : StatusOf(parse, !result.Differences.IsEmpty);
    }

    private int StatusOf(ParseResult parse, bool hasChanges) => parse.GetValue(_exitCode) && hasChanges ? ExitStatus.Findings : ExitStatus.Clean;

    private static bool HasChanges(JsonElement report) => report.TryGetProperty("changes", out var changes) && changes.GetArrayLength() > 0;

    private static int Write(ReportTarget target, DiffResult result) => target.Format switch
    {
        ReportFormat.Json => Output.Write(target.File, ReportJson.Write(DiffReport.Of(result))),
        ReportFormat.Mermaid => Output.Write(target.File, DiffPicture.Draw(result)),
        ReportFormat.Markdown => Output.Write(target.File, DiffMarkdown.Write(result)),
        _ => Output.Write(target.File, DiffText.Write(result, Output.StyleFor(target.File))),
    };
}
