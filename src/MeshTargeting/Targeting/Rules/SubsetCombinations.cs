namespace MeshTargeting.Targeting.Rules;

/// <summary>
/// All ways in which something can stand to a set of tags: of each key it has one of the values, or none of them (subsetutils,
/// SubsetIter). Together they cover everything, and no two of them overlap.
/// </summary>
internal static class SubsetCombinations
{
    /// <summary>The number of combinations; a number beyond <paramref name="most"/> where there are more.</summary>
    public static long Count(IEnumerable<SubsetTag> tags, long most)
    {
        var count = 1L;
        foreach (var key in tags.GroupBy(t => t.Key))
        {
            count *= key.Select(t => t.Value).Distinct().Count() + 1L;
            if (count > most)
            {
                return most + 1;
            }
        }

        return count;
    }

    /// <summary>
    /// The combinations in Kuma's order: the first key changes fastest; it goes from the last value but one down to the first, then to
    /// none of them, then to the last value. What has the last value of every key comes at the end.
    /// </summary>
    /// <param name="tags">The tags; which of them are negated is not asked.</param>
    public static IEnumerable<IReadOnlyList<SubsetTag>> Of(IEnumerable<SubsetTag> tags)
    {
        var keys = tags.GroupBy(t => t.Key).Select(g => (g.Key, Values: g.Select(t => t.Value).Distinct().ToArray())).ToArray();
        var state = new int[keys.Length];
        do
        {
            for (var i = 0; i < state.Length; i++)
            {
                state[i] = (state[i] + 1) % (keys[i].Values.Length + 1);
                if (state[i] != 0)
                {
                    break;
                }
            }

            yield return Current(keys, state);
        }
        while (Array.Exists(state, s => s != 0));
    }

    private static SubsetTag[] Current((string Key, string[] Values)[] keys, int[] state)
    {
        var tags = new List<SubsetTag>(keys.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            var (key, values) = keys[i];
            if (state[i] < values.Length)
            {
                tags.Add(new SubsetTag(key, values[values.Length - 1 - state[i]]));
            }
            else
            {
                tags.AddRange(values.Select(value => new SubsetTag(key, value, Not: true)));
            }
        }

        return [.. tags];
    }
}
