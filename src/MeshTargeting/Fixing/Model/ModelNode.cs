using System.Text.Json.Nodes;
using MeshTargeting.Reading.Nodes;

namespace MeshTargeting.Fixing.Model;

/// <summary>A value of a document with the part of the text that it takes up, and what is to become of it.</summary>
/// <param name="start">The index of its first character; its anchor and tag belong to it.</param>
/// <param name="end">The index behind its last character; comments and line breaks that follow do not belong to it.</param>
internal abstract class ModelNode(int start, int end)
{
    public int Start { get; } = start;

    public int End { get; protected set; } = end;

    /// <summary>True where it has an anchor or a tag.</summary>
    public bool HasProperties { get; init; }

    /// <summary>True where an alias stands for it somewhere else: a change here would be one there, too.</summary>
    public bool IsShared { get; set; }

    /// <summary>What takes its place; null where it stays.</summary>
    public NewValue? Replacement { get; set; }

    /// <summary>The number of the fix that replaced it.</summary>
    public int ReplacedBy { get; set; }
}

/// <summary>A value that stands in no text yet; the JSON may be null, which is a value as well.</summary>
internal sealed record NewValue(JsonNode? Json);

/// <summary>How a scalar is written.</summary>
internal enum Quoting
{
    /// <summary>Without quotes.</summary>
    Plain,

    /// <summary>In single quotes.</summary>
    Single,

    /// <summary>In double quotes.</summary>
    Double,

    /// <summary>As a block of lines, after <c>|</c> or <c>&gt;</c>.</summary>
    Block,
}

/// <summary>A single value.</summary>
internal sealed class ModelScalar(int start, int end, ScalarValue value, Quoting quoting) : ModelNode(start, end)
{
    public ScalarValue Value { get; } = value;

    public Quoting Quoting { get; } = quoting;

    /// <summary>True where nothing is written at all, which means null.</summary>
    public bool IsAbsent => Start == End;
}

/// <summary>An alias (<c>*name</c>) of a value that stands further up.</summary>
internal sealed class ModelAlias(int start, int end, ModelNode target) : ModelNode(start, end)
{
    public ModelNode Target { get; } = target;
}
