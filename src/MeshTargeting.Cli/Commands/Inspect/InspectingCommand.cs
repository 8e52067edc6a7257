using System.CommandLine;
using MeshTargeting.Cli.Options;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Findings;
using MeshTargeting.Reports.Inspect;
using MeshTargeting.Reports.Text;

namespace MeshTargeting.Cli.Commands.Inspect;

/// <summary>What commands that ask about one named resource have in common.</summary>
/// <param name="name">The command as users write it.</param>
/// <param name="description">What it does, for its help.</param>
/// <param name="subject">What NAME names, for its help.</param>
/// <typeparam name="T">The answer.</typeparam>
internal abstract class InspectingCommand<T>(string name, string description, string subject)
    : ReportCommand<InspectResult<T>>(name, description, drawsPictures: true)
    where T : class
{
    private readonly Argument<string> _name = new("NAME") { Description = $"{subject}: name or namespace/name" };

    private readonly Option<string?> _mesh = new("--mesh")
    {
        Description = "Mesh of the resource; needed where several meshes have one of that name",
        HelpName = "MESH",
    };

    /// <inheritdoc />
    protected override void AddArguments(Command command)
    {
        command.Arguments.Add(_name);
        command.Options.Add(_mesh);
    }

    /// <summary>The name that the user asks about.</summary>
    protected string NameOf(ParseResult parse) => parse.GetValue(_name)!;

    /// <summary>The mesh in which it is looked for; null for all.</summary>
    protected string? MeshOf(ParseResult parse) => parse.GetValue(_mesh);

    /// <inheritdoc />
    protected override InspectResult<T>? Work(InputFiles files, ParseResult parse) => Work(files.Asked, parse);

    /// <inheritdoc />
    protected override void Note(InspectResult<T> result)
    {
        // The report has no place for what could not be read, and without a word of it answers would be wrong.
        foreach (var finding in result.Findings)
        {
            Messages.Note(FindingLine.Of(finding));
        }

        InputArguments.NoteContext(result.ContextFindings);
    }

    /// <inheritdoc />
    protected override string? ProblemOf(InspectResult<T> result) => result.Problem;

    /// <inheritdoc />
    protected override Severity? WorstOf(InspectResult<T> result) => result.Worst;
}
