using System.CommandLine;
using System.Text.Json;
using MeshTargeting.Cli.Options;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Findings;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Json;
using MeshTargeting.Reports.Mermaid;
using MeshTargeting.Reports.Text;

namespace MeshTargeting.Cli.Commands;

/// <summary><c>resolve PATH…</c>: every targetRef and backendRef, and what it resolves to.</summary>
internal sealed class ResolveCommand()
    : ReportCommand<ResolveResult>("resolve", "Show what every targetRef and backendRef resolves to, or why it does not", drawsPictures: true)
{
    private readonly ServerOption _server = new();

    /// <inheritdoc />
    protected override void AddArguments(Command command) => _server.AddTo(command);

    /// <inheritdoc />
    protected override int? RunElsewhere(CheckInput input, ParseResult parse, IReadOnlyList<ReportTarget> targets) => _server.IsGiven(parse)
        ? _server.PassOn(parse, "resolve", input.Judged, targets, report => StatusOf(parse, input.Settings, IsWhole(report) ? null : Severity.Warning))
        : null;

    /// <inheritdoc />
    protected override ResolveResult Work(CheckInput input, ParseResult parse) => Resolver.Resolve(input);

    /// <inheritdoc />
    protected override void Note(ResolveResult result)
    {
        // The report has no place for what could not be read, and without a word of it references would go missing.
        foreach (var finding in result.Findings)
        {
            Messages.Note(FindingLine.Of(finding));
        }

        InputArguments.NoteContext(result.ContextFindings);
    }

    /// <inheritdoc />
    protected override byte[] ToJson(ResolveResult result) => ReportJson.Write(ResolveReport.Of(result));

    /// <inheritdoc />
    protected override string ToText(ResolveResult result, TextStyle style) => ResolveText.Write(result, style);

    /// <inheritdoc />
    protected override string ToMermaid(ResolveResult result) => ResolvePicture.Draw(result);

    /// <inheritdoc />
    protected override Severity? WorstOf(ResolveResult result) => result.Worst;

    private static bool IsWhole(JsonElement report) => report.TryGetProperty("references", out var references)
        && references.EnumerateArray().All(r => r.GetProperty("status").ValueEquals("Resolved"));
}
