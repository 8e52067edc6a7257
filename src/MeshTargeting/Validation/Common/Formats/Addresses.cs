using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MeshTargeting.Validation.Common;

/// <summary>
/// IP addresses as Go reads them (net.ParseIP), and host names as the library github.com/asaskevich/govalidator does. .NET's own
/// reading of addresses takes more: <c>1.2</c>, leading zeros, zones.
/// </summary>
internal static partial class Addresses
{
    private const int Groups = 8;

    private static readonly SearchValues<char> HexadecimalDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Whether it is an IP address of either version.</summary>
    public static bool IsIp(string text) => IsIpV4(text) || IsIpV6(text);

    /// <summary>
    /// Whether it is an IP address in which the numbers of an IPv4 one may have leading zeros (ParseIPSloppy in k8s.io/utils/net).
    /// </summary>
    public static bool IsIpWithLeadingZeros(string text)
    {
        var start = text.LastIndexOf(':') + 1;
        return IsIp(text[..start] + string.Join('.', text[start..].Split('.').Select(WithoutLeadingZeros)));
    }

    /// <summary>Whether it is a network: an address, and of how many bits its prefix is (net.ParseCIDR).</summary>
    public static bool IsCidr(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return false;
        }

        var address = text[..slash];
        var bits = text.AsSpan(slash + 1);
        return IsIp(address)
            && bits.Length is > 0 and <= 9
            && !bits.ContainsAnyExceptInRange('0', '9')
            && int.Parse(bits, CultureInfo.InvariantCulture) <= (IsIpV4(address) ? 32 : 128);
    }

    /// <summary>Four numbers from 0 to 255 in decimal, without leading zeros.</summary>
    public static bool IsIpV4(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var range in text.Split('.'))
        {
            var number = text[range];
            if (++count > 4
                || number.Length is 0 or > 3
                || number.ContainsAnyExceptInRange('0', '9')
                || (number.Length > 1 && number[0] == '0')
                || int.Parse(number, CultureInfo.InvariantCulture) > 255)
            {
                return false;
            }
        }

        return count == 4;
    }

    /// <summary>Eight groups of hexadecimal digits; <c>::</c> stands once for groups of zeros, an IPv4 address for the last two.</summary>
    public static bool IsIpV6(ReadOnlySpan<char> text)
    {
        var gap = text.IndexOf("::");
        if (gap < 0)
        {
            return CountGroups(text, mayEndInIpV4: true) == Groups;
        }

        var before = text[..gap];
        var after = text[(gap + 2)..];
        var first = before.IsEmpty ? 0 : CountGroups(before, mayEndInIpV4: false);
        var last = after.IsEmpty ? 0 : CountGroups(after, mayEndInIpV4: true);
        return first >= 0 && last >= 0 && first + last < Groups;
    }

    /// <summary>Whether it is a host name; one label is enough, underscores and a dot at the end are right.</summary>
    public static bool IsHostName(string text) =>
        text.Length > 0
        && Encoding.UTF8.GetByteCount(text) - text.Count(c => c == '.') <= 255
        && !IsIp(text)
        && HostName().IsMatch(text);

    /// <summary>
    /// Whether a colon parts host and port, either of which may be empty; a host with colons stands in brackets (net.SplitHostPort).
    /// </summary>
    public static bool IsHostAndPort(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 0)
        {
            return false;
        }

        if (!text.StartsWith('['))
        {
            return text.IndexOf(':') == colon && !text.AsSpan().ContainsAny('[', ']');
        }

        // The first closing bracket ends the host; no other bracket may follow or stand in between.
        return text.IndexOf(']') == colon - 1 && text.LastIndexOf('[') == 0 && text.LastIndexOf(']') == colon - 1;
    }

    private static string WithoutLeadingZeros(string number) =>
        number.TrimStart('0') is { Length: > 0 } rest ? rest : number.Length > 0 ? "0" : "";

    // The number of groups; -1 where one is malformed.
    private static int CountGroups(ReadOnlySpan<char> text, bool mayEndInIpV4)
    {
        var count = 0;
        foreach (var range in text.Split(':'))
        {
            var group = text[range];
            if (mayEndInIpV4 && range.End.Value == text.Length && IsIpV4(group))
            {
                count += 2;
            }
            else if (group.Length is >= 1 and <= 4 && !group.ContainsAnyExcept(HexadecimalDigits))
            {
                count++;
            }
            else
            {
                return -1;
            }
        }

        return count;
    }

    [GeneratedRegex(@"^[a-zA-Z0-9_][a-zA-Z0-9_-]{0,62}(\.[a-zA-Z0-9_][a-zA-Z0-9_-]{0,62})*[._]?\z", RegexOptions.CultureInvariant)]
    private static partial Regex HostName();
}
