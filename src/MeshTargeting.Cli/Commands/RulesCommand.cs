using System.CommandLine;
using MeshTargeting.Analysis;
using MeshTargeting.Cli.Options;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Reports.Json;
using MeshTargeting.Reports.RulePages;
using MeshTargeting.Reports.Text;

namespace MeshTargeting.Cli.Commands;

/// <summary><c>rules</c>: the catalogue of codes, or its pages.</summary>
internal static class RulesCommand
{
    public static Command Create()
    {
        var format = OutputOptions.Format();
        var folder = new Option<string?>("--output")
        {
            Description = "Write one page a code into a folder, Markdown, instead of listing them",
            HelpName = "DIR",
        };
        var command = new Command("rules", "List what is checked") { format, folder };
        command.SetAction(parse =>
        {
            if (parse.GetValue(folder) is { } path)
            {
                return Output.WriteFolder(path, RulePageWriter.WriteAll(RuleCatalog.Descriptors));
            }

            return parse.GetValue(format) == ReportFormat.Json
                ? Output.Write(null, ReportJson.Write(RuleReport.Of(RuleCatalog.Descriptors)))
                : Output.Write(null, RuleText.Catalogue(RuleCatalog.Descriptors, Output.StyleFor(null)));
        });
        return command;
    }
}
