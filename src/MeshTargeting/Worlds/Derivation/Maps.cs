namespace MeshTargeting.Worlds.Derivation;

/// <summary>Labels, annotations and tags as maps.</summary>
internal static class Maps
{
    /// <summary>A copy with room for some more entries, as tens of thousands of them are made.</summary>
    /// <param name="source">What is copied.</param>
    /// <param name="more">How many entries the caller will add.</param>
    /// <param name="keep">Which entries are copied; null for all.</param>
    public static Dictionary<string, string> Copy(
        IReadOnlyDictionary<string, string>? source, int more, Func<string, string, bool>? keep = null)
    {
        var copy = new Dictionary<string, string>((source?.Count ?? 0) + more);
        foreach (var (key, value) in source ?? Resources.ResourceMetadata.None)
        {
            if (keep is null || keep(key, value))
            {
                copy.Add(key, value);
            }
        }

        return copy;
    }

    /// <summary>Whether two maps have the same pairs.</summary>
    public static bool AreSame(IReadOnlyDictionary<string, string> a, IReadOnlyDictionary<string, string> b) =>
        ReferenceEquals(a, b) || (a.Count == b.Count && a.All(pair => b.TryGetValue(pair.Key, out var value) && value == pair.Value));
}
