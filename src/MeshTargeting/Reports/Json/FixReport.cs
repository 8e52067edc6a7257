using System.Text;
using MeshTargeting.Fixing.Patches;
using MeshTargeting.Reports.Fixes;

namespace MeshTargeting.Reports.Json;

/// <summary>The report of <c>fix</c> as scripts read it. The order of the members is that of the JSON.</summary>
public sealed record FixReport
{
    /// <summary>The version of this shape.</summary>
    public string ApiVersion { get; init; } = ReportJson.ApiVersion;

    /// <summary>Tells this report from others.</summary>
    public string Kind { get; init; } = "FixReport";

    /// <summary>The version of Kuma under which the manifests were judged.</summary>
    public required string KumaVersion { get; init; }

    /// <summary>True where nothing was written to the files.</summary>
    public required bool DryRun { get; init; }

    /// <summary>How many of what there was.</summary>
    public required FixSummary Summary { get; init; }

    /// <summary>The files with something to tell of them, in the order of their names.</summary>
    public required IReadOnlyList<ReportedFile> Files { get; init; }

    /// <summary>What is left to find, sorted by file, line, column and code.</summary>
    public required IReadOnlyList<ReportedFinding> Findings { get; init; }

    /// <summary>Makes the report.</summary>
    /// <param name="result">What was mended.</param>
    /// <param name="isDryRun">Whether nothing is written to the files.</param>
    public static FixReport Of(FixResult result, bool isDryRun)
    {
        var left = result.After.Summary;
        return new FixReport
        {
            KumaVersion = result.After.World.Options.Semantics.Version,
            DryRun = isDryRun,
            Summary = new FixSummary(
                left.Files,
                result.Files.Count(f => f.IsChanged),
                result.Made,
                result.Files.Sum(f => f.Fixes.Count(l => l.Outcome == FixState.Declined)),
                result.Files.Sum(f => f.Fixes.Count(l => l.Outcome == FixState.Fault)),
                left.Errors,
                left.Warnings,
                left.Infos),
            Files = result.Files.Select(ReportedFile.Of).ToList(),
            Findings = result.After.Findings.Select(ReportedFinding.Of).ToList(),
        };
    }
}

/// <summary>How many of what there was.</summary>
/// <param name="Files">Texts that were judged.</param>
/// <param name="Changed">Texts that differ now.</param>
/// <param name="Fixes">Fixes that were made.</param>
/// <param name="Declined">Fixes that the layout of a text does not allow to be made safely.</param>
/// <param name="Faults">Fixes that were taken back because they brought errors of their own.</param>
/// <param name="Errors">Errors that are left.</param>
/// <param name="Warnings">Warnings that are left.</param>
/// <param name="Infos">Infos that are left.</param>
public sealed record FixSummary(int Files, int Changed, int Fixes, int Declined, int Faults, int Errors, int Warnings, int Infos);

/// <summary>A file as scripts read it.</summary>
/// <param name="File">Its name.</param>
/// <param name="Patch">The change as a unified diff of the text; null where there is none.</param>
/// <param name="Fixes">What was done, and what was not.</param>
public sealed record ReportedFile(string File, string? Patch, IReadOnlyList<ReportedFix> Fixes)
{
    internal static ReportedFile Of(FixedFile file) => new(
        file.Before.File,
        file.IsChanged
            ? Encoding.UTF8.GetString(UnifiedDiff.Of(file.Before.File, Encoding.UTF8.GetBytes(file.Before.Content), Encoding.UTF8.GetBytes(file.After.Content)))
            : null,
        file.Fixes.Select(ReportedFix.Of).ToList());
}

/// <summary>A fix as scripts read it.</summary>
/// <param name="Code">The code of the finding that it mends; null for a default that is written out.</param>
/// <param name="Fix">What is done, in one sentence.</param>
/// <param name="Outcome"><c>made</c>, <c>declined</c> or <c>fault</c>.</param>
/// <param name="Reason">Why it was not made; null where it was.</param>
/// <param name="Resource">The resource; null where the document could not be read that far.</param>
/// <param name="Path">The place in the manifest.</param>
/// <param name="Line">The line at the time, from 1.</param>
/// <param name="Column">The column at the time, from 1.</param>
public sealed record ReportedFix(string? Code, string Fix, string Outcome, string? Reason, ResourceName? Resource, string Path, int? Line, int? Column)
{
    internal static ReportedFix Of(FixReportLine line) => new(
        line.Code,
        line.Sentence,
        line.Outcome switch
        {
            FixState.Made => "made",
            FixState.Declined => "declined",
            _ => "fault",
        },
        line.Outcome == FixState.Made ? null : line.Reason,
        line.Resource is { } id ? ResourceName.Of(id) : null,
        line.Path,
        line.Position?.Line,
        line.Position?.Column);
}
