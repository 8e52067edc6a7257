using System.Numerics;

namespace MeshTargeting.Targeting.Rules;

/// <summary>
/// Groups subsets so that all of a group can meet in one client and no further one could join them: the maximal cliques of the graph
/// whose edges join subsets that intersect. Found as Bron and Kerbosch do, with a pivot.
/// </summary>
internal sealed class SubsetCliques
{
    private readonly ulong[][] _neighbours;
    private readonly int _words;
    private readonly Func<IReadOnlyList<int>, bool> _found;
    private readonly List<int> _current = [];
    private int _workLeft;

    private SubsetCliques(IReadOnlyList<IReadOnlyList<SubsetTag>> subsets, int work, Func<IReadOnlyList<int>, bool> found)
    {
        _words = (subsets.Count + 63) / 64;
        _neighbours = Neighbours(subsets);
        _workLeft = work;
        _found = found;
    }

    /// <summary>Finds the groups, in no particular order.</summary>
    /// <param name="subsets">The subsets.</param>
    /// <param name="work">How many words of bits to look at before the search is given up.</param>
    /// <param name="found">Is given the indexes of each group; what it answers says whether to go on.</param>
    /// <returns>False where the search was broken off.</returns>
    public static bool Find(IReadOnlyList<IReadOnlyList<SubsetTag>> subsets, int work, Func<IReadOnlyList<int>, bool> found)
    {
        var search = new SubsetCliques(subsets, work, found);
        var all = new ulong[search._words];
        for (var i = 0; i < subsets.Count; i++)
        {
            Set(all, i);
        }

        return search.Extend(all, new ulong[search._words]);
    }

    /// <summary>Extends the current group by what may still join it; <paramref name="done"/> could too, but was tried before.</summary>
    private bool Extend(ulong[] open, ulong[] done)
    {
        if (_workLeft <= 0)
        {
            return false;
        }

        if (Pivot(open, done) is not { } pivot)
        {
            return _found(_current.ToArray());
        }

        foreach (var node in Members(Without(open, _neighbours[pivot])))
        {
            _current.Add(node);
            _workLeft -= 2 * _words;
            var goOn = Extend(And(open, _neighbours[node]), And(done, _neighbours[node]));
            _current.RemoveAt(_current.Count - 1);
            if (!goOn)
            {
                return false;
            }

            open[node / 64] &= ~(1UL << (node % 64));
            Set(done, node);
        }

        return true;
    }

    /// <summary>The subset that leaves the fewest to be tried; null where the group is complete.</summary>
    private int? Pivot(ulong[] open, ulong[] done)
    {
        int? best = null;
        var most = -1;
        for (var w = 0; w < _words; w++)
        {
            for (var bits = open[w] | done[w]; bits != 0; bits &= bits - 1)
            {
                var node = (w * 64) + BitOperations.TrailingZeroCount(bits);
                var count = 0;
                for (var i = 0; i < _words; i++)
                {
                    count += BitOperations.PopCount(open[i] & _neighbours[node][i]);
                }

                _workLeft -= _words;
                if (count > most)
                {
                    (best, most) = (node, count);
                }
            }
        }

        return best;
    }

    /// <summary>Two subsets are neighbours unless they ask for different values of a key.</summary>
    private ulong[][] Neighbours(IReadOnlyList<IReadOnlyList<SubsetTag>> subsets)
    {
        var having = new Dictionary<string, ulong[]>(StringComparer.Ordinal);
        var only = new Dictionary<SubsetTag, ulong[]>();
        for (var i = 0; i < subsets.Count; i++)
        {
            foreach (var tag in subsets[i])
            {
                Set(Row(having, tag.Key), i);
                if (subsets[i].All(t => t.Key != tag.Key || t == tag))
                {
                    Set(Row(only, tag), i);
                }
            }
        }

        var rows = new ulong[subsets.Count][];
        for (var i = 0; i < rows.Length; i++)
        {
            var row = new ulong[_words];
            for (var j = 0; j < subsets.Count; j += 64)
            {
                row[j / 64] = subsets.Count - j >= 64 ? ulong.MaxValue : (1UL << (subsets.Count - j)) - 1;
            }

            foreach (var tag in subsets[i])
            {
                var (holders, agreeing) = (having[tag.Key], Row(only, tag));
                for (var w = 0; w < _words; w++)
                {
                    row[w] &= ~holders[w] | agreeing[w];
                }
            }

            row[i / 64] &= ~(1UL << (i % 64));
            rows[i] = row;
        }

        return rows;
    }

    private ulong[] Row<TKey>(Dictionary<TKey, ulong[]> rows, TKey key)
        where TKey : notnull
    {
        if (!rows.TryGetValue(key, out var row))
        {
            rows[key] = row = new ulong[_words];
        }

        return row;
    }

    private static void Set(ulong[] set, int node) => set[node / 64] |= 1UL << (node % 64);

    private static ulong[] And(ulong[] a, ulong[] b)
    {
        var both = new ulong[a.Length];
        for (var i = 0; i < a.Length; i++)
        {
            both[i] = a[i] & b[i];
        }

        return both;
    }

    private static ulong[] Without(ulong[] a, ulong[] b)
    {
        var rest = new ulong[a.Length];
        for (var i = 0; i < a.Length; i++)
        {
            rest[i] = a[i] & ~b[i];
        }

        return rest;
    }

    private static IEnumerable<int> Members(ulong[] set)
    {
        for (var w = 0; w < set.Length; w++)
        {
            for (var bits = set[w]; bits != 0; bits &= bits - 1)
            {
                yield return (w * 64) + BitOperations.TrailingZeroCount(bits);
            }
        }
    }
}
