namespace MeshTargeting.Reading.Text;

/// <summary>Tells, of a document that cannot be read, whether it may be meant for Kuma at all.</summary>
internal static class KumaMention
{
    /// <summary>Whether a text has Kuma's API group, labels or tags, or a word that begins one of its kinds.</summary>
    public static bool IsIn(ReadOnlySpan<char> text) =>
        text.Contains("kuma.io", StringComparison.Ordinal)
        || text.Contains("Mesh", StringComparison.Ordinal)
        || text.Contains("Dataplane", StringComparison.Ordinal)
        || text.Contains("HostnameGenerator", StringComparison.Ordinal);
}
