using MeshTargeting.Findings;
using MeshTargeting.Resources;

namespace MeshTargeting.Reports.Json;

/// <summary>The report of <c>check</c> as scripts read it. The order of the members is that of the JSON.</summary>
public sealed record CheckReport
{
    /// <summary>The version of this shape.</summary>
    public string ApiVersion { get; init; } = ReportJson.ApiVersion;

    /// <summary>What <see cref="Kind"/> is.</summary>
    internal const string KindName = "CheckReport";

    /// <summary>Tells this report from others.</summary>
    public string Kind { get; init; } = KindName;

    /// <summary>The version of Kuma under which the manifests were judged.</summary>
    public required string KumaVersion { get; init; }

    /// <summary>How many of what there was.</summary>
    public required CheckSummary Summary { get; init; }

    /// <summary>The findings, sorted by file, line, column and code.</summary>
    public required IReadOnlyList<ReportedFinding> Findings { get; init; }

    /// <summary>Makes the report of a check.</summary>
    public static CheckReport Of(CheckResult result) => new()
    {
        KumaVersion = result.World.Options.Semantics.Version,
        Summary = result.Summary,
        Findings = result.Findings.Select(ReportedFinding.Of).ToList(),
    };
}

/// <summary>A finding as scripts read it.</summary>
public sealed record ReportedFinding
{
    /// <summary>The code, for example <c>MS301</c>.</summary>
    public required string Code { get; init; }

    /// <summary><c>error</c>, <c>warning</c> or <c>info</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>What the code is about, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What is wrong here, in one sentence.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Remediation { get; init; }

    /// <summary>The page of the code, relative to the root of this project.</summary>
    public required string Help { get; init; }

    /// <summary>The resource; null where the document could not be read that far.</summary>
    public required ResourceName? Resource { get; init; }

    /// <summary>The place in the manifest.</summary>
    public required string Path { get; init; }

    /// <summary>The path that Kuma reports for the violation.</summary>
    public required string Field { get; init; }

    /// <summary>The file; null where the resource comes from none.</summary>
    public required string? File { get; init; }

    /// <summary>The line, from 1.</summary>
    public required int? Line { get; init; }

    /// <summary>The column, from 1.</summary>
    public required int? Column { get; init; }

    /// <summary>What <c>fix</c> would do about it, in one sentence; null where that takes a person.</summary>
    public required string? Fix { get; init; }

    internal static ReportedFinding Of(Finding finding) => new()
    {
        Code = finding.Rule.Code,
        Severity = NameOf(finding.Severity),
        Title = finding.Rule.Title,
        Message = finding.Message,
        Remediation = finding.Remediation,
        Help = finding.Rule.Help,
        Resource = finding.Resource is { } id ? ResourceName.Of(id) : null,
        Path = finding.Path,
        Field = finding.Field,
        File = finding.Source?.File,
        Line = finding.Position?.Line,
        Column = finding.Position?.Column,
        Fix = finding.Fix?.Sentence,
    };

    /// <summary>A severity as reports write it.</summary>
    public static string NameOf(Severity severity) => severity switch
    {
        Findings.Severity.Error => "error",
        Findings.Severity.Warning => "warning",
        _ => "info",
    };
}

/// <summary>A resource's identity as scripts read it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Mesh">The mesh; empty for kinds that belong to none.</param>
/// <param name="Namespace">The Kubernetes namespace; empty where there is none.</param>
/// <param name="Name">The name.</param>
public sealed record ResourceName(string Kind, string Mesh, string Namespace, string Name)
{
    internal static ResourceName Of(ResourceId id) => new(id.Kind, id.Mesh, id.Namespace, id.Name);
}
