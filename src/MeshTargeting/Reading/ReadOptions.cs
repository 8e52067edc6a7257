using MeshTargeting.Resources;

namespace MeshTargeting.Reading;

/// <summary>For which Kuma a text is read, and how much of it the reader is willing to take; what goes beyond is reported as MS006.</summary>
public sealed record ReadOptions
{
    /// <summary>What everything uses unless told otherwise.</summary>
    public static readonly ReadOptions Default = new();

    /// <summary>
    /// The version of Kuma whose fields are known: those of later versions are reported, those that are gone are passed over, but are
    /// still read as far as they fit.
    /// </summary>
    public KumaSemantics Semantics { get; init; } = KumaSemantics.V2_14;

    /// <summary>How deep objects and lists may be nested; the document's own object is the first level.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>
    /// How large a document may be, in bytes of UTF-8; also how much its aliases may add to it, so that a few lines cannot unfold
    /// into gigabytes. 3 MiB is what an API server takes in one request.
    /// </summary>
    public int MaxDocumentBytes { get; init; } = 3 * 1024 * 1024;

    /// <summary>How many findings of one document are reported; a document with more is past mending one by one.</summary>
    public int MaxFindingsPerDocument { get; init; } = 1000;
}
