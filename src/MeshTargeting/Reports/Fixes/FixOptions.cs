namespace MeshTargeting.Reports.Fixes;

/// <summary>Which fixes are made.</summary>
public sealed record FixOptions
{
    /// <summary>The codes whose findings are mended; null for all of them, and for defaults that are written out besides.</summary>
    public IReadOnlySet<string>? Codes { get; init; }

    /// <summary>Whether findings of a code are mended.</summary>
    public bool Includes(string code) => Codes is null || Codes.Contains(code);
}
