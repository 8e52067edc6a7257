using System.CommandLine;
using MeshTargeting.Cli.Options;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Findings;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Text;

namespace MeshTargeting.Cli.Commands;

/// <summary>What the commands that read manifests and write a report have in common: their options, their course and their exit status.</summary>
/// <typeparam name="TResult">What is found out.</typeparam>
internal abstract class ReportCommand<TResult>(string name, string description)
{
    private readonly InputArguments _input = new();
    private readonly OutputOptions _output = new();
    private readonly FailOnOption _failOn = new();

    /// <summary>The command as System.CommandLine wants it.</summary>
    public Command ToCommand()
    {
        var command = new Command(name, description);
        _input.AddTo(command);
        _output.AddTo(command);
        _failOn.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    /// <summary>The work itself.</summary>
    protected abstract TResult Work(CheckInput input);

    /// <summary>What goes to standard error before the report is written.</summary>
    protected abstract void Note(TResult result);

    /// <summary>The report as UTF-8 JSON.</summary>
    protected abstract byte[] ToJson(TResult result);

    /// <summary>The report for people.</summary>
    protected abstract string ToText(TResult result, TextStyle style);

    /// <summary>The severest of what was found; null where there is nothing.</summary>
    protected abstract Severity? WorstOf(TResult result);

    private int Run(ParseResult parse)
    {
        var files = _input.Read(parse);
        if (!files.IsWorthReporting)
        {
            return ExitStatus.Failure;
        }

        TResult result;
        using (ProgressBar.Watch(files.Input.Progress!))
        {
            result = Work(files.Input);
        }

        Note(result);
        var file = _output.FileOf(parse);
        var written = _output.FormatOf(parse) == ReportFormat.Json
            ? Output.Write(file, ToJson(result))
            : Output.Write(file, ToText(result, Output.StyleFor(file)));

        return files.HasUnreadable || written != ExitStatus.Clean ? ExitStatus.Failure : _failOn.StatusOf(parse, WorstOf(result));
    }
}
