namespace MeshTargeting.Server.Certificates.SelfManaged.Planning;

/// <summary>For how long authorities have been in the bundle of every webhook, as far as this replica has seen.</summary>
/// <param name="For">The time for each authority that is trusted now, by id.</param>
/// <param name="AsksNobody">Whether there is no webhook at all, so that nobody calls who would have to trust.</param>
internal sealed record Trust(IReadOnlyDictionary<string, TimeSpan> For, bool AsksNobody = false)
{
    /// <summary>Whether a certificate that this authority signed is taken by API servers.</summary>
    public bool Includes(string? authority) => AsksNobody || (authority is not null && For.ContainsKey(authority));

    /// <summary>Whether it has been taken for so long that every API server must have heard of it.</summary>
    public bool Includes(string? authority, TimeSpan moment) =>
        AsksNobody || (authority is not null && For.TryGetValue(authority, out var time) && time >= moment);
}

/// <summary>Measures how long authorities have been trusted, by looking again and again.</summary>
internal sealed class TrustClock(TimeProvider time)
{
    private Dictionary<string, long> _since = [];

    /// <summary>Takes another look.</summary>
    /// <param name="bundles">For every webhook the ids of the authorities in its bundle; null for a bundle that cannot be read.</param>
    public Trust See(IReadOnlyList<IReadOnlyList<string>?> bundles)
    {
        var now = time.GetTimestamp();
        var everywhere = bundles.Count == 0 ? [] : bundles.Select(b => b ?? []).Aggregate<IEnumerable<string>>((a, b) => a.Intersect(b)).Distinct();
        _since = everywhere.ToDictionary(id => id, id => _since.GetValueOrDefault(id, now));
        return new Trust(_since.ToDictionary(s => s.Key, s => time.GetElapsedTime(s.Value, now)), bundles.Count == 0);
    }
}
