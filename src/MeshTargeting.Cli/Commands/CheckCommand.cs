using System.CommandLine;
using System.Text;
using MeshTargeting.Cli.Options;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Findings;
using MeshTargeting.Reports;
using MeshTargeting.Reports.GitHub;
using MeshTargeting.Reports.Json;
using MeshTargeting.Reports.JUnit;
using MeshTargeting.Reports.Sarif;
using MeshTargeting.Reports.Text;

namespace MeshTargeting.Cli.Commands;

/// <summary><c>check PATH…</c>: all findings of the manifests.</summary>
internal sealed class CheckCommand() : ReportCommand<CheckResult>("check", "Report everything that is wrong with manifests", servesMachines: true, watches: true)
{
    private readonly BaselineOptions _baseline = new();
    private readonly ServerOption _server = new();

    /// <inheritdoc />
    protected override void AddArguments(Command command)
    {
        _baseline.AddTo(command);
        _server.AddTo(command);
    }

    /// <inheritdoc />
    protected override IReadOnlyList<string> WrittenFiles(ParseResult parse) => _baseline.WrittenFiles(parse);

    /// <inheritdoc />
    protected override CheckResult? Work(InputFiles files, ParseResult parse) =>
        (_server.IsGiven(parse) ? Ask(files.Input, parse) : Work(files.Input, parse)) is { } result
            ? _baseline.Apply(result, parse, files.Configuration)
            : null;

    /// <inheritdoc />
    protected override CheckResult Work(CheckInput input, ParseResult parse) => Checker.Check(input);

    /// <inheritdoc />
    protected override void Note(CheckResult result)
    {
        InputArguments.NoteContext(result.ContextFindings);
        BaselineOptions.Note(result);
    }

    /// <inheritdoc />
    protected override byte[] ToJson(CheckResult result) => ReportJson.Write(CheckReport.Of(result));

    /// <inheritdoc />
    protected override string ToText(CheckResult result, TextStyle style) => CheckText.Write(result, style);

    /// <inheritdoc />
    protected override byte[] ToMachine(ReportFormat format, CheckResult result) => format switch
    {
        ReportFormat.Sarif => SarifWriter.Write(result),
        ReportFormat.Junit => JUnitWriter.Write(result),
        ReportFormat.Github => Encoding.UTF8.GetBytes(AnnotationWriter.Write(result)),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "no format for machines"),
    };

    /// <inheritdoc />
    protected override Severity? WorstOf(CheckResult result) => result.Worst;

    private CheckResult? Ask(CheckInput input, ParseResult parse)
    {
        if (_server.Ask(parse, "check", input.Judged) is not { } report)
        {
            return null;
        }

        var result = ReportedCheck.Read(report, input.Judged, input.Settings);
        if (result is null)
        {
            Messages.Error("--server: what it answers is no report of check");
        }

        return result is null ? null : result with { Today = input.Today };
    }
}
