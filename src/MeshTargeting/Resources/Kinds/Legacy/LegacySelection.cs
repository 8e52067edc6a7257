namespace MeshTargeting.Resources.Kinds.Legacy;

/// <summary>
/// Whom a policy of the old kind is for: either proxies (<see cref="Selectors"/>) or the traffic from some proxies to some services
/// (<see cref="Sources"/> and <see cref="Destinations"/>).
/// </summary>
public interface ILegacySelection
{
    /// <summary>The proxies; null where the policy is for traffic.</summary>
    IReadOnlyList<LegacySelector?>? Selectors => null;

    /// <summary>Whose traffic it is for; null where the policy is for proxies.</summary>
    IReadOnlyList<LegacySelector?>? Sources { get; }

    /// <summary>Traffic to which services it is for; null where the policy is for proxies.</summary>
    IReadOnlyList<LegacySelector?>? Destinations { get; }
}

/// <summary>Selects proxies by tags (api/mesh/v1alpha1/selector.proto).</summary>
public sealed record LegacySelector
{
    /// <summary>The tags; <c>*</c> stands for any value, none for every proxy.</summary>
    public IReadOnlyDictionary<string, string>? Match { get; init; }
}
