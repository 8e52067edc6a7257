using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Targeting.Rules;

/// <summary>The lists of a policy that hold configuration.</summary>
public enum ItemList
{
    /// <summary><c>spec.to</c>.</summary>
    To,

    /// <summary><c>spec.from</c>.</summary>
    From,

    /// <summary><c>spec.rules</c>.</summary>
    Rules,

    /// <summary>None: the policy has one configuration for the whole proxy, <c>spec.default</c>.</summary>
    Single,
}

/// <summary>One item of a policy: whom or what it is for, and what it sets.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="List">The list in which it stands.</param>
/// <param name="Index">Its index in that list; 0 for <see cref="ItemList.Single"/>.</param>
/// <param name="TargetRef">The destination or client; null for items of <c>rules</c> and for <c>spec.default</c>.</param>
/// <param name="Matches">The traffic to which an item of <c>rules</c> is narrowed; empty for all and everywhere else.</param>
/// <param name="Conf">What it sets; never null, empty where the manifest leaves it out.</param>
public sealed record PolicyItem(
    Resource Policy, ItemList List, int Index, TargetRef? TargetRef, IReadOnlyList<Match> Matches, ConfValue Conf)
{
    /// <summary>The place in the manifest, for example <c>spec.to[1]</c>.</summary>
    public string Path => List == ItemList.Single ? "spec.default" : $"spec.{ListName}[{Index}]";

    private string ListName => List switch { ItemList.To => "to", ItemList.From => "from", _ => "rules" };
}
