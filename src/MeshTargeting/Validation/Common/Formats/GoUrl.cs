using System.Buffers;

namespace MeshTargeting.Validation.Common;

/// <summary>
/// A URL as Go's net/url of 1.26 reads it, which is what Kuma is built with: only what the checks need, so nothing is unescaped.
/// .NET's own reading differs in what it takes and in what it adds.
/// </summary>
internal sealed record GoUrl
{
    private static readonly SearchValues<char> SchemeCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");

    private static readonly SearchValues<char> UserCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._:~!$&'()*+,;=%@");

    // Of ASCII; whatever lies beyond is taken.
    private static readonly SearchValues<char> WrongInHosts = SearchValues.Create(" #{}|\\^`");

    /// <summary>What stands before the first colon, in lower case; empty where there is no scheme.</summary>
    public string Scheme { get; private init; } = "";

    /// <summary>What follows the scheme where no slash does; empty otherwise.</summary>
    public string Opaque { get; private init; } = "";

    /// <summary>Whether something, be it nothing, stands before an <c>@</c>.</summary>
    public bool HasUser { get; private init; }

    /// <summary>The host, with its port where it has one.</summary>
    public string Host { get; private init; } = "";

    /// <summary>The path.</summary>
    public string Path { get; private init; } = "";

    /// <summary>What follows the question mark.</summary>
    public string Query { get; private init; } = "";

    /// <summary>The port as written; empty where there is none.</summary>
    public string Port => Host.LastIndexOf(':') is >= 0 and var colon && IsPortOrNothing(Host.AsSpan(colon)) ? Host[(colon + 1)..] : "";

    /// <summary>Reads a URL or a reference (url.Parse); null where it is none. A fragment is checked and dropped.</summary>
    public static GoUrl? Parse(string text)
    {
        var hash = text.IndexOf('#');
        if (hash < 0)
        {
            return Parse(text, isRequest: false);
        }

        return IsEscaped(text.AsSpan(hash + 1)) ? Parse(text[..hash], isRequest: false) : null;
    }

    /// <summary>Reads an absolute URL or an absolute path (url.ParseRequestURI); null where it is neither. It knows no fragments.</summary>
    public static GoUrl? ParseRequest(string text) => Parse(text, isRequest: true);

    private static GoUrl? Parse(string text, bool isRequest)
    {
        if (text.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0 || text.Contains('\u007f') || (isRequest && text.Length == 0))
        {
            return null;
        }

        if (text == "*")
        {
            return new GoUrl { Path = "*" };
        }

        var colon = SchemeEnd(text);
        if (colon == 0)
        {
            return null;
        }

        var scheme = colon < 0 ? "" : text[..colon].ToLowerInvariant();
        var rest = text[(colon + 1)..];
        var question = rest.IndexOf('?');
        var query = question < 0 ? "" : rest[(question + 1)..];
        rest = question < 0 ? rest : rest[..question];
        var url = new GoUrl { Scheme = scheme, Query = query };
        if (!rest.StartsWith('/'))
        {
            return scheme.Length > 0 ? url with { Opaque = rest }
                : isRequest || rest.Split('/')[0].Contains(':') ? null
                : url.WithPath(rest);
        }

        var hasAuthority = (scheme.Length > 0 || (!isRequest && !rest.StartsWith("///", StringComparison.Ordinal)))
            && rest.StartsWith("//", StringComparison.Ordinal);
        if (!hasAuthority)
        {
            return url.WithPath(rest);
        }

        var slash = rest.IndexOf('/', 2);
        return url.WithAuthority(slash < 0 ? rest[2..] : rest[2..slash])?.WithPath(slash < 0 ? "" : rest[slash..]);
    }

    // Where the colon after the scheme stands; -1 where there is no scheme.
    private static int SchemeEnd(string text)
    {
        var end = text.AsSpan().IndexOfAnyExcept(SchemeCharacters);
        return end < 0 || text[end] != ':' || (end > 0 && !char.IsAsciiLetter(text[0])) ? -1 : end;
    }

    private GoUrl? WithPath(string path) => IsEscaped(path) ? this with { Path = path } : null;

    private GoUrl? WithAuthority(string authority)
    {
        var at = authority.LastIndexOf('@');
        var host = authority[(at + 1)..];
        var user = at < 0 ? default : authority.AsSpan(0, at);
        return IsHost(host) && !user.ContainsAnyExcept(UserCharacters) && IsEscaped(user) ? this with { HasUser = at >= 0, Host = host } : null;
    }

    private static bool IsHost(string host)
    {
        if (host.Contains('['))
        {
            return IsBracketed(host);
        }

        var colon = host.IndexOf(':');
        return (colon < 0 || IsPortOrNothing(host.AsSpan(colon))) && IsEscapedHost(host);
    }

    private static bool IsBracketed(string host)
    {
        var close = host.LastIndexOf(']');
        if (host.LastIndexOf('[') != 0 || close < 0 || !IsPortOrNothing(host.AsSpan(close + 1)))
        {
            return false;
        }

        var address = host.AsSpan(1, close - 1);
        var zone = address.IndexOf("%25");
        return zone < 0
            ? Addresses.IsIpV6(address)
            : Addresses.IsIpV6(address[..zone]) && address.Length > zone + 3 && IsEscaped(address[zone..]);
    }

    private static bool IsPortOrNothing(ReadOnlySpan<char> text) =>
        text.IsEmpty || (text[0] == ':' && !text[1..].ContainsAnyExceptInRange('0', '9'));

    // In hosts only what is not ASCII may be escaped, and the percent sign.
    private static bool IsEscapedHost(string host)
    {
        if (host.AsSpan().ContainsAny(WrongInHosts) || !IsEscaped(host))
        {
            return false;
        }

        for (var i = host.IndexOf('%'); i >= 0; i = host.IndexOf('%', i + 1))
        {
            if (host[i + 1] is >= '0' and <= '7' && host.AsSpan(i + 1, 2) is not "25")
            {
                return false;
            }
        }

        return true;
    }

    // Whether every percent sign has its two digits.
    private static bool IsEscaped(ReadOnlySpan<char> text)
    {
        for (var rest = text; rest.IndexOf('%') is >= 0 and var percent; rest = rest[(percent + 3)..])
        {
            if (rest.Length < percent + 3 || !char.IsAsciiHexDigit(rest[percent + 1]) || !char.IsAsciiHexDigit(rest[percent + 2]))
            {
                return false;
            }
        }

        return true;
    }
}
