using MeshTargeting.Resources;
using MeshTargeting.Targeting;

namespace MeshTargeting.Comparing.Changes;

/// <summary>A policy applies to other proxies than before; <see cref="Change.Proxies"/> are all of them, of those that stand in both Worlds.</summary>
public sealed record CoverageChange : Change
{
    /// <summary>The policy.</summary>
    public required ResourceId Policy { get; init; }

    /// <summary>Proxies to which it applies now and did not before, by identity.</summary>
    public required IReadOnlyList<ResourceId> Gained { get; init; }

    /// <summary>Proxies to which it applies no more, by identity.</summary>
    public required IReadOnlyList<ResourceId> Lost { get; init; }

    /// <summary>True where the policy is a shadow (<c>kuma.io/effect: shadow</c>) and has no effect.</summary>
    public required bool IsShadow { get; init; }
}

/// <summary>Which of two policies wins is left to chance, or is no more.</summary>
public sealed record OrderChange : Change
{
    /// <summary>One of the policies.</summary>
    public required ResourceId First { get; init; }

    /// <summary>The other.</summary>
    public required ResourceId Second { get; init; }

    /// <summary>Why it is, or was, left to chance; a sentence without a full stop.</summary>
    public required string Why { get; init; }

    /// <summary>True where it is so now; false where it was.</summary>
    public required bool IsAmbiguous { get; init; }
}

/// <summary>A reference resolves to something else, or begins or ceases to resolve.</summary>
public sealed record ReferenceChange : Change
{
    /// <summary>The reference in the first World; null where it is new.</summary>
    public required Reference? Before { get; init; }

    /// <summary>What became of it there; null where it is new.</summary>
    public required Resolution? Was { get; init; }

    /// <summary>The reference in the second World; null where it is gone.</summary>
    public required Reference? After { get; init; }

    /// <summary>What becomes of it there; null where it is gone.</summary>
    public required Resolution? Is { get; init; }
}

/// <summary>A policy was added, changed or removed, and no proxy's effective rules are otherwise for it.</summary>
public sealed record IdleChange : Change
{
    /// <summary>Why not, as far as can be told; a sentence without a full stop.</summary>
    public required string Why { get; init; }
}
