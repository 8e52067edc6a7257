using System.Text.RegularExpressions;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>
/// Judges a MeshPassthrough as Kuma does (pkg/plugins/policies/meshpassthrough/api/v1alpha1/validator.go). A protocol that is left out
/// is tcp: the schema has filled it in before Kuma's validator looks.
/// </summary>
internal static partial class MeshPassthroughValidator
{
    internal static readonly TargetRefRules Top = new("Mesh", "MeshSubset", "Dataplane");
    private static readonly string[] Protocols = ["tcp", "tls", "grpc", "http", "http2", "mysql"];
    private static readonly string[] HttpProtocols = ["grpc", "http", "http2"];

    public static void Validate(Resource<MeshPassthroughSpec> policy, FindingList findings)
    {
        TargetRefValidator.ValidateTop(policy.Spec.TargetRef, Top, findings);
        var matches = policy.Spec.Default?.AppendMatch ?? [];
        var protocols = new Dictionary<int, string>();
        var values = new HashSet<(int Port, string Protocol, string Value)>();
        for (var i = 0; i < matches.Count; i++)
        {
            var match = matches[i];
            var place = Place.Spec.At("default.appendMatch").At(i);
            var protocol = match.Protocol ?? "tcp";
            var value = match.Value ?? "";
            ValidatePort(match.Port, protocol, place.At("port"), findings);
            if (match.Port is { } port)
            {
                ValidateNeighbours(port, protocol, protocols, place.At("port"), findings);
                if (!values.Add((port, protocol, value)))
                {
                    findings.Add(KumaRules.Repeated, place.At("value"), $"value {value} is already defiend for this port and protocol");
                }
            }

            if (!Protocols.Contains(protocol))
            {
                findings.Add(KumaRules.NotSupported, place.At("protocol"), KumaText.FieldMustBeOneOf("protocol", Protocols));
            }

            ValidateValue(match, protocol, value, place, findings);
        }
    }

    private static void ValidatePort(int? port, string protocol, Place place, FindingList findings)
    {
        if (protocol == "mysql" && port is null)
        {
            findings.Add(KumaRules.ValueMissing, place, "port must be defined for Mysql protocol");
        }

        if (port is < 1 or > 65535)
        {
            findings.Add(KumaRules.OutOfBounds, place, "port must be a valid (1-65535)");
        }
    }

    /// <summary>Envoy tells the matches of a port apart by what it sees of the traffic, which the HTTP protocols do not show.</summary>
    private static void ValidateNeighbours(int port, string protocol, Dictionary<int, string> protocols, Place place, FindingList findings)
    {
        if (protocols.TryGetValue(port, out var other) && other != protocol && HttpProtocols.Contains(protocol))
        {
            findings.Add(
                KumaRules.Combination,
                place,
                $"using the same port in multiple matches requires the same protocol for the following protocols: [{string.Join(' ', HttpProtocols)}]");
        }
        else
        {
            protocols[port] = protocol;
        }
    }

    private static void ValidateValue(MeshPassthroughMatch match, string protocol, string value, Place place, FindingList findings)
    {
        switch (match.Type)
        {
            case "CIDR":
                if (!Addresses.IsCidr(value))
                {
                    findings.Add(KumaRules.Malformed, place.At("value"), "provided CIDR has incorrect value");
                }

                break;
            case "IP":
                if (!Addresses.IsIp(value))
                {
                    findings.Add(KumaRules.Malformed, place.At("value"), "provided IP has incorrect value");
                }

                break;
            case "Domain":
                ValidateDomain(match.Port, protocol, value, place, findings);
                break;
            default:
                findings.Add(
                    KumaRules.NotSupported,
                    place.At("type"),
                    $"provided type {match.Type} is not supported, one of Domain, IP, or CIDR is supported");
                break;
        }
    }

    private static void ValidateDomain(int? port, string protocol, string domain, Place place, FindingList findings)
    {
        if (protocol is "tcp" or "mysql")
        {
            findings.Add(KumaRules.NotSupported, place.At("protocol"), $"protocol {protocol} is not supported for a domain");
        }

        if (PartialWildcard().IsMatch(domain))
        {
            findings.Add(
                KumaRules.Malformed, place.At("value"), "provided DNS has incorrect value, partial wildcard is currently not supported");
        }

        if (port is null && domain.StartsWith('*') && HttpProtocols.Contains(protocol))
        {
            findings.Add(KumaRules.ValueMissing, place.At("port"), "wildcard domains doesn't work for all ports and layer 7 protocol");
        }

        var name = domain.StartsWith("*.", StringComparison.Ordinal) ? domain[2..] : domain;
        if (!name.StartsWith('*') && !Addresses.IsHostName(name))
        {
            findings.Add(KumaRules.Malformed, place.At("value"), "provided DNS has incorrect value");
        }
    }

    [GeneratedRegex(@"^\*[^.]+", RegexOptions.CultureInvariant)]
    private static partial Regex PartialWildcard();
}
