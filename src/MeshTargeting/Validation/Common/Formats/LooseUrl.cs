using System.Text;
using System.Text.RegularExpressions;

namespace MeshTargeting.Validation.Common;

/// <summary>
/// What the library github.com/asaskevich/govalidator takes for a URL (IsURL): scheme, user, port and path may be missing, so a bare
/// host name with a dot in it is one. Of addresses in brackets all of IPv6 is taken here, of which the library leaves out some rare
/// forms that end in an IPv4 address.
/// </summary>
internal static class LooseUrl
{
    private const int LongestInRunes = 2082;
    private const int ShortestInBytes = 4;

    private const string FirstNumber = "(?:[1-9][0-9]?|1[0-9][0-9]|2[01][0-9]|22[0-3]|24[0-9]|25[0-5])";
    private const string Number = "(?:[0-9]{1,2}|1[0-9][0-9]|2[0-4][0-9]|25[0-5])";
    private const string Name = @"(?:[a-zA-Z0-9][a-zA-Z0-9_-]*[a-zA-Z0-9](?:[.-][a-zA-Z0-9]+)*|www\.|[a-zA-Z0-9]+(?:[._-]?[a-zA-Z0-9])*[a-zA-Z0-9]\.[a-zA-Z0-9]+)";
    private const string Letters = @"a-zA-Z\u00a1-\ud7ff\ue000-\uffff";
    private const string LinkLocal = "fe80:(?::[0-9a-fA-F]{0,4}){0,4}%[0-9a-zA-Z]+";
    private const string NotBlank = @"[^\t\n\f\r ]";

    // Names overlap in many ways, and the text is a user's: a matcher that never goes back keeps that harmless.
    private static readonly Lazy<Regex> Form = new(() => new Regex(
        $"^(?:(?:ftp|tcp|udp|wss?|https?)://)?(?:{NotBlank}+@)?"
        + $@"(?:{FirstNumber}(?:\.{Number}){{3}}|\[(?<six>[^\]%]*)\]|\[{LinkLocal}\]|{Name}?[{Letters}0-9]+(?:-{{1,2}}[{Letters}0-9]+)*(?:\.[{Letters}]+)?)"
        + $@"\.?(?::[0-9]{{1,5}})?(?:[/?#]{NotBlank}*)?\z",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));

    /// <summary>Whether it is one.</summary>
    public static bool IsUrl(string text)
    {
        if (text.StartsWith('.') || Encoding.UTF8.GetByteCount(text) < ShortestInBytes || text.EnumerateRunes().Count() > LongestInRunes)
        {
            return false;
        }

        // Without a scheme, a colon would be taken for the end of one.
        var read = GoUrl.Parse(text.Contains(':') && !text.Contains("://", StringComparison.Ordinal) ? "http://" + text : text);
        return read is not null
            && !read.Host.StartsWith('.')
            && (read.Host.Length > 0 || read.Path.Length == 0 || read.Path.Contains('.'))
            && Form.Value.Match(text) is { Success: true } match
            && (!match.Groups["six"].Success || Addresses.IsIpV6(match.Groups["six"].ValueSpan));
    }
}
