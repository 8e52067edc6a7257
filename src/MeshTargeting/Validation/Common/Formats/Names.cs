using System.Text.RegularExpressions;
using MeshTargeting.Resources;

namespace MeshTargeting.Validation.Common;

/// <summary>The forms that names must have.</summary>
internal static partial class Names
{
    /// <summary>A DNS-1035 label, its length left aside.</summary>
    public const string Dns1035Pattern = @"^[a-z]([-a-z0-9]*[a-z0-9])?\z";

    /// <summary>Whether it is a DNS-1035 label, its length left aside.</summary>
    public static bool IsDns1035(string name) => Dns1035().IsMatch(name);

    /// <summary>
    /// Whether an inbound can be called that. On Kubernetes inbounds are called like container ports, which are IANA service names;
    /// Universal restricts nothing, but the name becomes part of a server name (SNI) and must be a DNS label there.
    /// </summary>
    public static bool IsInboundName(string name, Envelope envelope) => envelope == Envelope.Kubernetes
        ? name.Length <= 15 && ServiceName().IsMatch(name)
        : name.Length <= 63 && Dns1123().IsMatch(name) && name.Any(char.IsAsciiLetter);

    [GeneratedRegex(Dns1035Pattern, RegexOptions.CultureInvariant)]
    private static partial Regex Dns1035();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Dns1123();

    [GeneratedRegex(@"^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ServiceName();
}
