using System.CommandLine;
using MeshTargeting.Findings;

namespace MeshTargeting.Cli.Options;

/// <summary>From which severity on a finding makes the exit status 1: <c>--fail-on</c>.</summary>
internal sealed class FailOnOption
{
    /// <summary>How the option is written.</summary>
    public const string Name = "--fail-on";

    private enum Threshold
    {
        Error,
        Warning,
        Info,
        Never,
    }

    private readonly Option<Threshold> _option = Choice.Create(
        Name,
        "Severity from which on the exit status is 1",
        ("error", Threshold.Error),
        ("warning", Threshold.Warning),
        ("info", Threshold.Info),
        ("never", Threshold.Never));

    public void AddTo(Command command) => command.Options.Add(_option);

    /// <summary>The exit status that the severest finding deserves; null is none.</summary>
    public int StatusOf(ParseResult result, Severity? worst)
    {
        Severity? threshold = result.GetValue(_option) switch
        {
            Threshold.Error => Severity.Error,
            Threshold.Warning => Severity.Warning,
            Threshold.Info => Severity.Info,
            _ => null,
        };

        // Comparing with null is false: neither no finding nor no threshold fails.
        return worst >= threshold ? ExitStatus.Findings : ExitStatus.Clean;
    }
}
