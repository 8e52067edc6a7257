using MeshTargeting.Reading.Nodes;
using MeshTargeting.Resources;

namespace MeshTargeting.Reading.Text;

/// <summary>What became of a document.</summary>
/// <param name="Root">Its value; null where it is empty or cannot be read.</param>
/// <param name="Failure">Why it cannot be read; null where it can.</param>
/// <param name="DuplicateKeys">Keys that stand twice in one object.</param>
internal readonly record struct ParsedDocument(Node? Root, Problem? Failure, IReadOnlyList<DuplicateKey> DuplicateKeys);

/// <summary>A key that stands twice.</summary>
/// <param name="Mapping">Where the object begins in which it stands.</param>
/// <param name="Key">The key.</param>
/// <param name="Problem">What to say of it.</param>
internal readonly record struct DuplicateKey(Position Mapping, string Key, Problem Problem);
