namespace MeshTargeting.Findings;

/// <summary>Finds the name that was probably meant: the "did you mean" of every message.</summary>
public static class NearName
{
    /// <summary>The candidate nearest to what was written; null where none is near enough.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="candidates">The names that exist, in any order; the order does not decide between equally near ones.</param>
    /// <remarks>
    /// Near is at most one edit in three characters, and at most three: an insertion, a deletion, a replacement, two neighbours
    /// swapped. A difference in case alone is always near. Of equally near names the first in ordinal order is taken.
    /// </remarks>
    public static string? Find(string written, IEnumerable<string> candidates) => Find(written, candidates, out _);

    /// <summary>The candidate nearest to what was written, and whether another one is just as near.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="candidates">The names that exist, in any order, repeated or not.</param>
    /// <param name="isOnly">True where no other name is as near as the one that is returned: then it is the one that was meant.</param>
    public static string? Find(string written, IEnumerable<string> candidates, out bool isOnly)
    {
        isOnly = false;
        string? best = null;
        var rows = new Rows();
        var bestDistance = Math.Clamp(written.Length / 3, 1, 3) + 1;
        foreach (var candidate in candidates)
        {
            if (candidate == written || Math.Abs(candidate.Length - written.Length) > bestDistance)
            {
                continue;
            }

            var distance = string.Equals(candidate, written, StringComparison.OrdinalIgnoreCase)
                ? 0
                : Distance(written, candidate, bestDistance, rows);
            if (distance < bestDistance)
            {
                (best, bestDistance, isOnly) = (candidate, distance, true);
            }
            else if (distance == bestDistance && best is not null && candidate != best)
            {
                isOnly = false;
                best = string.CompareOrdinal(candidate, best) < 0 ? candidate : best;
            }
        }

        return best;
    }

    /// <summary>
    /// Whether one name is the other misspelt rather than a name of its own: <c>backedn</c> is, while <c>backend-v2</c> beside
    /// <c>backend</c>, or <c>redis-1</c> beside <c>redis-0</c>, is what people call the next one. It is so where the words of the names
    /// differ, each from its counterpart by no more than <see cref="Find(string, IEnumerable{string})"/> allows.
    /// </summary>
    /// <param name="written">What was written.</param>
    /// <param name="near">A name that is near to it.</param>
    public static bool IsMisspelling(string written, string near)
    {
        var (a, b) = (Words(written), Words(near));
        if (a.Count != b.Count)
        {
            return string.Concat(a) == string.Concat(b);
        }

        var different = a.Zip(b).Where(pair => pair.First != pair.Second).ToList();
        return different.Count > 0 && different.TrueForAll(pair => Find(pair.First, [pair.Second]) is not null);
    }

    /// <summary>The words of a name without the numbers and single letters that tell things of one sort apart.</summary>
    private static List<string> Words(string name) => name.Split('-', '_', '.', '/')
        .Select(word => word.Trim('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')).Where(word => word.Length > 1).ToList();

    /// <summary>Optimal string alignment: edits and swaps of neighbours, no substring edited twice. Above a limit it is not counted out.</summary>
    private static int Distance(string a, string b, int limit, Rows rows)
    {
        var (before, last, current) = rows.Of(b.Length + 1);
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }

                least = Math.Min(least, current[j]);
            }

            if (least > limit + 1)
            {
                // A swap can take from the row before last; beyond that no row gets below the least of this one.
                return limit + 1;
            }

            (before, last, current) = (last, current, before);
        }

        return last[b.Length];
    }

    /// <summary>Rows of the table, made once for all candidates.</summary>
    private sealed class Rows
    {
        private int[][] _rows = [];

        public (int[] Before, int[] Last, int[] Current) Of(int length)
        {
            if (_rows.Length == 0 || _rows[0].Length < length)
            {
                _rows = [new int[length], new int[length], new int[length]];
            }

            return (_rows[0], _rows[1], _rows[2]);
        }
    }
}
