namespace MeshTargeting.Validation.Common;

/// <summary>SPIFFE IDs, as the library github.com/spiffe/go-spiffe reads them (spiffeid.FromString).</summary>
internal static class SpiffeId
{
    private const string Scheme = "spiffe://";

    /// <summary>What is wrong with an ID, in the words of that library; null where nothing is.</summary>
    public static string? Problem(string id)
    {
        if (id.Length == 0)
        {
            return "cannot be empty";
        }

        if (!id.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return "scheme is missing or invalid";
        }

        var rest = id.AsSpan(Scheme.Length);
        var slash = rest.IndexOf('/');
        var domain = slash < 0 ? rest : rest[..slash];
        foreach (var c in domain)
        {
            if (!(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.' or '_'))
            {
                return "trust domain characters are limited to lowercase letters, numbers, dots, dashes, and underscores";
            }
        }

        return domain.IsEmpty ? "trust domain is missing" : slash < 0 ? null : PathProblem(rest[slash..]);
    }

    private static string? PathProblem(ReadOnlySpan<char> path)
    {
        foreach (var range in path[1..].Split('/'))
        {
            switch (path[1..][range])
            {
                case "":
                    return range.End.Value == path.Length - 1 ? "path cannot have a trailing slash" : "path cannot contain empty segments";
                case "." or "..":
                    return "path cannot contain dot segments";
                case var segment when segment.ContainsAnyExcept(SegmentCharacters):
                    return "path segment characters are limited to letters, numbers, dots, dashes, and underscores";
            }
        }

        return null;
    }

    private static readonly System.Buffers.SearchValues<char> SegmentCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._");
}
