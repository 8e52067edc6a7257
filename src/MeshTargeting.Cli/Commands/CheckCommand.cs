using System.CommandLine;
using MeshTargeting.Cli.Options;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Json;
using MeshTargeting.Reports.Text;

namespace MeshTargeting.Cli.Commands;

/// <summary><c>check PATH…</c>: all findings of the manifests.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var input = new InputArguments();
        var output = new OutputOptions();
        var failOn = new FailOnOption();
        var command = new Command("check", "Report everything that is wrong with manifests");
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

        CheckResult result;
        using (ProgressBar.Watch(files.Input.Progress!))
        {
            result = Checker.Check(files.Input);
        }

        InputArguments.NoteContext(result.ContextFindings);
        var file = output.FileOf(parse);
        var written = output.FormatOf(parse) == ReportFormat.Json
            ? Output.Write(file, ReportJson.Write(CheckReport.Of(result)))
            : Output.Write(file, CheckText.Write(result, Output.StyleFor(file)));

        return files.HasUnreadable || written != ExitStatus.Clean ? ExitStatus.Failure : failOn.StatusOf(parse, result.Worst);
    }
}
