using System.CommandLine;
using MeshTargeting.Cli.Options;
using MeshTargeting.Findings;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Json;
using MeshTargeting.Reports.Text;

namespace MeshTargeting.Cli.Commands;

/// <summary><c>check PATH…</c>: all findings of the manifests.</summary>
internal sealed class CheckCommand() : ReportCommand<CheckResult>("check", "Report everything that is wrong with manifests")
{
    /// <inheritdoc />
    protected override CheckResult Work(CheckInput input, ParseResult parse) => Checker.Check(input);

    /// <inheritdoc />
    protected override void Note(CheckResult result) => InputArguments.NoteContext(result.ContextFindings);

    /// <inheritdoc />
    protected override byte[] ToJson(CheckResult result) => ReportJson.Write(CheckReport.Of(result));

    /// <inheritdoc />
    protected override string ToText(CheckResult result, TextStyle style) => CheckText.Write(result, style);

    /// <inheritdoc />
    protected override Severity? WorstOf(CheckResult result) => result.Worst;
}
