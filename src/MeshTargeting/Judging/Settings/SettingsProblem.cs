using MeshTargeting.Resources;

namespace MeshTargeting.Judging.Settings;

/// <summary>What is wrong with a configuration file.</summary>
/// <param name="Position">Where.</param>
/// <param name="Message">What, in one sentence without a full stop.</param>
public sealed record SettingsProblem(Position Position, string Message);

/// <summary>Gathers what is wrong.</summary>
internal sealed class SettingsProblems
{
    private readonly List<SettingsProblem> _all = [];

    /// <summary>All so far, in the order of the text.</summary>
    public IReadOnlyList<SettingsProblem> InOrder => _all.OrderBy(p => p.Position).ToList();

    public void Add(Position position, string message) => _all.Add(new SettingsProblem(position, message));
}
