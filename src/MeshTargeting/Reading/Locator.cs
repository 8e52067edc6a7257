using System.Runtime.CompilerServices;
using MeshTargeting.Findings;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Reading.Paths;
using MeshTargeting.Reading.Text;
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
        var documents = new Documents();
        var located = new List<Finding>();
        foreach (var finding in findings)
        {
            located.Add(finding is { Position: null, Source: { } source }
                ? finding with { Position = documents.Find(source, finding.Path, finding.Anchor) }
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
        var documents = new Documents();
        return places.Select(p => p.Source is null ? null : documents.Find(p.Source, p.Path, Anchor.Value)).ToList();
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
    public static Position? Find(SourceDocument source, string path, Anchor anchor = Anchor.Value) => new Documents().Find(source, path, anchor);

    /// <summary>The documents read so far.</summary>
    private sealed class Documents
    {
        private readonly Dictionary<SourceText, DocumentSource> _texts = new(ByReference.Instance);
        private readonly Dictionary<(int Text, int Index), Node?> _roots = [];
        private readonly Dictionary<SourceText, int> _numbers = new(ByReference.Instance);

        public Position? Find(SourceDocument source, string path, Anchor anchor)
        {
            var root = Root(source);
            return root is null ? null : PathFinder.Find(root, path, anchor);
        }

        private Node? Root(SourceDocument source)
        {
            if (!_texts.TryGetValue(source.Text, out var text))
            {
                text = new DocumentSource(source.Text, ReadOptions.Default);
                _texts.Add(source.Text, text);
                _numbers.Add(source.Text, _numbers.Count);
            }

            var key = (_numbers[source.Text], source.Index);
            if (!_roots.TryGetValue(key, out var root))
            {
                root = source.Index < text.Count ? text.Read(source.Index).Root : null;
                _roots.Add(key, root);
            }

            return source.Item is { } item ? Item(root, item) : root;
        }

        private static Node? Item(Node? root, int item) =>
            (root as MappingNode)?.Find("items")?.Value is SequenceNode list && item < list.Items.Count ? list.Items[item] : root;
    }

    /// <summary>Texts are told apart as objects: comparing them by content would read each of them whole.</summary>
    private sealed class ByReference : IEqualityComparer<SourceText>
    {
        public static readonly ByReference Instance = new();

        public bool Equals(SourceText? x, SourceText? y) => ReferenceEquals(x, y);

        public int GetHashCode(SourceText obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
