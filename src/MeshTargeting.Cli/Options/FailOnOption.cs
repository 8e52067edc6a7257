using System.CommandLine;
using MeshTargeting.Findings;
using MeshTargeting.Judging;

namespace MeshTargeting.Cli.Options;

/// <summary>From which severity on a finding makes the exit status 1: <c>--fail-on</c>.</summary>
internal sealed class FailOnOption
{
    /// <summary>How the option is written.</summary>
    public const string Name = "--fail-on";

    private readonly Option<FailOn> _option = Choice.Create(
        Name,
        "Severity from which on the exit status is 1",
        ("error", FailOn.Error),
        ("warning", FailOn.Warning),
        ("info", FailOn.Info),
        ("never", FailOn.Never));

    public void AddTo(Command command) => command.Options.Add(_option);

    /// <summary>The exit status that the severest finding deserves; null is none.</summary>
    public int StatusOf(ParseResult result, CheckSettings settings, Severity? worst)
    {
        var settled = result.GetResult(_option) is { Implicit: false } ? null : settings.FailOn;
        Severity? threshold = (settled ?? result.GetValue(_option)) switch
        {
            FailOn.Error => Severity.Error,
            FailOn.Warning => Severity.Warning,
            FailOn.Info => Severity.Info,
            _ => null,
        };

        // Comparing with null is false: neither no finding nor no threshold fails.
        return worst >= threshold ? ExitStatus.Findings : ExitStatus.Clean;
    }
}
