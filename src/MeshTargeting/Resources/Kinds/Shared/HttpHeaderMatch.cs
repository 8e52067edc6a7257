using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>A header of a request (api/common/v1alpha1/headermatch.go).</summary>
public sealed record HttpHeaderMatch
{
    /// <summary>What a header's name must look like: an HTTP token, in lower case.</summary>
    public const string NamePattern = @"^[a-z0-9!#$%&'*+\-.^_\x60|~]+$";

    /// <summary>The greatest length of a header's name.</summary>
    public const int MaxNameLength = 256;

    /// <summary>Exact (when absent), Present, RegularExpression, Absent or Prefix.</summary>
    [Default("Exact")]
    [OneOf("Exact", "Present", "RegularExpression", "Absent", "Prefix")]
    [Doc("How the header is compared. Present and Absent take no value.")]
    public string? Type { get; init; }

    /// <summary>Its name, in lower case.</summary>
    [Required]
    [MinLength(1)]
    [MaxLength(MaxNameLength)]
    [Pattern(NamePattern)]
    [Doc("Name of the header, in lower case.")]
    public string? Name { get; init; }

    /// <summary>Its value, the beginning of it, or the expression.</summary>
    [LeftOutWhenEmpty]
    [Doc("Value of the header.")]
    public string? Value { get; init; }
}
