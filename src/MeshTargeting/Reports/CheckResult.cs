using System.Text.Json.Serialization;
using MeshTargeting.Findings;
using MeshTargeting.Judging.Suppressions;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports;

/// <summary>What a check found.</summary>
public sealed record CheckResult
{
    /// <summary>The findings, with their places, sorted by file, line, column and code.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The findings that comments and annotations suppress, sorted likewise; no part of <see cref="Findings"/>.</summary>
    public IReadOnlyList<SuppressedFinding> Suppressed { get; init; } = [];

    /// <summary>What could not be read of the context, sorted likewise. It judges nobody, but what it hides cannot be found.</summary>
    public required IReadOnlyList<Finding> ContextFindings { get; init; }

    /// <summary>The World in which the resources were judged.</summary>
    public required World World { get; init; }

    /// <summary>The resources that were judged, in the order of their texts.</summary>
    public required IReadOnlyList<Resource> Judged { get; init; }

    /// <summary>How many of what there was.</summary>
    public required CheckSummary Summary { get; init; }

    /// <summary>The severest finding; null where there is none.</summary>
    public Severity? Worst => Findings.Count == 0 ? null : Findings.Max(f => f.Severity);
}

/// <summary>How many of what there was.</summary>
/// <param name="Files">Texts that were judged.</param>
/// <param name="Resources">Resources in them of kinds that are known.</param>
/// <param name="Derived">MeshServices and Dataplanes that Kuma would make of those.</param>
/// <param name="Ignored">Documents of kinds that are none of ours.</param>
/// <param name="Errors">Findings that are errors.</param>
/// <param name="Warnings">Findings that are warnings.</param>
/// <param name="Infos">Findings that are good to know.</param>
public sealed record CheckSummary(int Files, int Resources, int Derived, int Ignored, int Errors, int Warnings, int Infos)
{
    /// <summary>Findings that comments and annotations suppress, which count among no others; reports leave it out where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Suppressed { get; init; }
}
