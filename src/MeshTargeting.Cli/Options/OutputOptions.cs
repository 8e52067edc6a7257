using System.CommandLine;

namespace MeshTargeting.Cli.Options;

/// <summary>In which form a report is written.</summary>
internal enum ReportFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For scripts.</summary>
    Json,

    /// <summary>A picture that pull requests show.</summary>
    Mermaid,
}

/// <summary>How and where a report is written: <c>--format</c> and <c>--output</c>.</summary>
internal sealed class OutputOptions(bool pictures)
{
    private readonly Option<ReportFormat> _format = Format(pictures);

    private readonly Option<string?> _output = new("--output")
    {
        Description = "Write the report to a file instead of standard output",
        HelpName = "FILE",
    };

    /// <summary><c>--format</c> alone, for commands that write to standard output only.</summary>
    public static Option<ReportFormat> Format(bool pictures = false)
    {
        (string, ReportFormat)[] forms = [("text", ReportFormat.Text), ("json", ReportFormat.Json)];
        return Choice.Create("--format", "Form of the report", pictures ? [.. forms, ("mermaid", ReportFormat.Mermaid)] : forms);
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_format);
        command.Options.Add(_output);
    }

    public ReportFormat FormatOf(ParseResult result) => result.GetValue(_format);

    public string? FileOf(ParseResult result) => result.GetValue(_output);
}
