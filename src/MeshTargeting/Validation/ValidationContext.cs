using MeshTargeting.Resources;

namespace MeshTargeting.Validation;

/// <summary>The circumstances under which one resource alone is judged.</summary>
public sealed record ValidationContext
{
    /// <summary>Kuma 2.14.</summary>
    public static readonly ValidationContext Default = new();

    /// <summary>The version of Kuma.</summary>
    public KumaSemantics Semantics { get; init; } = KumaSemantics.V2_14;
}
