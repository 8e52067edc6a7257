using MeshTargeting.Resources;

namespace MeshTargeting.Reports.Fixes;

/// <summary>What became of manifests that were to be mended.</summary>
public sealed record FixResult
{
    /// <summary>What the check found before.</summary>
    public required CheckResult Before { get; init; }

    /// <summary>What it finds in the mended texts.</summary>
    public required CheckResult After { get; init; }

    /// <summary>The texts with something to tell of them, in the order of their names.</summary>
    public required IReadOnlyList<FixedFile> Files { get; init; }

    /// <summary>How many fixes have been made.</summary>
    public int Made => Files.Sum(f => f.Fixes.Count(fix => fix.Outcome == FixState.Made));
}

/// <summary>A text, before and after.</summary>
/// <param name="Before">As it was given.</param>
/// <param name="After">As it is mended; the same object where nothing was.</param>
/// <param name="Fixes">What was done, and what was not, in the order of places.</param>
public sealed record FixedFile(SourceText Before, SourceText After, IReadOnlyList<FixReportLine> Fixes)
{
    /// <summary>Whether anything was done.</summary>
    public bool IsChanged => Before.Content != After.Content;
}

/// <summary>What became of a fix.</summary>
public enum FixState
{
    /// <summary>It has been made.</summary>
    Made,

    /// <summary>The text cannot be changed safely there.</summary>
    Declined,

    /// <summary>It would have made errors of its own, and was taken back.</summary>
    Fault,
}

/// <summary>A fix, and what became of it.</summary>
/// <param name="Code">The code of the finding that it mends; null for a default that is written out.</param>
/// <param name="Sentence">What is done, in the imperative: <c>write sectionName: http</c>.</param>
/// <param name="Resource">The resource; null where the document could not be read that far.</param>
/// <param name="Path">The place in the manifest.</param>
/// <param name="Position">The line and column at the time; null where that is not known.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">Why it was not made; empty where it was.</param>
public sealed record FixReportLine(
    string? Code, string Sentence, ResourceId? Resource, string Path, Position? Position, FixState Outcome, string Reason);
