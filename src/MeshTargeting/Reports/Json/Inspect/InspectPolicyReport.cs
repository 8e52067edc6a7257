using MeshTargeting.Reports.Inspect;
using MeshTargeting.Reports.Inspect.Policies;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Json.Inspect;

/// <summary>The report of <c>inspect policy</c> as scripts read it. The order of the members is that of the JSON.</summary>
public sealed record InspectPolicyReport
{
    /// <summary>The version of this shape.</summary>
    public string ApiVersion { get; init; } = ReportJson.ApiVersion;

    /// <summary>Tells this report from others.</summary>
    public string Kind { get; init; } = "InspectPolicyReport";

    /// <summary>The version of Kuma whose behaviour is told.</summary>
    public required string KumaVersion { get; init; }

    /// <summary>The policy.</summary>
    public required ResourceName Policy { get; init; }

    /// <summary>Its role; empty where it can have none.</summary>
    public required string Role { get; init; }

    /// <summary>True for a shadow: it selects proxies without effect.</summary>
    public required bool Shadow { get; init; }

    /// <summary>What is worth a warning.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>What it sets, item by item.</summary>
    public required IReadOnlyList<ReportedItem> Items { get; init; }

    /// <summary>The proxies that it selects.</summary>
    public required IReadOnlyList<ReportedProxy> Proxies { get; init; }

    /// <summary>Makes the report.</summary>
    public static InspectPolicyReport Of(PolicyInspection found) => new()
    {
        KumaVersion = found.World.Options.Semantics.Version,
        Policy = ResourceName.Of(found.Policy.Id),
        Role = found.Role.Name,
        Shadow = found.IsShadow,
        Warnings = found.Warnings,
        Items = found.Items.Select(i => ReportedItem.Of(i, found)).ToList(),
        Proxies = found.Proxies.Select(ReportedProxy.Of).ToList(),
    };
}

/// <summary>An item of a policy.</summary>
/// <param name="Path">Its place in the manifest, for example <c>spec.to[0]</c>.</param>
/// <param name="Reference">Its targetRef; null for items without one.</param>
/// <param name="Backends">The backendRefs of a route.</param>
/// <param name="Values">What it sets.</param>
public sealed record ReportedItem(
    string Path, ReportedReference? Reference, IReadOnlyList<ReportedReference> Backends, IReadOnlyList<ReportedEffect> Values)
{
    internal static ReportedItem Of(PolicyItemEffect item, PolicyInspection found) => new(
        item.Item.Path,
        item.Reference is { } reference ? Reported(reference, found.World, found.Places) : null,
        item.Backends.Select(b => Reported(b, found.World, found.Places)).ToList(),
        item.Values.Select(v => new ReportedEffect(
            ReportedValue.Of(v.Value, found.Places), v.Proxies, v.OverriddenBy.Select(p => ResourceName.Of(p.Id)).ToList())).ToList());

    private static ReportedReference Reported(ItemReference reference, World world, Places places) =>
        ReportedReference.Of(new ResolvedReference(reference.Reference, places.Find(reference.Place), reference.Resolution), world);
}

/// <summary>A value that a policy sets, and what is left of it.</summary>
/// <param name="Value">The value, with where it stands.</param>
/// <param name="Proxies">At how many of the selected proxies it is in effect for some traffic.</param>
/// <param name="OverriddenBy">The policies that set it otherwise somewhere.</param>
public sealed record ReportedEffect(ReportedValue Value, int Proxies, IReadOnlyList<ResourceName> OverriddenBy);
