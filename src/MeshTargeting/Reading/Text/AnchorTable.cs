using MeshTargeting.Reading.Nodes;

namespace MeshTargeting.Reading.Text;

/// <summary>What an anchor stands for.</summary>
/// <param name="Node">The value; null while it is still being read.</param>
/// <param name="Weight">How much an alias of it adds to the document.</param>
/// <param name="Height">How many levels of objects and lists it has.</param>
internal readonly record struct Anchored(Node? Node, int Weight, int Height);

/// <summary>The anchors of a document, and how much their aliases have added to it.</summary>
internal sealed class AnchorTable
{
    /// <summary>What a value weighs besides its text, so that a great many empty ones count too.</summary>
    public const int NodeWeight = 16;

    private readonly Dictionary<string, Anchored> _anchors = new(StringComparer.Ordinal);
    private long _expanded;

    /// <summary>Begins an anchored object or list: an alias of it in itself is a circle.</summary>
    public void Open(string name) => _anchors[name] = new Anchored(null, 0, 0);

    /// <summary>Defines an anchor; a later one of the same name counts from there on.</summary>
    public void Define(string name, Anchored value) => _anchors[name] = value;

    public Anchored? Find(string name) => _anchors.TryGetValue(name, out var value) ? value : null;

    /// <summary>Counts an alias; false when aliases have added more than <paramref name="limit"/>.</summary>
    public bool Expand(int weight, int limit)
    {
        _expanded += weight;
        return _expanded <= limit;
    }
}
