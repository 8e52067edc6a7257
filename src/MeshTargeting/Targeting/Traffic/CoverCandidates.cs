namespace MeshTargeting.Targeting.Traffic;

/// <summary>
/// The matches of a table by their paths, so that those which may cover another are found without looking at all: a route may have
/// thousands.
/// </summary>
internal sealed class CoverCandidates
{
    private readonly IReadOnlyList<RouteEntry> _table;
    private readonly Dictionary<(string Type, string Value), List<int>> _same = [];
    private readonly Dictionary<string, List<int>> _prefixes = new(StringComparer.Ordinal);

    /// <summary>Sorts the matches of a table.</summary>
    public CoverCandidates(IReadOnlyList<RouteEntry> table)
    {
        _table = table;
        for (var i = 0; i < table.Count; i++)
        {
            var path = RouteCover.PathOf(table[i].Match);
            if (path.Type == "PathPrefix")
            {
                Add(_prefixes, path.Value.TrimEnd('/'), i);
            }
            else
            {
                Add(_same, path, i);
            }
        }
    }

    /// <summary>Those that stand before a match and whose paths may take all of its requests, in order.</summary>
    /// <param name="index">Where the match stands.</param>
    public IReadOnlyList<int> Before(int index)
    {
        var path = RouteCover.PathOf(_table[index].Match);
        var found = new List<int>(_same.GetValueOrDefault(path) ?? []);
        foreach (var prefix in PrefixesOf(path.Type == "RegularExpression" ? PlainBeginning.Of(path.Value).Text : path.Value.TrimEnd('/')))
        {
            found.AddRange(_prefixes.GetValueOrDefault(prefix) ?? []);
        }

        found.RemoveAll(i => i >= index);
        found.Sort();
        return found;
    }

    private static IEnumerable<string> PrefixesOf(string path)
    {
        for (var i = path.IndexOf('/', StringComparison.Ordinal); i >= 0; i = path.IndexOf('/', i + 1))
        {
            yield return path[..i];
        }

        yield return path;
        if (path.Length > 0 && path[0] != '/')
        {
            yield return "";
        }
    }

    private static void Add<TKey>(Dictionary<TKey, List<int>> byKey, TKey key, int index)
        where TKey : notnull
    {
        if (!byKey.TryGetValue(key, out var list))
        {
            byKey.Add(key, list = []);
        }

        list.Add(index);
    }
}
