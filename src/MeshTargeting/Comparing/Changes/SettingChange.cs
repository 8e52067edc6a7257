using MeshTargeting.Resources;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Comparing.Changes;

/// <summary>A setting has another value, or has one where it had none, or the other way round.</summary>
public sealed record SettingChange : Change
{
    /// <summary>The kind of the policies that set it.</summary>
    public required KindDescriptor PolicyKind { get; init; }

    /// <summary>The setting, for example <c>http.requestTimeout</c>; empty where it is the configuration as a whole.</summary>
    public required string Setting { get; init; }

    /// <summary>The value that it had, with the place from which it came; null where it had none, and Kuma's own default counted.</summary>
    public required ConfValue? Before { get; init; }

    /// <summary>The value that it has, with the place from which it comes; null where it has none.</summary>
    public required ConfValue? After { get; init; }
}
