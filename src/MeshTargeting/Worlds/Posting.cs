using System.Diagnostics.CodeAnalysis;
using MeshTargeting.Resources;

namespace MeshTargeting.Worlds;

/// <summary>
/// The resources under one key of an index, in <see cref="ResourceOrder"/>. Most hold one, which then needs no array. One that holds
/// a good part of all resources is not listed, only counted: a list would be copied with every change and spare hardly any work.
/// </summary>
[SuppressMessage("Performance", "CA1815", Justification = "Never compared.")]
internal readonly struct Posting
{
    private readonly object? _content;

    private Posting(object? content, int count)
    {
        _content = content;
        Count = count;
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>False where they are too many to be listed.</summary>
    public bool IsListed => Count == 0 || _content is not null;

    /// <summary>The first; only of a posting that is listed and not empty.</summary>
    public Resource First => _content is Resource[] many ? many[0] : (Resource)_content!;

    /// <summary>The posting that holds these, which are in order.</summary>
    /// <param name="resources">The resources.</param>
    /// <param name="limit">From how many on they are only counted.</param>
    public static Posting Of(IReadOnlyList<Resource> resources, int limit) => resources.Count switch
    {
        0 => default,
        1 => new Posting(resources[0], 1),
        var count => new Posting(count < limit ? resources.ToArray() : null, count),
    };

    /// <summary>All of them, of a posting that is listed; not to be written to.</summary>
    public Resource[] ToArray() => _content switch
    {
        null => [],
        Resource[] many => many,
        _ => [(Resource)_content],
    };

    /// <summary>The posting with one more, which it does not hold yet.</summary>
    public Posting With(Resource added, int limit)
    {
        if (!IsListed || Count + 1 >= limit)
        {
            return new Posting(null, Count + 1);
        }

        return Count == 0 ? new Posting(added, 1) : new Posting(SortedResources.Splice(ToArray(), [], [added]), Count + 1);
    }

    /// <summary>The posting without one that it holds.</summary>
    public Posting Without(Resource removed) => Count switch
    {
        1 => default,
        2 when _content is Resource[] both => new Posting(ReferenceEquals(both[0], removed) ? both[1] : both[0], 1),
        _ => new Posting(IsListed ? SortedResources.Splice(ToArray(), [removed], []) : null, Count - 1),
    };
}
