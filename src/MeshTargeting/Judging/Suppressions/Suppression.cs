using MeshTargeting.Findings;
using MeshTargeting.Resources;

namespace MeshTargeting.Judging.Suppressions;

/// <summary>What somebody wrote to say that a finding is known.</summary>
/// <param name="Words">What it says.</param>
/// <param name="Source">The document in which it stands; of an annotation that of its resource.</param>
/// <param name="Resource">The resource, where the document is one that could be read.</param>
/// <param name="Line">The line for which a comment counts; null for an annotation, which counts for all of its resource.</param>
/// <param name="Position">Where it stands; null for an annotation until it has been looked up.</param>
public sealed record Suppression(SuppressionWords Words, SourceDocument Source, ResourceId? Resource, int? Line, Position? Position)
{
    /// <summary>The annotation.</summary>
    public const string Annotation = "meshservice.io/ignore";

    /// <summary>The annotation as it is written, be it misspelt.</summary>
    public string Key { get; init; } = Annotation;

    /// <summary>The path of the annotation; empty for a comment, which is no part of the resource.</summary>
    public string Path => Line is null ? $"metadata.annotations[\"{Key}\"]" : "";

    /// <summary>Whether the day until which it holds is over.</summary>
    /// <param name="today">The day; null where nothing expires.</param>
    public bool IsExpired(DateOnly? today) => today > Words.Until;
}

/// <summary>A finding that somebody suppressed.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Suppression">What suppresses it.</param>
public sealed record SuppressedFinding(Finding Finding, Suppression Suppression);
