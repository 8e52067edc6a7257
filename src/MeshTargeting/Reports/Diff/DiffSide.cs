using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Diff;

/// <summary>One of the two states that are compared: texts, or a World that is there already.</summary>
/// <param name="Name">How reports speak of it: a path, <c>git:main</c>.</param>
/// <param name="Texts">Its texts; null where it is a World.</param>
/// <param name="World">Its World; null where it is texts.</param>
public sealed record DiffSide(string Name, IReadOnlyList<SourceText>? Texts, World? World)
{
    /// <summary>A state of texts.</summary>
    public static DiffSide Of(string name, IReadOnlyList<SourceText> texts) => new(name, texts, null);

    /// <summary>A state that is there already. Its own options hold.</summary>
    public static DiffSide Of(string name, World world) => new(name, null, world);
}

/// <summary>What is to be compared.</summary>
public sealed record DiffInput
{
    /// <summary>The first state.</summary>
    public required DiffSide Base { get; init; }

    /// <summary>The second state.</summary>
    public required DiffSide Head { get; init; }

    /// <summary>Texts of resources that both have, and over which either's own are laid.</summary>
    public IReadOnlyList<SourceText> Context { get; init; } = [];

    /// <summary>The circumstances of the first state.</summary>
    public WorldOptions BaseOptions { get; init; } = new();

    /// <summary>The circumstances of the second state, which may be of another version of Kuma.</summary>
    public WorldOptions HeadOptions { get; init; } = new();

    /// <summary>Counts texts as they are read; null where nobody looks.</summary>
    public WorkProgress? Progress { get; init; }
}

/// <summary>What is otherwise in the second state.</summary>
public sealed record DiffResult
{
    /// <summary>How reports speak of the first state.</summary>
    public required string Base { get; init; }

    /// <summary>How reports speak of the second state.</summary>
    public required string Head { get; init; }

    /// <summary>What is otherwise.</summary>
    public required Comparing.Differences Differences { get; init; }

    /// <summary>The lines at which causes and values stand.</summary>
    public required Inspect.Places Places { get; init; }

    /// <summary>What could not be read of either state, with places: the comparison knows nothing of it.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What could not be read of the context.</summary>
    public required IReadOnlyList<Finding> ContextFindings { get; init; }
}
