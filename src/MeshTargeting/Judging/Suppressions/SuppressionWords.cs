using System.Globalization;
using MeshTargeting.Analysis;
using MeshTargeting.Findings;

namespace MeshTargeting.Judging.Suppressions;

/// <summary>
/// The words of a suppression: <c>MS301, MS302 until=2027-01-31 reason="the service is on its way"</c>. Comments and annotations use the
/// same.
/// </summary>
/// <param name="Codes">The codes that there are; none where the words are not understood.</param>
/// <param name="Until">The last day on which it holds; null for ever.</param>
/// <param name="Reason">Why; null where it is not said.</param>
/// <param name="Problems">What is wrong, each in a sentence without a full stop. More than codes that do not exist leaves no code.</param>
public sealed record SuppressionWords(IReadOnlyList<string> Codes, DateOnly? Until, string? Reason, IReadOnlyList<string> Problems)
{
    private const string Example = "2027-01-31";
    private static readonly string[] Options = ["until", "reason"];

    /// <summary>What was meant as a suppression and is none.</summary>
    /// <param name="problem">Why, without a full stop.</param>
    public static SuppressionWords Mistaken(string problem) => new([], null, null, [problem]);

    /// <summary>Reads the words.</summary>
    public static SuppressionWords Parse(string text)
    {
        var problems = new List<string>();
        var unknown = new List<string>();
        var codes = new List<string>();
        DateOnly? until = null;
        string? reason = null;
        var words = new WordScanner(text);
        while (words.Next() is { } word)
        {
            var equals = word.IndexOf('=');
            if (equals < 0)
            {
                if (until is not null || reason is not null)
                {
                    problems.Add($"cannot make out \"{word}\"; a reason of several words is written in quotes");
                    break;
                }

                AddCode(word, codes, unknown);
                continue;
            }

            var (name, value) = (word[..equals], word[(equals + 1)..]);
            switch (name)
            {
                case "until":
                    until = DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
                    if (until is null)
                    {
                        problems.Add($"until={value} is no day; write it as in until={Example}");
                    }

                    break;
                case "reason":
                    reason = value;
                    break;
                default:
                    var near = NearName.Find(name, Options);
                    problems.Add($"there is no {name}= here{(near is null ? "; there are until= and reason=" : $"; did you mean {near}=?")}");
                    break;
            }
        }

        if (words.IsOpen)
        {
            problems.Add("the quote that ends the reason is missing");
        }

        if (codes.Count == 0 && unknown.Count == 0)
        {
            problems.Add("it names no code");
        }

        return new SuppressionWords(problems.Count > 0 ? [] : codes, until, reason, [.. unknown, .. problems]);
    }

    private static void AddCode(string word, List<string> codes, List<string> unknown)
    {
        if (RuleCatalog.Find(word) is not null)
        {
            codes.Add(word);
            return;
        }

        var near = NearName.Find(word, RuleCatalog.Descriptors.Select(d => d.Code));
        var advice = near is not null ? $"; did you mean {near}?"
            : word.EndsWith("xx", StringComparison.OrdinalIgnoreCase) ? "; a suppression names codes one by one" : "";
        unknown.Add($"there is no code \"{word}\"{advice}");
    }

    /// <summary>Words between blanks and commas; quotes keep what is between them together, a backslash what follows it.</summary>
    private struct WordScanner(string text)
    {
        private int _at;

        /// <summary>True where a quote did not end.</summary>
        public bool IsOpen { get; private set; }

        public string? Next()
        {
            while (_at < text.Length && (char.IsWhiteSpace(text[_at]) || text[_at] == ','))
            {
                _at++;
            }

            if (_at == text.Length)
            {
                return null;
            }

            var word = new System.Text.StringBuilder();
            for (; _at < text.Length && (IsOpen || (!char.IsWhiteSpace(text[_at]) && text[_at] != ',')); _at++)
            {
                if (text[_at] == '"')
                {
                    IsOpen = !IsOpen;
                }
                else
                {
                    _at += IsOpen && text[_at] == '\\' && _at + 1 < text.Length ? 1 : 0;
                    word.Append(text[_at]);
                }
            }

            return word.ToString();
        }
    }
}
