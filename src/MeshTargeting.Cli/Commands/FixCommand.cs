using System.CommandLine;
using MeshTargeting.Analysis;
using MeshTargeting.Cli.Fixing;
using MeshTargeting.Cli.Options;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Findings;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Fixes;
using MeshTargeting.Reports.Json;
using MeshTargeting.Reports.Text;
using MeshTargeting.Resources;

namespace MeshTargeting.Cli.Commands;

/// <summary><c>fix PATH…</c>: mechanical fixes made in the text, comments and layout kept.</summary>
internal sealed class FixCommand
{
    private readonly InputArguments _input = new(takesCluster: false);
    private readonly OutputOptions _output = new();
    private readonly FailOnOption _failOn = new();
    private readonly BaselineOptions _baseline = new();

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Change no file; print the patch that git apply and patch take" };

    private readonly Option<string?> _to = new("--to")
    {
        Description = "Rewrite for the next version of Kuma: what is wrong there is mended",
        HelpName = "3.0",
    };

    private readonly Option<string[]> _codes = new("--code")
    {
        Description = "Mend findings of this code alone; repeatable (default: all, and write out appProtocol)",
        HelpName = "CODE",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>The command as System.CommandLine wants it.</summary>
    public Command ToCommand()
    {
        var command = new Command("fix", "Mend in the text what can be mended mechanically; comments and layout stay");
        _input.AddTo(command);
        command.Options.Add(_dryRun);
        command.Options.Add(_to);
        command.Options.Add(_codes);
        _to.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: not "3.0" and var version }])
            {
                result.AddError($"--to: '{version}' is not available here; use 3.0");
            }
        });
        _codes.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => RuleCatalog.Find(Upper(t.Value)) is null))
            {
                var near = NearName.Find(Upper(token.Value), RuleCatalog.Descriptors.Select(d => d.Code));
                result.AddError($"no code '{token.Value}'{(near is null ? "" : $"; did you mean {near}?")}");
            }
        });
        _output.AddTo(command);
        _baseline.AddFileTo(command);
        _failOn.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parse)
    {
        var files = _input.Read(parse);
        if (!files.IsWorthReporting)
        {
            return ExitStatus.Failure;
        }

        var input = parse.GetValue(_to) is null ? files.Input : files.Input with { Options = files.Input.Options with { Semantics = KumaSemantics.V3_0 } };
        FixResult result;
        using (ProgressBar.Watch(input.Progress!))
        {
            result = Fixer.Fix(input, Options(parse));
        }

        InputArguments.NoteContext(result.Before.ContextFindings);
        if (_baseline.Apply(result.After, parse, files.Configuration) is not { } left)
        {
            return ExitStatus.Failure;
        }

        result = result with { After = left };
        var written = Write(parse, result, input);
        return files.HasUnreadable || written != ExitStatus.Clean
            ? ExitStatus.Failure
            : _failOn.StatusOf(parse, input.Settings, result.After.Worst);
    }

    private FixOptions Options(ParseResult parse) => new()
    {
        Codes = parse.GetValue(_codes) is { Length: > 0 } codes ? codes.Select(Upper).ToHashSet(StringComparer.Ordinal) : null,
    };

    private int Write(ParseResult parse, FixResult result, CheckInput input)
    {
        var isDryRun = parse.GetValue(_dryRun);
        var changes = FileChanges.Of(result, input.Judged);
        if (!isDryRun)
        {
            changes.Write();
        }

        // Standard output has one thing to say: JSON, or the patch, or the manifests that came by standard input, or else the report.
        var targets = _output.Of(parse);
        var taken = targets.Any(t => t is { Format: ReportFormat.Json, File: null }) ? null : isDryRun ? changes.Patch() : changes.StandardInput;
        List<int> written = [changes.HasFailed ? ExitStatus.Failure : ExitStatus.Clean];
        if (taken is not null)
        {
            written.Add(Output.Write(null, taken));
        }

        foreach (var (format, file) in targets)
        {
            if (format == ReportFormat.Text && file is null && taken is not null)
            {
                Messages.Note(FixText.Write(result, isDryRun, TextStyle.Plain).TrimEnd('\n'));
            }
            else
            {
                written.Add(format == ReportFormat.Json
                    ? Output.Write(file, ReportJson.Write(FixReport.Of(result, isDryRun)))
                    : Output.Write(file, FixText.Write(result, isDryRun, Output.StyleFor(file))));
            }
        }

        return written.Max();
    }

    private static string Upper(string code) => code.ToUpperInvariant();
}
