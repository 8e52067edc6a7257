namespace MeshTargeting.Worlds.Derivation;

/// <summary>Copies of labels to which more will be added: made with room for those, as tens of thousands of them are made.</summary>
internal static class Maps
{
    /// <summary>A copy, with room for some more entries.</summary>
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
}
