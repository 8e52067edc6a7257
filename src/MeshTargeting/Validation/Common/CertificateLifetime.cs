using System.Text.RegularExpressions;

namespace MeshTargeting.Validation.Common;

/// <summary>How long certificates are valid: one number with its unit, also days, weeks and years (ParseDuration in pkg/core/resources/apis/mesh/mesh_helpers.go).</summary>
internal static partial class CertificateLifetime
{
    /// <summary>Whether a text is one; an absent one is none.</summary>
    public static bool IsValid(string? text) => text is "0" || (text is not null && Form().IsMatch(text));

    [GeneratedRegex(@"^[0-9]+(y|w|d|h|m|s|ms)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
