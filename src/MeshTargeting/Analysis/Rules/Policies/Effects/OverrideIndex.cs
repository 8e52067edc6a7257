using System.Collections.Concurrent;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Policies.Effects;

/// <summary>
/// What overrides what among the policies of a kind in a mesh. Each part is made when a rule first asks for it, of the policies that it
/// concerns alone: a review asks about one policy of a World that nobody has asked before.
/// </summary>
internal sealed class OverrideIndex
{
    private readonly World _world;
    private readonly string _mesh;
    private readonly KindDescriptor _kind;
    private readonly Lazy<IReadOnlyList<Entry>> _meshWide;
    private readonly Lazy<Dictionary<string, Dictionary<SpecificKey, (PolicyItem Item, int Count)>>> _specific;
    private readonly ConcurrentDictionary<(string Audience, ItemTarget Target), Dictionary<string, Entry>> _strongest = new(1, 1);
    private readonly ConcurrentDictionary<Resource, ILookup<ItemTarget, SettingItem>> _byTarget = new(1, 1);

    private OverrideIndex(World world, string mesh, KindDescriptor kind)
    {
        _world = world;
        _mesh = mesh;
        _kind = kind;
        _meshWide = new(() => OfEveryProxy().Where(e => e.Item.IsForAll).ToArray());
        _specific = new(ListSpecific);
    }

    /// <summary>The kinds whose policies are merged value by value; those of routes are merged by their matches.</summary>
    public static readonly IReadOnlyList<KindDescriptor> Kinds = RuleKinds.Policies
        .Except([.. RuleKinds.Routes, MeshTrafficPermissionSpec.Descriptor, MeshFaultInjectionSpec.Descriptor, MeshProxyPatchSpec.Descriptor])
        .ToArray();

    /// <summary>Items of policies for every proxy of the mesh or of a namespace, for every destination or all incoming traffic.</summary>
    public IReadOnlyList<Entry> MeshWide => _meshWide.Value;

    /// <summary>The index of the policies of a kind in a mesh.</summary>
    public static OverrideIndex Of(World world, string mesh, KindDescriptor kind) =>
        world.Memo((mesh, kind), static (w, of) => new OverrideIndex(w, of.mesh, of.kind));

    /// <summary>
    /// What items for certain destinations, of policies for every proxy, set at a path: one item for each value and filter of its policy,
    /// and how many set the value.
    /// </summary>
    public IReadOnlyDictionary<SpecificKey, (PolicyItem Item, int Count)> Specific(string path) => _specific.Value.GetValueOrDefault(path) ?? [];

    /// <summary>What an item is for; none where it hits nothing, or where it is narrowed by matches.</summary>
    public IEnumerable<ItemTarget> TargetsOf(PolicyItem item) => item.List switch
    {
        ItemList.To => ItemTargets.Of(_world, item).Select(t => new ItemTarget(ItemList.To, TargetKey.Of(t, _world.Options))).Distinct(),
        ItemList.Rules when item.Matches.Count == 0 => [new ItemTarget(ItemList.Rules, null)],
        ItemList.Single => [new ItemTarget(ItemList.Single, null)],
        _ => [],
    };

    /// <summary>
    /// Of all items that are for the same proxies and the same target as an item of a policy, it among them: by path, the one whose value
    /// holds there. Where Kuma takes two policies for equal it is either.
    /// </summary>
    public IReadOnlyDictionary<string, Entry> Strongest(Resource policy, ItemTarget target) =>
        _strongest.GetOrAdd((SettingItems.Of(policy, _world.Options).Audience, target), static (key, of) => of.index.FindStrongest(of.policy, key.Audience, key.Target), (index: this, policy));

