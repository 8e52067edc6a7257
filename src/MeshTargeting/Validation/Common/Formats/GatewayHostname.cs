using System.Text;
using System.Text.RegularExpressions;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Common;

/// <summary>Judges the host name of a gateway's listener: <c>*</c>, a name, or one with a leading <c>*.</c> (ValidateHostname in pkg/core/resources/apis/mesh/validators.go).</summary>
internal static partial class GatewayHostname
{
    private const int Longest = 253;

    public static void Validate(string hostname, Place place, FindingList findings)
    {
        if (hostname == "*")
        {
            return;
        }

        if (Encoding.UTF8.GetByteCount(hostname) > Longest)
        {
            findings.Add(KumaRules.OutOfBounds, place, $"must be at most {Longest} characters");
        }

        var isWildcard = hostname.StartsWith("*.", StringComparison.Ordinal);
        if (!Domain().IsMatch(isWildcard ? hostname[2..] : hostname))
        {
            findings.Add(KumaRules.Malformed, place, isWildcard ? "invalid wildcard domain" : "invalid hostname");
        }
    }

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Domain();
}
