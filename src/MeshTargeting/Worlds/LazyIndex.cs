using MeshTargeting.Resources;

namespace MeshTargeting.Worlds;

/// <summary>An index that is built when somebody first asks, and carried along through changes from then on.</summary>
/// <typeparam name="TKey">The key.</typeparam>
internal sealed class LazyIndex<TKey>(Func<Resource, IEnumerable<TKey>> keysOf, PostingIndex<TKey>? built = null)
    where TKey : struct, IEquatable<TKey>
{
    /// <summary>From so many changes at once on, building anew is cheaper than copying long postings once for each.</summary>
    private const int ManyChanges = 256;

    /// <summary>A posting is only counted where it holds at least so many resources, and an eighth of all.</summary>
    private const int FewestUnlisted = 1024;

    private PostingIndex<TKey>? _built = built;

    /// <summary>The index of these resources, which are always the same and in order.</summary>
    public PostingIndex<TKey> Of(Resource[] resources)
    {
        // Two threads may both build it: the results are alike, and either may stay.
        var index = Volatile.Read(ref _built);
        if (index is null)
        {
            index = PostingIndex<TKey>.Build(Entries(resources), Math.Max(FewestUnlisted, resources.Length / 8));
            Volatile.Write(ref _built, index);
        }

        return index;
    }

    /// <summary>
    /// The index after some resources have gone and others have come; left unbuilt where this one is, or where much has changed.
    /// </summary>
    public LazyIndex<TKey> With(IReadOnlyCollection<Resource> gone, IReadOnlyCollection<Resource> come) => new(
        keysOf, gone.Count + come.Count < ManyChanges ? Volatile.Read(ref _built)?.With(Entries(gone), Entries(come)) : null);

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