    /// <summary>
    /// Whether a policy has one item alone, for a named destination, and is the only one that speaks of it: then nothing overrides it.
    /// Found without looking at what it sets.
    /// </summary>
    public static bool IsAlone(World world, Resource policy)
    {
        if (policy.SpecObject is not IPolicySpec { ToItems: [{ TargetRef: { Kind: not "Mesh", Labels: null } }], RuleItems: not { Count: > 0 } })
        {
            return false;
        }

        var names = DestinationAnchor.Of(policy).Select(anchor => anchor.Name).ToList();
        return names.Count > 0 && names.TrueForAll(name => world.PoliciesFor(policy.Metadata.Mesh, policy.Kind, name).All(other => other == policy));
    }

    /// <summary>Whether an item goes before another of the same target.</summary>
    public bool Beats(Entry one, Entry other) => one.Item.Item.Policy == other.Item.Item.Policy
        ? one.Item.Item.Index > other.Item.Item.Index
        : PolicyOrder.Compare(_world.Options.Semantics, other.Traits, one.Traits) < 0;

    private Dictionary<string, Entry> FindStrongest(Resource policy, string audience, ItemTarget target)
    {
        var strongest = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var candidate in Candidates(policy, target).OrderBy(p => p.Id))
        {
            var items = SettingItems.Of(candidate, _world.Options);
            if (items.Traits.IsShadow || items.Audience != audience)
            {
                continue;
            }

            foreach (var item in _byTarget.GetOrAdd(candidate, static (_, of) => of.index.ByTarget(of.items), (index: this, items))[target])
            {
                var entry = new Entry(item, items.Traits);
                foreach (var (path, _) in item.Leaves)
                {
                    if (!strongest.TryGetValue(path, out var known) || Beats(entry, known))
                    {
                        strongest[path] = entry;
                    }
                }
            }
        }

        return strongest;
    }

    /// <summary>Policies among which are all for the same proxies and the same target.</summary>
    private IEnumerable<Resource> Candidates(Resource policy, ItemTarget target) => target.Key is { } key && key.Kind != MeshSpec.Descriptor.Name
        ? _world.PoliciesFor(_mesh, _kind, key.Name.Name)
        : _world.Anchored(_mesh, _kind, [.. PolicyAnchor.Of(policy, _world.Options)]);

    private ILookup<ItemTarget, SettingItem> ByTarget(SettingItems items) =>
        items.All.SelectMany(item => TargetsOf(item.Item).Select(target => (target, item))).ToLookup(pair => pair.target, pair => pair.item);

    private Dictionary<string, Dictionary<SpecificKey, (PolicyItem Item, int Count)>> ListSpecific()
    {
        var specific = new Dictionary<string, Dictionary<SpecificKey, (PolicyItem Item, int Count)>>(StringComparer.Ordinal);
        foreach (var (item, traits) in OfEveryProxy().Where(e => !e.Item.IsForAll && e.Item.Item.List == ItemList.To))
        {
            foreach (var (path, value) in item.Leaves)
            {
                if (!specific.TryGetValue(path, out var values))
                {
                    specific.Add(path, values = []);
                }

                var key = new SpecificKey(value.ToString(), traits.Filter.Zone, traits.Filter.Namespace);
                values[key] = values.TryGetValue(key, out var known) ? (known.Item, known.Count + 1) : (item.Item, 1);
            }
        }

        return specific;
    }

    private IEnumerable<Entry> OfEveryProxy() => _world.OfKind(_mesh, _kind)
        .Select(policy => SettingItems.Of(policy, _world.Options))
        .Where(items => !items.Traits.IsShadow && PolicyAudience.IsMesh(items.Traits))
        .SelectMany(items => items.All.Select(item => new Entry(item, items.Traits)));

    /// <summary>What an item is for: the list in which it stands, and for outgoing traffic the destination.</summary>
    public readonly record struct ItemTarget(ItemList List, TargetKey? Key);

    /// <summary>A value, and whom the policies that set it are confined to.</summary>
    public readonly record struct SpecificKey(string Value, string? Zone, string? Namespace);

    /// <summary>An item, and what decides which of two wins.</summary>
    public readonly record struct Entry(SettingItem Item, PolicyTraits Traits);
}
