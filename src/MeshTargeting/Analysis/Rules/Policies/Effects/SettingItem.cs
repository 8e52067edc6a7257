using MeshTargeting.Resources;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Policies.Effects;

/// <summary>An item of a policy, with what it sets.</summary>
/// <param name="Item">The item.</param>
/// <param name="Leaves">What it sets, value by value, with the paths within its configuration.</param>
internal sealed record SettingItem(PolicyItem Item, IReadOnlyList<(string Path, ConfValue Value)> Leaves)
{
    /// <summary>True for an item that is for every destination, or for all incoming traffic.</summary>
    public bool IsForAll => Item.Matches.Count == 0 && (Item.TargetRef is null || Item.TargetRef.Kind == "Mesh");
}

/// <summary>The items of a policy with what they set, and for whom. Follows from the policy alone and is kept with it.</summary>
internal sealed class SettingItems
{
    private readonly WorldOptions _options;

    private SettingItems(Resource policy, WorldOptions options)
    {
        _options = options;
        Traits = PolicyTraits.Of(policy, options);
        Audience = PolicyAudience.Of(Traits);
        var items = PolicyItems.Of(policy, options.Semantics);
        All = items.To.Concat(items.Rules).Concat(items.Single is { } single ? [single] : [])
            .Select(item => new SettingItem(item, ItemLeaves.Of(item.Conf).ToArray()))
            .ToArray();
    }

    /// <summary>What decides which of two policies wins.</summary>
    public PolicyTraits Traits { get; }

    /// <summary>The proxies that the policy is for: the same text for the same ones.</summary>
    public string Audience { get; }

    /// <summary>The items of <c>to</c>, those of <c>rules</c>, and what a policy without such lists sets for the whole proxy.</summary>
    public IReadOnlyList<SettingItem> All { get; }

    /// <summary>Those of a policy.</summary>
    public static SettingItems Of(Resource policy, WorldOptions options) =>
        policy.Memo(options, static (SettingItems kept, WorldOptions o) => ReferenceEquals(kept._options, o), static (p, o) => new SettingItems(p, o));
}
