using System.Text;
using System.Text.RegularExpressions;
using MeshTargeting.Resources;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Common;

/// <summary>
/// Judges the name and the mesh of a resource (pkg/core/resources/apis/mesh/meta_validator.go). On Universal Kuma judges both, on
/// Kubernetes the mesh: the name is the API server's business there.
/// </summary>
internal static partial class MetaValidator
{
    private const int Longest = 253;

    /// <summary>Judges a name (ValidateMeta).</summary>
    public static void ValidateName(string? name, Place place, FindingList findings) => Validate(
        name,
        Name(),
        "invalid characters. A lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
        place,
        findings);

    /// <summary>Judges the name of a resource's mesh (ValidateMesh): old meshes may have names that a new one may not.</summary>
    public static void ValidateMesh(string? mesh, KindScope scope, Place place, FindingList findings)
    {
        if (scope == KindScope.Mesh)
        {
            Validate(
                mesh,
                Mesh(),
                "invalid characters. Valid characters are numbers, lowercase latin letters and '-', '_', '.' symbols.",
                place,
                findings);
        }
    }

    private static void Validate(string? identifier, Regex form, string message, Place place, FindingList findings)
    {
        if (string.IsNullOrEmpty(identifier))
        {
            findings.Add(KumaRules.ValueMissing, place, "cannot be empty");
        }
        else if (Encoding.UTF8.GetByteCount(identifier) > Longest)
        {
            findings.Add(KumaRules.Malformed, place, "value length must less or equal 253");
        }
        else if (!form.IsMatch(identifier))
        {
            findings.Add(KumaRules.Malformed, place, message);
        }
    }

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"^[0-9a-z\-_.]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Mesh();
}
