using MeshTargeting.Resources;
using MeshTargeting.Server.Cluster.Json;

namespace MeshTargeting.Server.Cluster.Watching;

/// <summary>
/// The objects of one kind as the API server last told of them. Belongs to the kind's watch; what changes goes to the World by
/// <see cref="PendingChanges"/>.
/// </summary>
internal sealed class KindStore(KindStatus status, IObjectReader reader, PendingChanges changes, ILogger logger)
{
    private Dictionary<ObjectKey, Known> _known = [];
    private int _unreadable;

    /// <summary>An object.</summary>
    /// <param name="Version">Its resourceVersion.</param>
    /// <param name="Resource">The resource; null where it cannot be read.</param>
    internal readonly record struct Known(string Version, Resource? Resource);

    /// <summary>Objects of a list that is not complete yet.</summary>
    internal sealed class Listing
    {
        private readonly KindStore _store;
        private readonly Dictionary<ObjectKey, Known> _objects = [];

        internal Listing(KindStore store) => _store = store;

        /// <summary>Adds an object. One that is known in this version is not read again.</summary>
        /// <exception cref="System.Text.Json.JsonException">It is no JSON object.</exception>
        public void Add(ReadOnlyMemory<byte> utf8)
        {
            var identity = ObjectIdentity.Of(utf8.Span);
            _objects[identity.Key] = _store.Read(utf8, identity);
        }

        internal Dictionary<ObjectKey, Known> Objects => _objects;
    }

    /// <summary>Begins a list.</summary>
    public Listing Begin() => new(this);

    /// <summary>A list is complete: what is not in it is gone.</summary>
    public void Replace(Listing listing)
    {
        var changed = new List<KeyValuePair<ResourceId, Resource?>>();
        foreach (var (key, before) in _known)
        {
            Note(changed, before.Resource, listing.Objects.GetValueOrDefault(key).Resource);
        }

        foreach (var (key, after) in listing.Objects)
        {
            if (!_known.ContainsKey(key))
            {
                Note(changed, null, after.Resource);
            }
        }

        _known = listing.Objects;
        _unreadable = _known.Values.Count(o => o.Resource is null);
        Publish(changed);
    }

    /// <summary>The kind is gone, and all its objects with it.</summary>
    public void Clear() => Replace(Begin());

    /// <summary>An object is there, new or changed.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON object.</exception>
    public void Put(ReadOnlyMemory<byte> utf8)
    {
        var identity = ObjectIdentity.Of(utf8.Span);
        Set(identity.Key, Read(utf8, identity));
    }

    /// <summary>An object is gone.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON object.</exception>
    public void Remove(ReadOnlyMemory<byte> utf8) => Set(ObjectIdentity.Of(utf8.Span).Key, null);

    private void Set(ObjectKey key, Known? after)
    {
        var isKnown = _known.TryGetValue(key, out var before);
        _unreadable += (after is { Resource: null } ? 1 : 0) - (isKnown && before.Resource is null ? 1 : 0);
        if (after is { } known)
        {
            _known[key] = known;
        }
        else
        {
            _known.Remove(key);
        }

        var changed = new List<KeyValuePair<ResourceId, Resource?>>(2);
        Note(changed, before.Resource, after?.Resource);
        Publish(changed);
    }

    private Known Read(ReadOnlyMemory<byte> utf8, in ObjectIdentity identity)
    {
        var isKnown = _known.TryGetValue(identity.Key, out var before);
        if (isKnown && identity.Version.Length > 0 && before.Version == identity.Version)
        {
            return before;
        }

        var resource = reader.Read(utf8, identity.NamesKind, out var problem);
        if (problem is not null && !(isKnown && before.Resource is null))
        {
            logger.LogWarning("{Kind} {Object} cannot be read and is left out of the World: {Problem}", status.Kind.Name, identity.Key, problem);
        }

        // Of two strings that say the same, one is enough to keep.
        return new Known(resource?.Metadata.Version ?? identity.Version, resource);
    }

    /// <summary>An object's identity may change (its mesh is part of it): then the old one is gone.</summary>
    private static void Note(List<KeyValuePair<ResourceId, Resource?>> changed, Resource? before, Resource? after)
    {
        if (ReferenceEquals(before, after))
        {
            return;
        }

        if (before is not null && before.Id != after?.Id)
        {
            changed.Add(new(before.Id, null));
        }

        if (after is not null)
        {
            changed.Add(new(after.Id, after));
        }
    }

    private void Publish(List<KeyValuePair<ResourceId, Resource?>> changed)
    {
        status.Holds(_known.Count, _unreadable);
        changes.Add(changed);
    }
}
