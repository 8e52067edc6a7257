using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Policies.Effects;

/// <summary>
/// The items of all policies of a kind, by whom and what they are for, so that those which override another are found without looking at
/// all. Made once for a World and kept with its Mesh.
/// </summary>
internal sealed class OverrideIndex
{
    private readonly Dictionary<(string Audience, ItemTarget Target), List<Entry>> _byTarget = [];
    private readonly Dictionary<string, Dictionary<(string Value, string? Zone, string? Namespace), (PolicyItem Item, int Count)>> _specific = new(StringComparer.Ordinal);
    private readonly List<Entry> _meshWide = [];

    private OverrideIndex(World world, string mesh, KindDescriptor kind)
    {
        foreach (var policy in world.OfKind(mesh, kind))
        {
            var traits = PolicyTraits.Of(policy, world.Options);
            if (!traits.IsShadow)
            {
                Add(world, policy, traits);
            }
        }
    }

    /// <summary>The kinds whose policies are merged value by value; those of routes are merged by their matches.</summary>
    public static readonly IReadOnlyList<KindDescriptor> Kinds = RuleKinds.Policies
        .Except([.. RuleKinds.Routes, MeshTrafficPermissionSpec.Descriptor, MeshFaultInjectionSpec.Descriptor, MeshProxyPatchSpec.Descriptor])
        .ToArray();

    /// <summary>Items of policies for every proxy of the mesh or of a namespace, for every destination or all incoming traffic.</summary>
    public IReadOnlyList<Entry> MeshWide => _meshWide;

    /// <summary>The index of the policies of a kind in a mesh.</summary>
    public static OverrideIndex Of(World world, string mesh, KindDescriptor kind) => world.MeshOf(mesh)
        .Memo<Kept, World>(world, static (kept, w) => ReferenceEquals(kept.World, w), static (_, w) => new Kept(w))
        .Of(mesh, kind);

    /// <summary>The items that are for the same proxies and the same target, in the order in which they are met, an item itself among them.</summary>
    public IReadOnlyList<Entry> Alike(string audience, ItemTarget target) => _byTarget.GetValueOrDefault((audience, target)) ?? [];

    /// <summary>
    /// What items for certain destinations, of policies for every proxy, set at a path: one item for each value, the filter of its policy,
    /// and how many set the value.
    /// </summary>
    public IReadOnlyDictionary<(string Value, string? Zone, string? Namespace), (PolicyItem Item, int Count)> Specific(string path) =>
        _specific.GetValueOrDefault(path) ?? [];

    /// <summary>What an item is for; none where it hits nothing, or where it is narrowed by matches.</summary>
    public static IEnumerable<ItemTarget> TargetsOf(World world, PolicyItem item) => item.List switch
    {
        ItemList.To => ItemTargets.Of(world, item).Select(t => new ItemTarget(ItemList.To, TargetKey.Of(t, world.Options))),
        ItemList.Rules when item.Matches.Count == 0 => [new ItemTarget(ItemList.Rules, null)],
        ItemList.Single => [new ItemTarget(ItemList.Single, null)],
        _ => [],
    };

    private void Add(World world, Resource policy, PolicyTraits traits)
    {
        var items = PolicyItems.Of(policy, world.Options.Semantics);
        var audience = PolicyAudience.Of(traits);
        var isMesh = PolicyAudience.IsMesh(traits);
        foreach (var item in items.To.Concat(items.Rules).Concat(items.Single is { } single ? [single] : []))
        {
            var entry = new Entry(item, traits);
            foreach (var target in TargetsOf(world, item))
            {
                if (!_byTarget.TryGetValue((audience, target), out var alike))
                {
                    _byTarget.Add((audience, target), alike = []);
                }

                alike.Add(entry);
            }

            if (isMesh && item.Matches.Count == 0 && (item.TargetRef is null || item.TargetRef.Kind == "Mesh"))
            {
                _meshWide.Add(entry);
            }
            else if (isMesh && item.List == ItemList.To)
            {
                AddSpecific(item, traits);
            }
        }
    }

    private void AddSpecific(PolicyItem item, PolicyTraits traits)
    {
        foreach (var (path, value) in ItemLeaves.Of(item.Conf))
        {
            if (!_specific.TryGetValue(path, out var values))
            {
                _specific.Add(path, values = []);
            }

            var key = (value.ToString()!, traits.Filter.Zone, traits.Filter.Namespace);
            values[key] = values.TryGetValue(key, out var known) ? (known.Item, known.Count + 1) : (item, 1);
        }
    }

    /// <summary>What an item is for: the list in which it stands, and for outgoing traffic the destination.</summary>
    public readonly record struct ItemTarget(ItemList List, TargetKey? Key);

    /// <summary>An item, and what decides which of two wins.</summary>
    public readonly record struct Entry(PolicyItem Item, PolicyTraits Traits);

    private sealed class Kept(World world)
    {
        private readonly System.Collections.Concurrent.ConcurrentDictionary<string, Lazy<OverrideIndex>> _byKind = new(StringComparer.Ordinal);

        public World World { get; } = world;

        public OverrideIndex Of(string mesh, KindDescriptor kind) => _byKind.GetOrAdd(kind.Name, _ => new(() => new OverrideIndex(World, mesh, kind))).Value;
    }
}
