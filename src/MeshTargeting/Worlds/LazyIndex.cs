using MeshTargeting.Resources;

namespace MeshTargeting.Worlds;

/// <summary>An index that is built when somebody first asks, and carried along through changes from then on.</summary>
/// <typeparam name="TKey">The key.</typeparam>
internal sealed class LazyIndex<TKey>(Func<Resource, IEnumerable<TKey>> keysOf, PostingIndex<TKey>? built = null)
    where TKey : struct, IEquatable<TKey>
{
    private PostingIndex<TKey>? _built = built;

    /// <summary>The index of these resources, which are always the same and in order.</summary>
    public PostingIndex<TKey> Of(Resource[] resources)
    {
        // Two threads may both build it: the results are alike, and either may stay.
        var index = Volatile.Read(ref _built);
        if (index is null)
        {
            index = PostingIndex<TKey>.Build(Entries(resources));
            Volatile.Write(ref _built, index);
        }

        return index;
    }

    /// <summary>The index after some resources have gone and others have come; not built where this one is not.</summary>
    public LazyIndex<TKey> With(IReadOnlyList<Resource> gone, IReadOnlyList<Resource> come) =>
        new(keysOf, Volatile.Read(ref _built)?.With(Entries(gone), Entries(come)));

    private IEnumerable<KeyValuePair<TKey, Resource>> Entries(IEnumerable<Resource> resources)
    {
        foreach (var resource in resources)
        {
            foreach (var key in keysOf(resource))
            {
                yield return new(key, resource);
            }
        }
    }
}
