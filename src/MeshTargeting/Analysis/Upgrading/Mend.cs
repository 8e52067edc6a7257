using MeshTargeting.Findings;

namespace MeshTargeting.Analysis.Upgrading;

/// <summary>How something is mended on the way to Kuma 3.0.</summary>
/// <param name="Fix">The changes of the text; null where a person must decide.</param>
/// <param name="Remedy">What to do, whole sentences.</param>
internal sealed record Mend(Fix? Fix, string Remedy)
{
    /// <summary>Mechanically, in these words: <c>write rules in place of from</c>.</summary>
    public static Mend By(string sentence, params IReadOnlyList<NodeEdit> edits) =>
        new(new Fix(sentence, edits), $"{char.ToUpperInvariant(sentence[0])}{sentence[1..]}.");

    /// <summary>By a person.</summary>
    public static Mend ByHand(string remedy) => new(null, remedy);
}
