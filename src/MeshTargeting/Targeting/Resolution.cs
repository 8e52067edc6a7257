using MeshTargeting.Findings;

namespace MeshTargeting.Targeting;

/// <summary>
/// What became of a reference: <see cref="Resolved"/>, <see cref="PartiallyResolved"/> or <see cref="Unresolved"/>, and no fourth.
/// </summary>
public abstract record Resolution
{
    private protected Resolution()
    {
    }

    /// <summary>Why; <see cref="ResolutionReason.Resolved"/> where all is well.</summary>
    public abstract ResolutionReason Reason { get; }

    /// <summary>What the reference hits, in an order that does not depend on that of the input; empty where nothing.</summary>
    public abstract IReadOnlyList<Target> Targets { get; }

    /// <summary>One sentence for people, without a full stop.</summary>
    public abstract string Explanation { get; }

    /// <summary>What to write instead, for example <c>did you mean "backend"?</c>; null where nothing is near.</summary>
    public virtual string? Suggestion => null;
}

/// <summary>The reference hits all that it selects.</summary>
/// <param name="Hits">What it hits, at least one.</param>
public sealed record Resolved(IReadOnlyList<Target> Hits) : Resolution
{
    /// <inheritdoc />
    public override ResolutionReason Reason => ResolutionReason.Resolved;

    /// <inheritdoc />
    public override IReadOnlyList<Target> Targets => Hits;

    /// <inheritdoc />
    public override string Explanation => Hits.Count == 1 ? $"resolves to {Wording.Of(Hits[0])}" : $"resolves to {Hits.Count} resources";
}

/// <summary>
/// The reference selects more than it hits: labels match several resources of which only some have the section or port, or a
/// backendRef's labels match several of which Kuma takes one.
/// </summary>
/// <param name="Hits">
/// What it hits, at least one; where Kuma takes the oldest of several and their age is not known, those that it may take.
/// </param>
/// <param name="Why">Why it does not hit the rest.</param>
/// <param name="Sentence">The explanation.</param>
public sealed record PartiallyResolved(IReadOnlyList<Target> Hits, ResolutionReason Why, string Sentence) : Resolution
{
    /// <inheritdoc />
    public override ResolutionReason Reason => Why;

    /// <inheritdoc />
    public override IReadOnlyList<Target> Targets => Hits;

    /// <inheritdoc />
    public override string Explanation => Sentence;
}

/// <summary>The reference hits nothing.</summary>
/// <param name="Why">Why.</param>
/// <param name="Sentence">The explanation.</param>
/// <param name="Instead">What to write instead; null where nothing is near.</param>
/// <param name="Conclusive">
/// False where the target may well be there although it was not found: it may stand in another repository, unless the World is
/// complete (<see cref="Worlds.WorldOptions.IsComplete"/>) or shows the mistake itself, by a near name, or by a resource of the name
/// in another place.
/// </param>
public sealed record Unresolved(ResolutionReason Why, string Sentence, string? Instead = null, bool Conclusive = true) : Resolution
{
    /// <summary>How the manifest of the reference is mended mechanically; null where the intent leaves a choice.</summary>
    public Fix? Fix { get; init; }

    /// <inheritdoc />
    public override ResolutionReason Reason => Why;

    /// <inheritdoc />
    public override IReadOnlyList<Target> Targets => [];

    /// <inheritdoc />
    public override string Explanation => Sentence;

    /// <inheritdoc />
    public override string? Suggestion => Instead;
}
