using System.CommandLine;
using MeshTargeting.Analysis;
using MeshTargeting.Cli.Options;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Findings;
using MeshTargeting.Reports.Json;
using MeshTargeting.Reports.Text;

namespace MeshTargeting.Cli.Commands;

/// <summary><c>explain CODE</c>: what a code means and how to mend what it finds.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var code = new Argument<string>("CODE") { Description = "A code, for example MS301" };
        var format = OutputOptions.Format();
        var command = new Command("explain", "Explain a code and how to mend what it finds") { code, format };
        command.SetAction(parse => Run(parse.GetValue(code)!, parse.GetValue(format)));
        return command;
    }

    private static int Run(string code, ReportFormat format)
    {
        var rules = RuleCatalog.Descriptors;
        if (rules.FirstOrDefault(r => string.Equals(r.Code, code, StringComparison.OrdinalIgnoreCase)) is { } rule)
        {
            return format == ReportFormat.Json
                ? Output.Write(null, ReportJson.Write(RuleReport.Of([rule])))
                : Output.Write(null, RuleText.Explanation(rule, Output.StyleFor(null)));
        }

        var near = NearName.Find(code.ToUpperInvariant(), rules.Select(r => r.Code));
        Messages.Error($"no code '{code}'{(near is null ? "" : $"; did you mean {near}?")}");
        Messages.Note($"'{ProgramName.Current} rules' lists them all.");
        return ExitStatus.Failure;
    }
}
