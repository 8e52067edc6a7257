using System.Text.Json.Nodes;

namespace MeshTargeting.Fixing.Model;

/// <summary>An object.</summary>
internal sealed class ModelMapping(int start, bool isFlow) : ModelNode(start, start)
{
    private readonly List<ModelMember> _members = [];

    /// <summary>True for braces, false for lines.</summary>
    public bool IsFlow { get; } = isFlow;

    /// <summary>The members as they stand in the text: merges among them, and keys that stand twice.</summary>
    public IReadOnlyList<ModelMember> Members => _members;

    /// <summary>Members that are to come, in the order in which they are to stand.</summary>
    public List<NewMember> Added { get; } = [];

    /// <summary>True where nothing of what it held is left, and nothing comes.</summary>
    public bool IsEmptied => _members.Count > 0 && Added.Count == 0 && _members.All(m => m.IsRemoved);

    public void Add(ModelMember member) => _members.Add(member);

    public void Close(int end) => End = end;

    /// <summary>The member of a key as Kubernetes finds it: the last of several; null where there is none of its own.</summary>
    public ModelMember? Find(string key) => _members.FindLast(m => !m.IsMerge && m.Key == key);

    /// <summary>Whether a merge (<c>&lt;&lt;</c>) brings a member of this key.</summary>
    public bool Merges(string key) => _members.Exists(m => m.IsMerge && Brings(m.Value, key));

    private static bool Brings(ModelNode value, string key) => value switch
    {
        ModelAlias alias => Brings(alias.Target, key),
        ModelMapping mapping => mapping.Find(key) is not null || mapping.Merges(key),
        ModelSequence sequence => sequence.Items.Any(item => Brings(item.Value, key)),
        _ => false,
    };
}

/// <summary>A member of an object.</summary>
/// <param name="key">The key as Kubernetes reads it.</param>
/// <param name="name">Where and how it is written.</param>
/// <param name="colon">The index of the colon behind it; -1 where there is none on the same line.</param>
/// <param name="value">Its value.</param>
internal sealed class ModelMember(string key, ModelNode name, int colon, ModelNode value)
{
    public string Key { get; } = key;

    public ModelNode Name { get; } = name;

    public int Colon { get; } = colon;

    public ModelNode Value { get; } = value;

    /// <summary>True for <c>&lt;&lt;</c>.</summary>
    public bool IsMerge { get; init; }

    public int Start => Name.Start;

    public int End => Math.Max(Value.End, Math.Max(Colon + 1, Name.End));

    public bool IsRemoved { get; set; }

    /// <summary>The name that it gets; null where it keeps its own.</summary>
    public string? NewKey { get; set; }

    /// <summary>The number of the fix that removed or renamed it.</summary>
    public int ChangedBy { get; set; }
}

/// <summary>A member that is to come.</summary>
/// <param name="key">Its key.</param>
/// <param name="json">Its value.</param>
/// <param name="after">The member behind which it goes, whether that one stays or not; null for the first of an empty object.</param>
/// <param name="addedBy">The number of the fix that adds it.</param>
internal sealed class NewMember(string key, JsonNode? json, ModelMember? after, int addedBy)
{
    public string Key { get; } = key;

    public JsonNode? Json { get; set; } = json;

    public ModelMember? After { get; } = after;

    public int AddedBy { get; } = addedBy;
}
