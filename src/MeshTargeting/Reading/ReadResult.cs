using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Expectations;

namespace MeshTargeting.Reading;

/// <summary>What a text held.</summary>
/// <param name="Resources">The resources of known kinds, in the order of the text. A resource that lacks its name is not among them.</param>
/// <param name="Findings">What is wrong with the text, in the order in which it was found; all have a position.</param>
/// <param name="Ignored">How many documents, or members of lists, are of kinds that are not ours.</param>
public sealed record ReadResult(IReadOnlyList<Resource> Resources, IReadOnlyList<Finding> Findings, int Ignored)
{
    /// <summary>The expectations, in the order of the text: documents of ours that are no resources of Kuma.</summary>
    public IReadOnlyList<Resource<MeshExpectationSpec>> Expectations { get; init; } = [];
}
