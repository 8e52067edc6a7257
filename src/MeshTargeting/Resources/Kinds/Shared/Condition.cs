using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>A condition, as Kubernetes writes them.</summary>
public sealed record Condition
{
    /// <summary>The type, in CamelCase.</summary>
    [Required]
    [MaxLength(316)]
    [Pattern(@"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$")]
    [Doc("Type of the condition, in CamelCase.")]
    public string? Type { get; init; }

    /// <summary>True, False or Unknown.</summary>
    [Required]
    [OneOf("True", "False", "Unknown")]
    [Doc("Status of the condition.")]
    public string? Status { get; init; }

    /// <summary>The reason, in CamelCase.</summary>
    [Required]
    [MinLength(1)]
    [MaxLength(1024)]
    [Pattern("^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$")]
    [Doc("Reason of the last change, in CamelCase.")]
    public string? Reason { get; init; }

    /// <summary>A sentence for people.</summary>
    [Required]
    [MaxLength(32768)]
    [Doc("Message for people.")]
    public string? Message { get; init; }
}
