using MeshTargeting.Resources;

namespace MeshTargeting.Worlds;

/// <summary>
/// An index that is built when somebody first asks, and carried along through changes from then on. A change is first only noted: the
/// World of a single review is asked for a few keys and thrown away, and copies nothing for them.
/// </summary>
/// <typeparam name="TKey">The key.</typeparam>
internal sealed class LazyIndex<TKey>
    where TKey : struct, IEquatable<TKey>
{
    /// <summary>From so many changes at once on, building anew is cheaper than copying long postings once for each.</summary>
    private const int ManyChanges = 256;

    /// <summary>A posting is only counted where it holds at least so many resources, and an eighth of all.</summary>
    private const int FewestUnlisted = 1024;

    private readonly Func<Resource, IEnumerable<TKey>> _keysOf;
    private PostingIndex<TKey>? _built;
    private Overlay? _overlay;

    public LazyIndex(Func<Resource, IEnumerable<TKey>> keysOf)
        : this(keysOf, null)
    {
    }

    private LazyIndex(Func<Resource, IEnumerable<TKey>> keysOf, Overlay? overlay)
    {
        _keysOf = keysOf;
        _overlay = overlay;
    }

    /// <summary>The resources under a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="resources">All resources that count, always the same and in order; asked for where the index must be built of them.</param>
    public Posting Find(TKey key, Func<Resource[]> resources) =>
        Volatile.Read(ref _built) is { } built ? built.Find(key)
        : Volatile.Read(ref _overlay) is { } overlay ? overlay.Find(key)
        : Of(resources()).Find(key);

    /// <summary>
    /// The index after some resources have gone and others have come; left unbuilt where much has changed.
    /// </summary>
    /// <param name="resources">The resources of this index.</param>
    /// <param name="gone">What has gone.</param>
    /// <param name="come">What has come.</param>
    public LazyIndex<TKey> With(Resource[] resources, IReadOnlyCollection<Resource> gone, IReadOnlyCollection<Resource> come)
    {
        Settle();
        return new(_keysOf, gone.Count + come.Count < ManyChanges ? new Overlay(this, resources, gone, come) : null);
    }

    private PostingIndex<TKey> Of(Resource[] resources)
    {
        // Two threads may both build it: the results are alike, and either may stay.
        var index = Volatile.Read(ref _built);
        if (index is null)
        {
            index = PostingIndex<TKey>.Build(Entries(resources), LimitOf(resources));
            Volatile.Write(ref _built, index);
        }

        return index;
    }

    /// <summary>Makes of a noted change a real one, so that Worlds do not hold on to all those before them.</summary>
    private void Settle()
    {
        if (Volatile.Read(ref _overlay) is { } overlay)
        {
            if (Volatile.Read(ref _built) is null && overlay.Apply() is { } built)
            {
                Volatile.Write(ref _built, built);
            }

            Volatile.Write(ref _overlay, null);
        }
    }

    private IEnumerable<KeyValuePair<TKey, Resource>> Entries(IEnumerable<Resource> resources)
    {
        foreach (var resource in resources)
        {
            foreach (var key in _keysOf(resource))
            {
                yield return new(key, resource);
            }
        }
    }

    private static int LimitOf(Resource[] resources) => Math.Max(FewestUnlisted, resources.Length / 8);

    /// <summary>A change that was noted.</summary>
    private sealed class Overlay(LazyIndex<TKey> index, Resource[] resources, IReadOnlyCollection<Resource> gone, IReadOnlyCollection<Resource> come)
    {
        private KeyValuePair<TKey, Resource>[]? _gone;
        private KeyValuePair<TKey, Resource>[]? _come;

        public Posting Find(TKey key)
        {
            var posting = index.Of(resources).Find(key);
            foreach (var (other, resource) in _gone ??= index.Entries(gone).ToArray())
            {
                posting = other.Equals(key) ? posting.Without(resource) : posting;
            }

            foreach (var (other, resource) in _come ??= index.Entries(come).ToArray())
            {
                posting = other.Equals(key) ? posting.With(resource, LimitOf(resources)) : posting;
            }

            return posting;
        }

        /// <summary>The index with the change; null where the one that it was noted on has not been built.</summary>
        public PostingIndex<TKey>? Apply() => Volatile.Read(ref index._built)?.With(index.Entries(gone), index.Entries(come));
    }
}
