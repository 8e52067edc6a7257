namespace MeshTargeting.Findings;

/// <summary>How the text of a document can be mended mechanically, where the intent leaves no choice.</summary>
/// <param name="Sentence">What is done, in the imperative, without a full stop: <c>write sectionName: http</c>.</param>
/// <param name="Edits">The changes, at least one; all of them or none are made. They concern the document of the finding.</param>
public sealed record Fix(string Sentence, IReadOnlyList<NodeEdit> Edits)
{
    /// <summary>A fix of a single change.</summary>
    public Fix(string sentence, NodeEdit edit)
        : this(sentence, [edit])
    {
    }

    /// <inheritdoc />
    public bool Equals(Fix? other) => other is not null && Sentence == other.Sentence && Edits.SequenceEqual(other.Edits);

    /// <inheritdoc />
    public override int GetHashCode() => Sentence.GetHashCode(StringComparison.Ordinal);
}
