using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>What the changes of a MeshProxyPatch have in common: an operation, and what it puts in place.</summary>
public interface IEnvoyModification
{
    /// <summary>What is done: <c>Add</c>, <c>Remove</c>, <c>Patch</c>, or for filters <c>AddFirst</c> and its like.</summary>
    string? Operation { get; }

    /// <summary>What is added, or laid over what is there: a message of Envoy's as YAML.</summary>
    string? Value { get; }

    /// <summary>JSON patches of what is there; excludes <see cref="Value"/>.</summary>
    IReadOnlyList<JsonPatchBlock>? JsonPatches { get; }
}

/// <summary>A change of clusters.</summary>
public sealed record ClusterModification : IEnvoyModification
{
    /// <summary>Which clusters are changed; absent is all.</summary>
    [Doc("Which clusters are meant; all when absent.")]
    public ClusterMatch? Match { get; init; }

    /// <inheritdoc />
    [Required]
    [OneOf("Add", "Remove", "Patch")]
    [Doc("What is done.")]
    public string? Operation { get; init; }

    /// <inheritdoc />
    [Doc("The cluster that is added, or what is laid over those that are there, as YAML in the form of Envoy.")]
    public string? Value { get; init; }

    /// <inheritdoc />
    [Doc("JSON patches of the clusters that are there. Excludes value.")]
    public IReadOnlyList<JsonPatchBlock>? JsonPatches { get; init; }
}

/// <summary>A change of listeners.</summary>
public sealed record ListenerModification : IEnvoyModification
{
    /// <summary>Which listeners are changed; absent is all.</summary>
    [Doc("Which listeners are meant; all when absent.")]
    public ListenerMatch? Match { get; init; }

    /// <inheritdoc />
    [Required]
    [OneOf("Add", "Remove", "Patch")]
    [Doc("What is done.")]
    public string? Operation { get; init; }

    /// <inheritdoc />
    [Doc("The listener that is added, or what is laid over those that are there, as YAML in the form of Envoy.")]
    public string? Value { get; init; }

    /// <inheritdoc />
    [Doc("JSON patches of the listeners that are there. Excludes value.")]
    public IReadOnlyList<JsonPatchBlock>? JsonPatches { get; init; }
}

/// <summary>A change of network filters.</summary>
public sealed record NetworkFilterModification : IEnvoyModification
{
    /// <summary>Which network filters are changed; absent is all.</summary>
    [Doc("Which network filters are meant; all when absent.")]
    public NetworkFilterMatch? Match { get; init; }

    /// <inheritdoc />
    [Required]
    [OneOf("Remove", "Patch", "AddFirst", "AddBefore", "AddAfter", "AddLast")]
    [Doc("What is done.")]
    public string? Operation { get; init; }

    /// <inheritdoc />
    [Doc("The filter that is added, or what is laid over those that are there, as YAML in the form of Envoy.")]
    public string? Value { get; init; }

    /// <inheritdoc />
    [Doc("JSON patches of the network filters that are there. Excludes value.")]
    public IReadOnlyList<JsonPatchBlock>? JsonPatches { get; init; }
}

/// <summary>A change of HTTP filters.</summary>
public sealed record HttpFilterModification : IEnvoyModification
{
    /// <summary>Which HTTP filters are changed; absent is all.</summary>
    [Doc("Which HTTP filters are meant; all when absent.")]
    public HttpFilterMatch? Match { get; init; }

    /// <inheritdoc />
    [Required]
    [OneOf("Remove", "Patch", "AddFirst", "AddBefore", "AddAfter", "AddLast")]
    [Doc("What is done.")]
    public string? Operation { get; init; }

    /// <inheritdoc />
    [Doc("The filter that is added, or what is laid over those that are there, as YAML in the form of Envoy.")]
    public string? Value { get; init; }

    /// <inheritdoc />
    [Doc("JSON patches of the HTTP filters that are there. Excludes value.")]
    public IReadOnlyList<JsonPatchBlock>? JsonPatches { get; init; }
}

/// <summary>A change of virtual hosts.</summary>
public sealed record VirtualHostModification : IEnvoyModification
{
    /// <summary>Which virtual hosts are changed; absent is all.</summary>
    [Required]
    [Doc("Which virtual hosts are meant.")]
    public VirtualHostMatch? Match { get; init; }

    /// <inheritdoc />
    [Required]
    [OneOf("Add", "Remove", "Patch")]
    [Doc("What is done.")]
    public string? Operation { get; init; }

    /// <inheritdoc />
    [Doc("The virtual host that is added, or what is laid over those that are there, as YAML in the form of Envoy.")]
    public string? Value { get; init; }

    /// <inheritdoc />
    [Doc("JSON patches of the virtual hosts that are there. Excludes value.")]
    public IReadOnlyList<JsonPatchBlock>? JsonPatches { get; init; }
}
