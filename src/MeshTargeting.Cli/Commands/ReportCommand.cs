using System.CommandLine;
using MeshTargeting.Cli.Options;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Findings;
using MeshTargeting.Judging;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Text;

namespace MeshTargeting.Cli.Commands;

/// <summary>What the commands that read manifests and write a report have in common: their options, their course and their exit status.</summary>
/// <param name="name">The command as users write it.</param>
/// <param name="description">What it does, for its help.</param>
/// <param name="drawsPictures">Whether there is a report in Mermaid too.</param>
/// <param name="servesMachines">Whether there are reports for CI systems too: SARIF, JUnit, GitHub's annotations.</param>
/// <param name="writesSarif">Whether SARIF is one of these.</param>
/// <param name="watches">Whether it can be done again whenever a file changes.</param>
/// <typeparam name="TResult">What is found out.</typeparam>
internal abstract class ReportCommand<TResult>(
    string name, string description, bool drawsPictures = false, bool servesMachines = false, bool writesSarif = true, bool watches = false)
    where TResult : class
{
    private readonly InputArguments _input = new(takesCluster: true);
    private readonly OutputOptions _output = new(
    [
        .. servesMachines && writesSarif ? [ReportFormat.Sarif] : Array.Empty<ReportFormat>(),
        .. servesMachines ? [ReportFormat.Junit, ReportFormat.Github] : Array.Empty<ReportFormat>(),
        .. drawsPictures ? [ReportFormat.Mermaid] : Array.Empty<ReportFormat>(),
    ]);
    private readonly FailOnOption _failOn = new();
    private readonly WatchOption _watch = new();

    /// <summary>The command as System.CommandLine wants it.</summary>
    public Command ToCommand()
    {
        var command = new Command(name, description);
        AddArguments(command);
        _input.AddTo(command);
        _output.AddTo(command);
        _failOn.AddTo(command);
        if (watches)
        {
            _watch.AddTo(command);
        }

        command.SetAction(Run);
        return command;
    }

    /// <summary>Adds what is written before the paths, and options of this command alone.</summary>
    protected virtual void AddArguments(Command command)
    {
    }

    /// <summary>Files that the command writes beside its reports.</summary>
    protected virtual IReadOnlyList<string> WrittenFiles(ParseResult parse) => [];

    /// <summary>The work itself; null where it could not be done, and then the reason has been given.</summary>
    protected virtual TResult? Work(InputFiles files, ParseResult parse) => Work(files.Input, parse);

    /// <summary>The work itself.</summary>
    protected abstract TResult Work(CheckInput input, ParseResult parse);

    /// <summary>The exit status, where all of it is done elsewhere; null where it is done here.</summary>
    protected virtual int? RunElsewhere(CheckInput input, ParseResult parse, IReadOnlyList<ReportTarget> targets) => null;

    /// <summary>Why there is nothing to report, which is told instead of a report; null where there is.</summary>
    protected virtual string? ProblemOf(TResult result) => null;

    /// <summary>What goes to standard error before the report is written.</summary>
    protected abstract void Note(TResult result);

    /// <summary>The report as UTF-8 JSON.</summary>
    protected abstract byte[] ToJson(TResult result);

    /// <summary>The report for people.</summary>
    protected abstract string ToText(TResult result, TextStyle style);

    /// <summary>The report as a picture; asked of commands alone that draw pictures.</summary>
    protected virtual string ToMermaid(TResult result) => throw new NotSupportedException();

    /// <summary>The report in a form for CI systems; asked of commands alone that have those.</summary>
    protected virtual byte[] ToMachine(ReportFormat format, TResult result) => throw new NotSupportedException();

    /// <summary>The severest of what was found; null where there is nothing.</summary>
    protected abstract Severity? WorstOf(TResult result);

    /// <summary>The exit status that the severest finding deserves.</summary>
    protected int StatusOf(ParseResult parse, CheckSettings settings, Severity? worst) => _failOn.StatusOf(parse, settings, worst);

    private int Run(ParseResult parse)
    {
        if (!watches || !_watch.IsGiven(parse))
        {
            return RunOnce(parse);
        }

        return _input.Watched(parse) is { } paths
            ? WatchOption.Run(paths, [.. _output.FilesOf(parse), .. WrittenFiles(parse)], () => RunOnce(parse))
            : ExitStatus.Failure;
    }

    private int RunOnce(ParseResult parse)
    {
        var files = _input.Read(parse);
        if (!files.IsWorthReporting)
        {
            return ExitStatus.Failure;
        }

        if (RunElsewhere(files.Input, parse, _output.Of(parse)) is { } status)
        {
            return files.HasUnreadable ? ExitStatus.Failure : status;
        }

        TResult? result;
        using (ProgressBar.Watch(files.Input.Progress!))
        {
            result = Work(files, parse);
        }

        if (result is null)
        {
            return ExitStatus.Failure;
        }

        Note(result);
        if (ProblemOf(result) is { } problem)
        {
            Messages.Error(problem);
            return files.HasUnreadable ? ExitStatus.Failure : ExitStatus.Findings;
        }

        var failed = files.HasUnreadable;
        foreach (var target in _output.Of(parse))
        {
            failed |= Write(target, result) != ExitStatus.Clean;
        }

        return failed ? ExitStatus.Failure : StatusOf(parse, files.Input.Settings, WorstOf(result));
    }

    private int Write(ReportTarget target, TResult result) => target.Format switch
    {
        ReportFormat.Text => Output.Write(target.File, ToText(result, Output.StyleFor(target.File))),
        ReportFormat.Json => Output.Write(target.File, ToJson(result)),
        ReportFormat.Mermaid => Output.Write(target.File, ToMermaid(result)),
        _ => Output.Write(target.File, ToMachine(target.Format, result)),
    };
}
