using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Resources;

/// <summary>What all Mesh* policies have in common: which proxies they are for, and items for destinations or clients.</summary>
/// <remarks>
/// A policy that has no such list (MeshTrace has neither) answers null, as one does whose manifest leaves the list out; present and
/// empty stays an empty list. The lists' items stand in the order of the manifest, so an index is that of <c>spec.to[i]</c>.
/// </remarks>
public interface IPolicySpec
{
    /// <summary>The proxies it is for (<c>spec.targetRef</c>); absent means every proxy of the mesh.</summary>
    TargetRef? TargetRef { get; }

    /// <summary><c>spec.to</c>: settings by destination of the proxy's outgoing traffic.</summary>
    IReadOnlyList<IPolicyItem>? ToItems => null;

    /// <summary><c>spec.from</c>: settings by client of the proxy's incoming traffic.</summary>
    IReadOnlyList<IPolicyItem>? FromItems => null;

    /// <summary><c>spec.rules</c>: settings of the proxy's incoming traffic, without a targetRef.</summary>
    IReadOnlyList<IPolicyItem>? RuleItems => null;
}

/// <summary>An item of <c>to</c>, <c>from</c> or <c>rules</c>.</summary>
public interface IPolicyItem
{
    /// <summary>The destination or client; always null for items of <c>rules</c>.</summary>
    TargetRef? TargetRef => null;

    /// <summary>To which traffic the item is narrowed, items of <c>rules</c> only; null and empty match all.</summary>
    IReadOnlyList<Match>? Matches => null;
}
