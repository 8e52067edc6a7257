using MeshTargeting.Findings;

namespace MeshTargeting.Analysis.Upgrading;

/// <summary>How something is mended on the way to Kuma 3.0.</summary>
/// <param name="Fix">The changes of the text; null where a person must decide.</param>
/// <param name="Remedy">What the person has to do and why, whole sentences; null where there is a fix, whose sentence says it.</param>
internal sealed record Mend(Fix? Fix, string? Remedy)
{
    /// <summary>Mechanically, in these words: <c>write rules in place of from</c>.</summary>
    public static Mend By(string sentence, params IReadOnlyList<NodeEdit> edits) =>
        new(new Fix(sentence, edits), null);

    /// <summary>By a person.</summary>
    public static Mend ByHand(string remedy) => new(null, remedy);
}
