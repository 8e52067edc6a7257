using System.Runtime.CompilerServices;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Reading.Text;
using MeshTargeting.Resources;

namespace MeshTargeting.Reading;

/// <summary>Documents as nodes with their places, each read when it is first asked for and kept from then on. Not for several threads.</summary>
public sealed class DocumentNodes
{
    private readonly Dictionary<SourceText, DocumentSource> _texts = new(ByReference.Instance);
    private readonly Dictionary<(int Text, int Index), Node?> _roots = [];
    private readonly Dictionary<SourceText, int> _numbers = new(ByReference.Instance);

    /// <summary>The document, or the member of its list; null where it cannot be read.</summary>
    public Node? Of(SourceDocument source)
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

    /// <summary>Texts are told apart as objects: comparing them by content would read each of them whole.</summary>
    private sealed class ByReference : IEqualityComparer<SourceText>
    {
        public static readonly ByReference Instance = new();

        public bool Equals(SourceText? x, SourceText? y) => ReferenceEquals(x, y);

        public int GetHashCode(SourceText obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
