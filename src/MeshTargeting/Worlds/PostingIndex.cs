using System.Numerics;
using MeshTargeting.Resources;

namespace MeshTargeting.Worlds;

/// <summary>
/// Resources by a key. Immutable, and cheap to change: the keys lie in shards, and a change copies only the shards that it
/// touches, so its cost grows with the square root of the index and a bulk build is as fast as filling dictionaries.
/// </summary>
/// <typeparam name="TKey">The key.</typeparam>
internal sealed class PostingIndex<TKey>
    where TKey : struct, IEquatable<TKey>
{
    private const int MostShards = 4096;

    private readonly Dictionary<TKey, Posting>[] _shards;
    private readonly int _keys;
    private readonly int _limit;

    private PostingIndex(Dictionary<TKey, Posting>[] shards, int keys, int limit)
    {
        _shards = shards;
        _keys = keys;
        _limit = limit;
    }

    /// <summary>Builds the index of entries, whose resources come in <see cref="ResourceOrder"/>.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="limit">From how many resources on a posting is only counted.</param>
    public static PostingIndex<TKey> Build(IEnumerable<KeyValuePair<TKey, Resource>> entries, int limit)
    {
        var collected = new Dictionary<TKey, object>();
        foreach (var (key, resource) in entries)
        {
            ref var slot = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(collected, key, out _);
            switch (slot)
            {
                case null:
                    slot = resource;
                    break;
                case List<Resource> list:
                    list.Add(resource);
                    break;
                default:
                    slot = new List<Resource> { (Resource)slot, resource };
                    break;
            }
        }

        var postings = collected.Select(pair => KeyValuePair.Create(
            pair.Key, Posting.Of(pair.Value is List<Resource> list ? list : [(Resource)pair.Value], limit)));
        return Distribute(postings, collected.Count, limit);
    }

    /// <summary>The resources under a key; empty where there are none.</summary>
    public Posting Find(TKey key) => _shards[ShardOf(key)].GetValueOrDefault(key);

    /// <summary>The index without some entries and with others.</summary>
    public PostingIndex<TKey> With(
        IEnumerable<KeyValuePair<TKey, Resource>> removed, IEnumerable<KeyValuePair<TKey, Resource>> added)
    {
        var shards = (Dictionary<TKey, Posting>[])_shards.Clone();
        var keys = _keys;
        foreach (var (key, resource) in removed)
        {
            var shard = Own(shards, ShardOf(key));
            if (!shard.TryGetValue(key, out var posting))
            {
                continue;
            }

            posting = posting.Without(resource);
            if (posting.Count == 0)
            {
                shard.Remove(key);
                keys--;
            }
            else
            {
                shard[key] = posting;
            }
        }

        foreach (var (key, resource) in added)
        {
            var shard = Own(shards, ShardOf(key));
            keys += shard.TryGetValue(key, out var posting) ? 0 : 1;
            shard[key] = posting.With(resource, _limit);
        }

        return keys > 4 * shards.Length * shards.Length && shards.Length < MostShards
            ? Distribute(shards.SelectMany(s => s), keys, _limit)
            : new PostingIndex<TKey>(shards, keys, _limit);
    }

    private static PostingIndex<TKey> Distribute(IEnumerable<KeyValuePair<TKey, Posting>> postings, int keys, int limit)
    {
        // About as many shards as keys in each: copying the table of shards then costs as much as copying a shard.
        var count = (int)Math.Min(MostShards, BitOperations.RoundUpToPowerOf2((uint)Math.Sqrt(keys) + 1));
        var shards = new Dictionary<TKey, Posting>[count];
        for (var i = 0; i < count; i++)
        {
            shards[i] = new Dictionary<TKey, Posting>(keys / count);
        }

        var index = new PostingIndex<TKey>(shards, keys, limit);
        foreach (var (key, posting) in postings)
        {
            shards[index.ShardOf(key)].Add(key, posting);
        }

        return index;
    }

    private Dictionary<TKey, Posting> Own(Dictionary<TKey, Posting>[] shards, int number)
    {
        if (ReferenceEquals(shards[number], _shards[number]))
        {
            shards[number] = new Dictionary<TKey, Posting>(_shards[number]);
        }

        return shards[number];
    }

    private int ShardOf(TKey key)
    {
        // Dictionary takes the hash modulo a prime; the shard is taken from the upper bits, so that the two do not interfere.
        var hash = (uint)key.GetHashCode() * 0x9E3779B9u;
        return (int)(((ulong)hash * (uint)_shards.Length) >> 32);
    }
}
