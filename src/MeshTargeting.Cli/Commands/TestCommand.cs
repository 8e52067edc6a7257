using System.CommandLine;
using System.Text;
using MeshTargeting.Cli.Options;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Findings;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Expectations;
using MeshTargeting.Reports.GitHub;
using MeshTargeting.Reports.Json;
using MeshTargeting.Reports.JUnit;
using MeshTargeting.Reports.Text;

namespace MeshTargeting.Cli.Commands;

/// <summary><c>test PATH…</c>: whether the expectations beside manifests hold.</summary>
internal sealed class TestCommand()
    : ReportCommand<TestResult>("test", "Test the expectations (kind: MeshExpectation) that stand beside manifests", servesMachines: true, writesSarif: false, watches: true)
{
    /// <inheritdoc />
    protected override TestResult Work(CheckInput input, ParseResult parse) => Tester.Test(input);

    /// <inheritdoc />
    protected override void Note(TestResult result)
    {
        // What cannot be read may be just what an expectation speaks of.
        foreach (var finding in result.Findings)
        {
            Messages.Note(FindingLine.Of(finding));
        }

        InputArguments.NoteContext(result.ContextFindings);
        if (result.Outcomes.Count == 0)
        {
            Messages.Note("no expectation (apiVersion: meshservice.io/v1, kind: MeshExpectation) was found");
        }
    }

    /// <inheritdoc />
    protected override byte[] ToJson(TestResult result) => ReportJson.Write(TestReport.Of(result));

    /// <inheritdoc />
    protected override string ToText(TestResult result, TextStyle style) => TestText.Write(result, style);

    /// <inheritdoc />
    protected override byte[] ToMachine(ReportFormat format, TestResult result) => format switch
    {
        ReportFormat.Junit => TestJUnit.Write(result),
        ReportFormat.Github => Encoding.UTF8.GetBytes(TestAnnotations.Write(result)),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "no format for machines"),
    };

    /// <inheritdoc />
    protected override Severity? WorstOf(TestResult result) => result.Worst;
}
