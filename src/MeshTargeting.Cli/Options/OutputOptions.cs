using System.CommandLine;
using System.CommandLine.Parsing;

namespace MeshTargeting.Cli.Options;

/// <summary>How and where reports are written: <c>--format</c>, which may stand several times, and <c>--output</c>.</summary>
/// <param name="more">The forms that there are besides text and JSON.</param>
internal sealed class OutputOptions(params ReportFormat[] more)
{
    private const string Name = "--format";

    private readonly Option<ReportTarget[]> _format = Targets([ReportFormat.Text, ReportFormat.Json, .. more]);

    private readonly Option<string?> _output = new("--output")
    {
        Description = "Write the report to a file instead of standard output",
        HelpName = "FILE",
    };

    /// <summary><c>--format</c> alone, for commands that write to standard output only.</summary>
    public static Option<ReportFormat> Format() =>
        Choice.Create(Name, "Form of the report", ("text", ReportFormat.Text), ("json", ReportFormat.Json));

    public void AddTo(Command command)
    {
        command.Options.Add(_format);
        command.Options.Add(_output);
        command.Validators.Add(Validate);
    }

    /// <summary>The reports that are wanted.</summary>
    public IReadOnlyList<ReportTarget> Of(ParseResult result)
    {
        var output = result.GetValue(_output);
        var targets = result.GetValue(_format) ?? [new ReportTarget(ReportFormat.Text, null)];
        return targets.Select(target => target with { File = target.File ?? output }).ToList();
    }

    /// <summary>The files that reports go to.</summary>
    public IReadOnlyList<string> FilesOf(ParseResult result) => Of(result).Select(target => target.File).OfType<string>().ToList();

    private static Option<ReportTarget[]> Targets(ReportFormat[] formats)
    {
        var words = formats.Select(f => f.ToString().ToLowerInvariant()).ToArray();
        return new Option<ReportTarget[]>(Name)
        {
            Description = "Form of the report; repeatable, with =FILE for a report that goes to a file (default: text)",
            HelpName = string.Join('|', words),
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
            DefaultValueFactory = _ => [new ReportTarget(ReportFormat.Text, null)],
            CustomParser = Parse,
        };

        ReportTarget[] Parse(ArgumentResult result)
        {
            var targets = new List<ReportTarget>();
            foreach (var (word, file) in result.Tokens.Select(Split))
            {
                var index = Array.FindIndex(words, w => string.Equals(w, word, StringComparison.OrdinalIgnoreCase));
                if (index < 0)
                {
                    result.AddError($"{Name}: '{word}' is not available here; use one of: {string.Join(", ", words)}");
                }
                else if (file is "")
                {
                    result.AddError($"{Name}: the file is missing in '{word}='");
                }
                else
                {
                    targets.Add(new ReportTarget(formats[index], file));
                }
            }

            return [.. targets];
        }
    }

    private static (string Word, string? File) Split(Token token) => token.Value.IndexOf('=') is var equals and >= 0
        ? (token.Value[..equals], token.Value[(equals + 1)..])
        : (token.Value, null);

    /// <summary>Two reports in one place would be none. Looks at the words alone: values that are none have not been reported yet.</summary>
    private void Validate(CommandResult command)
    {
        var output = command.GetResult(_output)?.Tokens is [.., var last] ? last.Value : null;
        var files = (command.GetResult(_format)?.Tokens ?? []).Select(token => Split(token).File).DefaultIfEmpty(null).ToList();
        foreach (var place in files.GroupBy(file => file ?? output).Where(place => place.Count() > 1))
        {
            command.AddError(place.Key is null
                ? $"{Name}: only one report can go to standard output; name a file for the others, as in {Name} sarif=report.sarif"
                : $"{Name}: only one report can go to {place.Key}");
        }

        if (output is not null && files.TrueForAll(file => file is not null))
        {
            command.AddError($"--output: every {Name} names its own file, and none is left for {output}");
        }
    }
}
