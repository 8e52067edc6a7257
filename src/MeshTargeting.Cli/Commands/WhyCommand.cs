using System.CommandLine;
using MeshTargeting.Cli.Options;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Findings;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Inspect;
using MeshTargeting.Reports.Json;
using MeshTargeting.Reports.Text;

namespace MeshTargeting.Cli.Commands;

/// <summary><c>why POLICY PROXY PATH…</c>: why a policy applies to a proxy, or what keeps it from it.</summary>
internal sealed class WhyCommand()
    : ReportCommand<InspectResult<Explanation>>("why", "Show why a policy applies to a proxy, or the first thing that keeps it from it")
{
    private readonly Argument<string> _policy = new("POLICY")
    {
        Description = "The policy: KIND/namespace/name, KIND/name, or a name that only one has; KIND as in MeshTimeout, meshtimeouts or mt",
    };

    private readonly Argument<string> _proxy = new("PROXY") { Description = "The Dataplane: namespace/name or name" };

    private readonly Option<string?> _mesh = new("--mesh")
    {
        Description = "Mesh of the two; needed where several meshes have resources of those names",
        HelpName = "MESH",
    };

    /// <inheritdoc />
    protected override void AddArguments(Command command)
    {
        command.Arguments.Add(_policy);
        command.Arguments.Add(_proxy);
        command.Options.Add(_mesh);
    }

    /// <inheritdoc />
    protected override InspectResult<Explanation> Work(CheckInput input, ParseResult parse) =>
        Explainer.Explain(input, parse.GetValue(_policy)!, parse.GetValue(_proxy)!, parse.GetValue(_mesh));

    /// <inheritdoc />
    protected override InspectResult<Explanation>? Work(InputFiles files, ParseResult parse) => Work(files.Asked, parse);

    /// <inheritdoc />
    protected override void Note(InspectResult<Explanation> result)
    {
        // The report has no place for what could not be read, and without a word of it the answer might be wrong.
        foreach (var finding in result.Findings)
        {
            Messages.Note(FindingLine.Of(finding));
        }

        InputArguments.NoteContext(result.ContextFindings);
    }

    /// <inheritdoc />
    protected override string? ProblemOf(InspectResult<Explanation> result) => result.Problem;

    /// <inheritdoc />
    protected override byte[] ToJson(InspectResult<Explanation> result) => ReportJson.Write(WhyReport.Of(result));

    /// <inheritdoc />
    protected override string ToText(InspectResult<Explanation> result, TextStyle style) => WhyText.Write(result.Answer!, style);

    /// <inheritdoc />
    protected override Severity? WorstOf(InspectResult<Explanation> result) => result.Worst;
}
