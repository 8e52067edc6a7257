using MeshTargeting.Resources;

namespace MeshTargeting.Comparing.Changes;

/// <summary>
/// Something that is otherwise in the second World than in the first: a <see cref="SettingChange"/>, <see cref="TrafficChange"/>,
/// <see cref="AccessChange"/>, <see cref="CoverageChange"/>, <see cref="OrderChange"/>, <see cref="ReferenceChange"/>,
/// <see cref="ResourceChange"/> or <see cref="IdleChange"/>.
/// </summary>
public abstract record Change
{
    private protected Change()
    {
    }

    /// <summary>What brought it about.</summary>
    public required Cause Cause { get; init; }

    /// <summary>The proxies for which it is otherwise, by identity; all of them stand in both Worlds. Empty where none is concerned.</summary>
    public IReadOnlyList<ResourceId> Proxies { get; init; } = [];

    /// <summary>Where at these proxies, in the order of <see cref="Spot"/>; empty where that does not matter.</summary>
    public IReadOnlyList<Spot> Spots { get; init; } = [];
}

/// <summary>What was done to a resource.</summary>
public enum CauseVerb
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It says something else.</summary>
    Changed,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It says what it said, and another version of Kuma or other circumstances make something else of it.</summary>
    Understood,
}

/// <summary>What brought a change about.</summary>
/// <param name="Resource">
/// The resource that was added, changed or removed, as the input has it: of what Kuma derives, what it derives it from.
/// </param>
/// <param name="Verb">What was done to it.</param>
/// <param name="Before">The resource in the first World; null where it is new.</param>
/// <param name="After">The resource in the second World; null where it is gone.</param>
public sealed record Cause(ResourceId Resource, CauseVerb Verb, Resource? Before, Resource? After)
{
    /// <summary>The resource as it is, else as it was.</summary>
    public Resource Latest => After ?? Before!;
}
