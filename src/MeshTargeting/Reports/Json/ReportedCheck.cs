using System.Text.Json;
using MeshTargeting.Analysis;
using MeshTargeting.Findings;
using MeshTargeting.Judging;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Json;

/// <summary>
/// A check that another program made and reported as JSON, for reports in other forms. Its World is empty, and its fixes have sentences alone.
/// </summary>
public static class ReportedCheck
{
    /// <summary>Reads the report; null where it is none.</summary>
    /// <param name="utf8">The report.</param>
    /// <param name="judged">The texts that the other program was given.</param>
    /// <param name="settings">How much each code matters here.</param>
    public static CheckResult? Read(ReadOnlySpan<byte> utf8, IReadOnlyList<SourceText> judged, CheckSettings settings)
    {
        CheckReport? report;
        try
        {
            report = JsonSerializer.Deserialize(utf8, ReportJson.Indented.CheckReport);
        }
        catch (JsonException)
        {
            return null;
        }

        return report?.Kind == CheckReport.KindName ? Of(report, judged, settings) : null;
    }

    private static CheckResult Of(CheckReport report, IReadOnlyList<SourceText> judged, CheckSettings settings)
    {
        var semantics = KumaSemantics.Parse(report.KumaVersion) ?? KumaSemantics.V2_14;
        var resources = judged.SelectMany(text => ManifestReader.Read(text, new ReadOptions { Semantics = semantics }).Resources).ToList();
        var documents = resources.GroupBy(r => (r.Source!.File, r.Id)).ToDictionary(g => g.Key, g => g.First().Source!);
        var texts = judged.DistinctBy(text => text.File).ToDictionary(text => text.File, text => new SourceDocument(text, 0));
        var findings = report.Findings.Select(f => Of(f, SourceOf)).Select(settings.Apply).OfType<Finding>().ToList();
        return new CheckResult
        {
            Findings = FindingOrder.Sort(findings),
            Files = judged.Select(text => text.File).Order(StringComparer.Ordinal).ToList(),
            ContextFindings = [],
            World = World.Create([], new WorldOptions { Semantics = semantics }),
            Judged = resources,
            Summary = report.Summary.Counting(findings),
        };

        SourceDocument? SourceOf(string? file, ResourceId? id) => file is null ? null
            : id is { } known && documents.TryGetValue((file, known), out var document) ? document
            : texts.GetValueOrDefault(file);
    }

    private static Finding Of(ReportedFinding finding, Func<string?, ResourceId?, SourceDocument?> sourceOf)
    {
        ResourceId? id = finding.Resource is { } name ? new ResourceId(name.Kind, name.Mesh, name.Namespace, name.Name) : null;
        return new Finding
        {
            // A code that is not known here is one of a later version.
            Rule = RuleCatalog.Find(finding.Code) ?? new RuleDescriptor(finding.Code, SeverityOf(finding.Severity), finding.Title, finding.Remediation, ""),
            Severity = SeverityOf(finding.Severity),
            Message = finding.Message,
            Remediation = finding.Remediation,
            Resource = id,
            Source = sourceOf(finding.File, id),
            Path = finding.Path,
            KumaField = finding.Field,
            Position = finding is { Line: { } line, Column: { } column } ? new Position(line, column) : null,
            Fix = finding.Fix is null ? null : new Fix(finding.Fix, []),
        };
    }

    private static Severity SeverityOf(string name) => name switch
    {
        "error" => Severity.Error,
        "warning" => Severity.Warning,
        _ => Severity.Info,
    };
}
