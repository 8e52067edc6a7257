using System.Text;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Resources;

namespace MeshTargeting.Reading.Paths;

/// <summary>Where a walk through a document stands. The path is only written out for findings.</summary>
internal sealed class PathStack
{
    private readonly List<Step> _steps = [];
    private Position _root;

    /// <summary>Where to point for what the walk stands at.</summary>
    public Position Place => _steps.Count == 0 ? _root : _steps[^1].Place;

    public void Reset(Node root)
    {
        _steps.Clear();
        _root = root.Start;
    }

    public void PushField(in MappingEntry entry) => _steps.Add(new Step(entry.Key, -1, entry.Place));

    public void PushKey(in MappingEntry entry) => _steps.Add(new Step(entry.Key, -2, entry.Place));

    public void PushItem(int index, Node item) => _steps.Add(new Step(null, index, item.Start));

    public void Pop() => _steps.RemoveAt(_steps.Count - 1);

    /// <summary>The path of a field of what the walk stands at.</summary>
    public string Field(string name) => NodePath.AppendField(Build(), name).ToString();

    /// <summary>The path of an item of what the walk stands at.</summary>
    public string Item(int index) => NodePath.AppendIndex(Build(), index).ToString();

    public override string ToString() => Build().ToString();

    private StringBuilder Build()
    {
        var path = new StringBuilder();
        foreach (var step in _steps)
        {
            _ = step.Index switch
            {
                -1 => NodePath.AppendField(path, step.Key!),
                -2 => NodePath.AppendKey(path, step.Key!),
                _ => NodePath.AppendIndex(path, step.Index),
            };
        }

        return path;
    }

    /// <param name="Key">A field's name or a map's key.</param>
    /// <param name="Index">An item's number; -1 for a field, -2 for a key.</param>
    /// <param name="Place">Where to point.</param>
    private readonly record struct Step(string? Key, int Index, Position Place);
}
