using System.Text.Json.Nodes;

namespace MeshTargeting.Fixing.Model;

/// <summary>A list.</summary>
internal sealed class ModelSequence(int start, bool isFlow) : ModelNode(start, start)
{
    private readonly List<ModelItem> _items = [];

    /// <summary>True for brackets, false for lines.</summary>
    public bool IsFlow { get; } = isFlow;

    public IReadOnlyList<ModelItem> Items => _items;

    /// <summary>Items that are to come, at the end.</summary>
    public List<JsonNode?> Added { get; } = [];

    /// <summary>True where nothing of what it held is left, and nothing comes.</summary>
    public bool IsEmptied => _items.Count > 0 && Added.Count == 0 && _items.All(i => i.IsRemoved);

    public void Add(ModelNode value) => _items.Add(new ModelItem(value));

    public void Close(int end) => End = end;
}

/// <summary>An item of a list.</summary>
internal sealed class ModelItem(ModelNode value)
{
    public ModelNode Value { get; } = value;

    public bool IsRemoved { get; set; }

    /// <summary>The number of the fix that removed it.</summary>
    public int RemovedBy { get; set; }
}
