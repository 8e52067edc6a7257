using System.Text;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>The text with which everything begins that a regular expression fits as a whole, as far as it is written plainly.</summary>
internal static class PlainBeginning
{
    private const string Special = @"\.+*?()|[]{}^$";

    /// <summary>The beginning of an expression.</summary>
    /// <returns>
    /// The text, empty where there is none that is certain, and whether it is all that the expression fits.
    /// </returns>
    public static (string Text, bool IsAll) Of(string expression)
    {
        if (HasAlternatives(expression))
        {
            return ("", false);
        }

        var plain = new StringBuilder();
        var at = expression.StartsWith('^') ? 1 : 0;
        while (at < expression.Length)
        {
            var (letter, next) = LetterAt(expression, at);
            if (letter is null)
            {
                break;
            }

            switch (next < expression.Length ? expression[next] : '\0')
            {
                case '?' or '*' or '{':
                    return (plain.ToString(), false);
                case '+':
                    return (plain.Append(letter).ToString(), false);
            }

            plain.Append(letter);
            at = next;
        }

        return (plain.ToString(), at == expression.Length || expression[at..] == "$");
    }

    /// <summary>A letter that stands for itself, and where what follows begins; null where there is none.</summary>
    private static (char? Letter, int Next) LetterAt(string expression, int at)
    {
        if (expression[at] != '\\')
        {
            return (Special.Contains(expression[at], StringComparison.Ordinal) ? null : expression[at], at + 1);
        }

        // An escaped sign is itself; escaped letters and digits mean something else.
        return at + 1 < expression.Length && char.IsAsciiLetterOrDigit(expression[at + 1]) is false && char.IsAscii(expression[at + 1])
            ? (expression[at + 1], at + 2)
            : (null, at + 1);
    }

    /// <summary>Whether an alternative stands outside all parentheses, or might: what follows it need not begin in the same way.</summary>
    private static bool HasAlternatives(string expression)
    {
        var depth = 0;
        for (var i = 0; i < expression.Length; i++)
        {
            switch (expression[i])
            {
                case '\\' when i + 1 < expression.Length && expression[i + 1] == 'Q':
                    return true;
                case '\\':
                    i++;
                    break;
                case '[':
                    i = EndOfClass(expression, i);
                    break;
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
                case '|' when depth <= 0:
                    return true;
            }
        }

        return false;
    }

    /// <summary>Where a class of characters ends; a bracket that is its first sign belongs to it.</summary>
    private static int EndOfClass(string expression, int at)
    {
        var i = at + 1;
        i += i < expression.Length && expression[i] == '^' ? 1 : 0;
        for (var first = i; i < expression.Length; i++)
        {
            if (expression[i] == '\\')
            {
                i++;
            }
            else if (expression[i] == ']' && i > first)
            {
                return i;
            }
            else if (expression[i] == '[' && i + 1 < expression.Length && expression[i + 1] == ':')
            {
                var end = expression.IndexOf(":]", i + 2, StringComparison.Ordinal);
                i = end < 0 ? i : end + 1;
            }
        }

        return expression.Length;
    }
}
