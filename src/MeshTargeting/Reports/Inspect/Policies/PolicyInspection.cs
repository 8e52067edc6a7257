using MeshTargeting.Defaulting.Labels;
using MeshTargeting.Resources;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Inspect.Policies;

/// <summary>What a policy hits, and what of it is left there.</summary>
public sealed record PolicyInspection
{
    /// <summary>The World that was asked.</summary>
    public required World World { get; init; }

    /// <summary>The policy.</summary>
    public required Resource Policy { get; init; }

    /// <summary>Its role.</summary>
    public required PolicyRole Role { get; init; }

    /// <summary>True for a shadow: it selects proxies without effect.</summary>
    public required bool IsShadow { get; init; }

    /// <summary>The proxies that it selects, in the order of identities.</summary>
    public required IReadOnlyList<ProxyMatch> Proxies { get; init; }

    /// <summary>What it sets, item by item.</summary>
    public required IReadOnlyList<PolicyItemEffect> Items { get; init; }

    /// <summary>What is worth a warning; sentences without a full stop.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Where it all stands.</summary>
    public required Places Places { get; init; }
}

/// <summary>An item of a policy, and what of it is left at the proxies.</summary>
/// <param name="Item">The item.</param>
/// <param name="Reference">Its targetRef, and what that resolves to; null for items without one.</param>
/// <param name="Backends">The backendRefs of a route, and what they resolve to.</param>
/// <param name="Values">What it sets.</param>
public sealed record PolicyItemEffect(
    PolicyItem Item, ItemReference? Reference, IReadOnlyList<ItemReference> Backends, IReadOnlyList<ValueEffect> Values);

/// <summary>A reference of an item, and what it resolves to.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="Resolution">What it resolves to.</param>
public sealed record ItemReference(Reference Reference, Resolution Resolution)
{
    /// <summary>Where it stands.</summary>
    public ConfPlace Place => new(Reference.From, Reference.Path);
}

/// <summary>A value that a policy sets, and at how many proxies it is in effect.</summary>
/// <param name="Value">The value.</param>
/// <param name="Proxies">At how many of the proxies that the policy selects it is in effect, for some traffic at least.</param>
/// <param name="OverriddenBy">The policies that set it otherwise somewhere, by identity; empty where none does.</param>
public sealed record ValueEffect(SettingValue Value, int Proxies, IReadOnlyList<Resource> OverriddenBy);
