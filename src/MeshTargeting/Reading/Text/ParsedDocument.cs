using MeshTargeting.Reading.Nodes;

namespace MeshTargeting.Reading.Text;

/// <summary>What became of a document.</summary>
/// <param name="Root">Its value; null where it is empty or cannot be read.</param>
/// <param name="Failure">Why it cannot be read; null where it can.</param>
/// <param name="DuplicateKeys">Keys that stand twice in one object.</param>
internal readonly record struct ParsedDocument(Node? Root, Problem? Failure, IReadOnlyList<Problem> DuplicateKeys);
