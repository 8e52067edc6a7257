using System.Text.Json.Serialization;
using MeshTargeting.Findings;
using MeshTargeting.Judging.Baselines;
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

    /// <summary>The findings that the baseline knows, sorted likewise; no part of <see cref="Findings"/>.</summary>
    public IReadOnlyList<Finding> Known { get; init; } = [];

    /// <summary>Whether there was a baseline.</summary>
    public bool HasBaseline { get; init; }

    /// <summary>How many findings the baseline knows that are found no more.</summary>
    public int Gone { get; init; }

    /// <summary>The names of the texts that were judged, in their order.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The day of the check; null where nobody said it.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>What could not be read of the context, sorted likewise. It judges nobody, but what it hides cannot be found.</summary>
    public required IReadOnlyList<Finding> ContextFindings { get; init; }

    /// <summary>The World in which the resources were judged.</summary>
    public required World World { get; init; }

    /// <summary>The resources that were judged, in the order of their texts.</summary>
    public required IReadOnlyList<Resource> Judged { get; init; }

    /// <summary>How many of what there was.</summary>
    public required CheckSummary Summary { get; init; }

    /// <summary>The same check, of which only what a baseline does not know is reported.</summary>
    public CheckResult Against(Baseline baseline)
    {
        var (fresh, known, gone) = baseline.Compare(Findings);
        return this with
        {
            Findings = fresh,
            Known = known,
            HasBaseline = true,
            Gone = gone,
            Summary = (Summary with { Known = known.Count }).Counting(fresh),
        };
    }

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

    /// <summary>Findings that the baseline knows, which count among no others; reports leave it out where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Known { get; init; }

    /// <summary>The same with the numbers of these findings.</summary>
    internal CheckSummary Counting(IReadOnlyList<Finding> findings) => this with
    {
        Errors = findings.Count(f => f.Severity == Severity.Error),
        Warnings = findings.Count(f => f.Severity == Severity.Warning),
        Infos = findings.Count(f => f.Severity == Severity.Info),
    };
}
