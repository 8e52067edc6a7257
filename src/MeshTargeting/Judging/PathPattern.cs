namespace MeshTargeting.Judging;

/// <summary>
/// A pattern of paths, as <c>.gitignore</c> writes them: <c>*</c> and <c>?</c> stand for characters of one name, <c>**</c> for any number
/// of folders. One without a slash (but at its end) means a file or folder of that name anywhere; a folder means all that is in it.
/// </summary>
public sealed class PathPattern
{
    private readonly string[] _names;

    /// <summary>Makes a pattern.</summary>
    /// <param name="text">The pattern as written; relative, with forward slashes.</param>
    public PathPattern(string text)
    {
        Text = text;
        var trimmed = text.StartsWith("./", StringComparison.Ordinal) ? text[2..] : text;
        var isAnchored = trimmed.AsSpan().TrimEnd('/').Contains('/');
        var names = trimmed.Split('/', StringSplitOptions.RemoveEmptyEntries);
        _names = isAnchored || names.Length == 0 ? names : ["**", .. names];
    }

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>Whether a path, or a folder that it is in, fits.</summary>
    /// <param name="path">The path, relative to where the pattern counts from, with forward slashes.</param>
    public bool Matches(string path) => _names.Length > 0 && Matches(_names, path.Split('/', StringSplitOptions.RemoveEmptyEntries));

    /// <inheritdoc />
    public override string ToString() => Text;

    private static bool Matches(ReadOnlySpan<string> pattern, ReadOnlySpan<string> names)
    {
        // Goes on behind the last "**" with one name more when the rest does not fit: enough, for what an earlier "**" could take the
        // last one can take as well.
        var (p, n, retry, taken) = (0, 0, -1, 0);
        while (true)
        {
            if (p == pattern.Length)
            {
                // All of the pattern has been used up: by the path, or by a folder of it.
                return true;
            }

            if (pattern[p] == "**")
            {
                (retry, taken) = (p, n);
                p++;
                if (p == pattern.Length)
                {
                    return n < names.Length;
                }
            }
            else if (n < names.Length && MatchesName(pattern[p], names[n]))
            {
                p++;
                n++;
            }
            else if (retry >= 0 && taken < names.Length)
            {
                (p, n) = (retry + 1, ++taken);
            }
            else
            {
                return false;
            }
        }
    }

    private static bool MatchesName(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        var (p, n, star, taken) = (0, 0, -1, 0);
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, taken) = (p++, n);
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == name[n]))
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                (p, n) = (star + 1, ++taken);
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].Trim('*').IsEmpty;
    }
}
