using System.CommandLine;
using MeshTargeting.Cli.Options;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Json;
using MeshTargeting.Reports.Text;

namespace MeshTargeting.Cli.Commands;

/// <summary><c>resolve PATH…</c>: every targetRef and backendRef, and what it resolves to.</summary>
internal static class ResolveCommand
{
    public static Command Create()
    {
        var input = new InputArguments();
        var output = new OutputOptions();
        var failOn = new FailOnOption();
        var command = new Command("resolve", "Show what every targetRef and backendRef resolves to, or why it does not");
        input.AddTo(command);
        output.AddTo(command);
        failOn.AddTo(command);
        command.SetAction(parse => Run(parse, input, output, failOn));
        return command;
    }

    private static int Run(ParseResult parse, InputArguments input, OutputOptions output, FailOnOption failOn)
    {
        var files = input.Read(parse);
        if (!files.IsWorthReporting)
        {
            return ExitStatus.Failure;
        }

        ResolveResult result;
        using (ProgressBar.Watch(files.Input.Progress!))
        {
            result = Resolver.Resolve(files.Input);
        }

        foreach (var finding in result.Findings)
        {
            Messages.Note(FindingLine.Of(finding));
        }

        InputArguments.NoteContext(result.ContextFindings);
        var file = output.FileOf(parse);
        var written = output.FormatOf(parse) == ReportFormat.Json
            ? Output.Write(file, ReportJson.Write(ResolveReport.Of(result)))
            : Output.Write(file, ResolveText.Write(result, Output.StyleFor(file)));

        return files.HasUnreadable || written != ExitStatus.Clean ? ExitStatus.Failure : failOn.StatusOf(parse, result.Worst);
    }
}
