using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Worlds;

/// <summary>The resources of one kind in one mesh, in order, with indexes.</summary>
internal sealed class KindTable
{
    /// <summary>A table without resources.</summary>
    public static readonly KindTable Empty = Of([], new WorldOptions());

    /// <summary>Up to so many resources are looked at one by one rather than found by what they are anchored at.</summary>
    private const int FewPolicies = 16;

    private readonly TableContent _content;
    private readonly WorldOptions _options;
    private readonly LazyIndex<LabelPair> _byLabel;
    private readonly LazyIndex<LabelPair> _byTag;
    private readonly LazyIndex<NameKey> _byName;
    private readonly LazyIndex<PolicyAnchor> _byAnchor;
    private readonly LazyIndex<DestinationAnchor> _byDestination;
    private readonly LazyIndex<ReferenceAnchor> _byReference;

    private KindTable(
        TableContent content,
        WorldOptions options,
        LazyIndex<LabelPair> byLabel,
        LazyIndex<LabelPair> byTag,
        LazyIndex<NameKey> byName,
        LazyIndex<PolicyAnchor> byAnchor,
        LazyIndex<DestinationAnchor> byDestination,
        LazyIndex<ReferenceAnchor> byReference)
    {
        _content = content;
        _options = options;
        _byLabel = byLabel;
        _byTag = byTag;
        _byName = byName;
        _byAnchor = byAnchor;
        _byDestination = byDestination;
        _byReference = byReference;
    }

    /// <summary>One resource for each identity: the first, which is the one that counts.</summary>
    public Resource[] Counting => _content.Counting;

    /// <summary>The table of resources that come in any order.</summary>
    public static KindTable Of(IEnumerable<Resource> resources, WorldOptions options) => new(
        TableContent.Of(resources),
        options,
        new(r => Rare(EffectiveLabels.Of(r, options), options)),
        new(r => TagsOf(r).SelectMany(tags => Rare(tags, options)).Distinct()),
        new(r => [NameKey.Of(r, options)]),
        new(r => PolicyAnchor.Of(r, options)),
        new(DestinationAnchor.Of),
        new(r => ReferenceAnchor.Of(r, options)));

    /// <summary>The table without some of its resources and with others.</summary>
    public KindTable With(IReadOnlyCollection<Resource> removed, IReadOnlyCollection<Resource> added)
    {
        var content = _content.With(removed, added, out var gone, out var come);
        var counting = Counting;
        return new KindTable(
            content,
            _options,
            _byLabel.With(counting, gone, come),
            _byTag.With(counting, gone, come),
            _byName.With(counting, gone, come),
            _byAnchor.With(counting, gone, come),
            _byDestination.With(counting, gone, come),
            _byReference.With(counting, gone, come));
    }

    /// <summary>The resource of an identity that counts; null where there is none.</summary>
    public Resource? Find(ResourceId id) => _content.Find(id);

    /// <summary>All resources of an identity.</summary>
    public ReadOnlySpan<Resource> FindAll(ResourceId id) => _content.FindAll(id);

    /// <summary>The first resource of a name, zone and namespace as Kuma sees them; null where there is none.</summary>
    public Resource? FindByName(NameKey key) => _byName.Find(key, List) switch
    {
        { Count: 0 } => null,
        { IsListed: true } posting => posting.First,
        _ => Array.Find(Counting, r => NameKey.Of(r, _options) == key),
    };

    /// <summary>All resources of a name, zone and namespace as Kuma sees them.</summary>
    public Resource[] NamedAlike(NameKey key) => _byName.Find(key, List) is { IsListed: true } posting
        ? posting.ToArray()
        : Array.FindAll(Counting, r => NameKey.Of(r, _options) == key);

    /// <summary>
    /// Resources among which are all that carry these labels: those that carry the rarest of them, or all where none is rare.
    /// </summary>
    public Resource[] WithLabels(IReadOnlyDictionary<string, string> labels) => Rarest(_byLabel, labels);

    /// <summary>Dataplanes among which are all that have an inbound, or a gateway, with these tags.</summary>
    public Resource[] WithTags(IReadOnlyDictionary<string, string> tags) => Rarest(_byTag, tags);

    /// <summary>Policies, or MeshGateways, among which are all that are anchored at one of these; in no order, each once.</summary>
    public IReadOnlyCollection<Resource> Anchored(IReadOnlyCollection<PolicyAnchor> anchors) =>
        _content.Count <= FewPolicies ? Counting : UnderAny(_byAnchor, anchors);

    /// <summary>Resources among which are all with a reference that lies at one of these; in no order, each once.</summary>
    public IReadOnlyCollection<Resource> Referring(IReadOnlyCollection<ReferenceAnchor> anchors) => UnderAny(_byReference, anchors);

    /// <summary>Policies among which are all whose <c>to</c> speaks of a destination or route of this name; in no order, each once.</summary>
    public IReadOnlyCollection<Resource> For(string name)
    {
        var (named, labelled) = (_byDestination.Find(new DestinationAnchor(name), List), _byDestination.Find(DestinationAnchor.Labels, List));
        return !named.IsListed || !labelled.IsListed ? Counting
            : labelled.Count == 0 ? named.ToArray()
            : named.ToArray().Union(labelled.ToArray()).ToArray();
    }

    private IReadOnlyCollection<Resource> UnderAny<TKey>(LazyIndex<TKey> byKey, IReadOnlyCollection<TKey> keys)
        where TKey : struct, IEquatable<TKey>
    {
        HashSet<Resource>? found = null;
        Resource[] first = [];
        foreach (var key in keys)
        {
            var posting = byKey.Find(key, List);
            if (!posting.IsListed)
            {
                return Counting;
            }

            // Mostly all lie under one key: no set is needed then.
            if (posting.Count > 0 && first.Length == 0)
            {
                first = posting.ToArray();
            }
            else if (posting.Count > 0)
            {
                found ??= [.. first];
                found.UnionWith(posting.ToArray());
            }
        }

        return found ?? (IReadOnlyCollection<Resource>)first;
    }

    private Resource[] List() => Counting;

    private static IEnumerable<IReadOnlyDictionary<string, string>> TagsOf(Resource resource) =>
        resource is Resource<DataplaneSpec> { Spec.Networking: { } networking }
            ? (networking.Inbound ?? []).Select(i => i.Tags).Append(networking.Gateway?.Tags).OfType<IReadOnlyDictionary<string, string>>()
            : [];

    private static IEnumerable<LabelPair> Rare(IEnumerable<KeyValuePair<string, string>> pairs, WorldOptions options) =>
        pairs.Select(p => new LabelPair(p.Key, p.Value)).Where(p => !p.IsCommon(options));

    private Resource[] Rarest(LazyIndex<LabelPair> index, IReadOnlyDictionary<string, string> pairs)
    {
        Posting? rarest = null;
        foreach (var pair in Rare(pairs, _options))
        {
            var posting = index.Find(pair, List);
            rarest = rarest is null || posting.Count < rarest.Value.Count ? posting : rarest;
        }

        return rarest is { IsListed: true } listed ? listed.ToArray() : Counting;
    }
}
