using System.Net;
using MeshTargeting.Resources;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Common;

/// <summary>
/// Checks that the kinds declared in protobuf share: proxies of all sorts, gateways and meshes
/// (pkg/core/resources/apis/mesh/validators.go, validateAddress in dataplane_validator.go). An absent value counts as an empty one.
/// </summary>
internal static class ProxyChecks
{
    private static readonly IPAddress Loopback = IPAddress.Loopback.MapToIPv6();

    /// <summary>A port that must be there.</summary>
    public static void Port(uint? port, Place place, FindingList findings)
    {
        if (port is null or 0 or > 65535)
        {
            findings.Add(port is null ? KumaRules.ValueMissing : KumaRules.OutOfBounds, place, "port must be in the range [1, 65535]");
        }
    }

    /// <summary>A duration that may be absent and must not be 0; a negative one passes.</summary>
    public static void Duration(string? duration, Place place, FindingList findings)
    {
        if (GoDuration.Parse(duration) == 0)
        {
            findings.Add(KumaRules.OutOfBounds, place, "must have a positive value");
        }
    }

    /// <summary>A count that may be absent and must not be 0.</summary>
    public static void Threshold(uint? threshold, Place place, FindingList findings)
    {
        if (threshold == 0)
        {
            findings.Add(KumaRules.OutOfBounds, place, "must have a positive value");
        }
    }

    /// <summary>The address of a proxy: an IP address or a DNS name, and not that of every interface.</summary>
    public static void Address(string? address, Place place, FindingList findings)
    {
        if (string.IsNullOrEmpty(address))
        {
            findings.Add(KumaRules.ValueMissing, place, "address can't be empty");
            return;
        }

        if (address is "0.0.0.0" or "::")
        {
            findings.Add(KumaRules.NotSupported, place, "must not be 0.0.0.0 or ::");
        }

        if (!Addresses.IsIp(address) && !Addresses.IsHostName(address))
        {
            findings.Add(KumaRules.Malformed, place, "address has to be valid IP address or domain name");
        }
    }

    /// <summary>Whether an address is the loopback interface's, or that of every interface; false where it is no IP address.</summary>
    public static bool IsOnLoopback(string? address)
    {
        if (address is null || !Addresses.IsIp(address) || !IPAddress.TryParse(address, out var parsed))
        {
            return false;
        }

        var ip = parsed.MapToIPv6();
        return ip.Equals(Loopback) || ip.Equals(IPAddress.IPv6Any) || ip.Equals(IPAddress.Any.MapToIPv6());
    }
}
