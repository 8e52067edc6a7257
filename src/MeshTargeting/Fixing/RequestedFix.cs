using MeshTargeting.Findings;

namespace MeshTargeting.Fixing;

/// <summary>A fix, and where it is to be made.</summary>
/// <param name="Fix">The fix.</param>
/// <param name="Document">The document's number in its text, from 0.</param>
/// <param name="Item">The member's number where the document is a <c>kind: List</c> and the resource a member of it; else null.</param>
public sealed record RequestedFix(Fix Fix, int Document, int? Item = null);

/// <summary>What became of a fix. A closed set.</summary>
public abstract record FixOutcome
{
    private FixOutcome()
    {
    }

    /// <summary>It has been made.</summary>
    public sealed record Made : FixOutcome;

    /// <summary>
    /// It has not been made yet, for another fix has changed the same place: whether it is still wanted can only be told from the result.
    /// </summary>
    public sealed record Waiting : FixOutcome;

    /// <summary>It cannot be made without the danger of changing something else.</summary>
    /// <param name="Reason">Why, in a few words, without a full stop.</param>
    public sealed record Declined(string Reason) : FixOutcome;
}

/// <summary>A text with fixes made.</summary>
/// <param name="Content">The new text; the old one where nothing was made.</param>
/// <param name="Edits">How it came of the old one: edits that do not overlap.</param>
/// <param name="Outcomes">What became of the fixes, in their order.</param>
public sealed record FixedText(string Content, IReadOnlyList<TextEdit> Edits, IReadOnlyList<FixOutcome> Outcomes);
