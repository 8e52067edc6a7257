using System.CommandLine;
using System.CommandLine.Parsing;
using MeshTargeting.Cli.Options;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Findings;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Generation;
using MeshTargeting.Reports.Json;
using MeshTargeting.Reports.Text;

namespace MeshTargeting.Cli.Commands;

/// <summary><c>generate PATH…</c>: the MeshServices that Kuma would make of Services and Dataplanes.</summary>
internal sealed class GenerateCommand()
    : ReportCommand<GenerateResult>("generate", "Write the MeshServices that Kuma would make of these Services or Dataplanes")
{
    private readonly Option<bool> _hostnameGenerators = new("--hostname-generators")
    {
        Description = "Write the HostnameGenerators too that this control plane makes when it starts",
    };

    /// <inheritdoc />
    protected override void AddArguments(Command command)
    {
        command.Options.Add(_hostnameGenerators);
        command.Validators.Add(result =>
        {
            if (result.GetResult("--no-derive") is OptionResult { Implicit: false })
            {
                result.AddError("--no-derive: here MeshServices are made of Services and Dataplanes, and without that nothing is left");
            }
        });
    }

    /// <inheritdoc />
    protected override GenerateResult Work(CheckInput input, ParseResult parse) => Generator.Generate(input, parse.GetValue(_hostnameGenerators));

    /// <inheritdoc />
    protected override void Note(GenerateResult result)
    {
        foreach (var finding in result.Findings)
        {
            Messages.Note(FindingLine.Of(finding));
        }

        InputArguments.NoteContext(result.ContextFindings);
        foreach (var line in NoteLine.Of(result))
        {
            Messages.Note(line);
        }

        if (result.Options.IsGlobal)
        {
            Messages.Note("a global control plane makes no MeshServices; zones do");
        }
        else if (result.Services.Count + result.Notes.Count == 0)
        {
            Messages.Note("no Service and no Dataplane was found of which Kuma makes MeshServices");
        }
    }

    /// <inheritdoc />
    protected override byte[] ToJson(GenerateResult result) => ReportJson.Write(GenerateReport.Of(result));

    /// <inheritdoc />
    protected override string ToText(GenerateResult result, TextStyle style) => GenerateYaml.Write(result);

    /// <inheritdoc />
    protected override Severity? WorstOf(GenerateResult result) => result.Worst;
}
