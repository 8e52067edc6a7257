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
    public static string? Find(string written, IEnumerable<string> candidates)
    {
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
            var precedes = best is not null && string.CompareOrdinal(candidate, best) < 0;
            if (distance < bestDistance || (distance == bestDistance && precedes))
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

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
