using MeshTargeting.Findings;
using MeshTargeting.Reading.Paths;
using MeshTargeting.Resources;

namespace MeshTargeting.Reading;

/// <summary>
/// Finds lines and columns by reading documents again: only those that have findings, so that clean ones pay nothing for places.
/// </summary>
public static class Locator
{
    /// <summary>The same findings, in the same order, each with its position if it has a document.</summary>
    public static IReadOnlyList<Finding> Locate(IEnumerable<Finding> findings)
    {
        var documents = new DocumentNodes();
        var located = new List<Finding>();
        foreach (var finding in findings)
        {
            located.Add(finding is { Position: null, Source: { } source }
                ? finding with { Position = Find(documents, source, finding.Path, finding.Anchor) }
                : finding);
        }

        return located;
    }

    /// <summary>
    /// The positions of places, in their order; each document is read once, however many places are in it. Null where a place has no
    /// document or the document cannot be read.
    /// </summary>
    public static IReadOnlyList<Position?> Locate(IEnumerable<(SourceDocument? Source, string Path)> places)
    {
        var documents = new DocumentNodes();
        return places.Select(p => p.Source is null ? null : Find(documents, p.Source, p.Path, Anchor.Value)).ToList();
    }

    /// <summary>The place of a path in a document; null where the document cannot be read.</summary>
    /// <param name="source">The document.</param>
    /// <param name="path">
    /// The path, relative to the resource; of one that does not exist, the longest part that does. Paths of either form are understood,
    /// whichever the document is written in.
    /// </param>
    /// <param name="anchor">Which part of the place to point at.</param>
    /// <remarks>
    /// A value is pointed at where it begins if it is a single one or begins on the line of its key; else its key is. An item of a
    /// list is pointed at where it begins.
    /// </remarks>
    public static Position? Find(SourceDocument source, string path, Anchor anchor = Anchor.Value) =>
        Find(new DocumentNodes(), source, path, anchor);

    private static Position? Find(DocumentNodes documents, SourceDocument source, string path, Anchor anchor) =>
        source.Text.HasLines && documents.Of(source) is { } root ? PathFinder.Find(root, path, anchor) : null;
}
