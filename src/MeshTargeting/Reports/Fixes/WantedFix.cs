using MeshTargeting.Findings;
using MeshTargeting.Fixing.Completions;
using MeshTargeting.Reading;
using MeshTargeting.Resources;

namespace MeshTargeting.Reports.Fixes;

/// <summary>What tells a fix from others, also when texts have changed.</summary>
internal readonly record struct FixKey(string File, ResourceId? Resource, string? Code, string Path, string Sentence);

/// <summary>A fix that a finding proposes, or a default that is to be written out.</summary>
/// <param name="Code">The code; null for a default.</param>
/// <param name="Fix">The fix.</param>
/// <param name="Source">Its document.</param>
/// <param name="Resource">Its resource; null where the document could not be read that far.</param>
/// <param name="Path">The place.</param>
/// <param name="Position">Line and column.</param>
internal sealed record WantedFix(string? Code, Fix Fix, SourceDocument Source, ResourceId? Resource, string Path, Position? Position)
{
    /// <summary>What tells it from others.</summary>
    public FixKey Key => new(Source.File, Resource, Code, Path, Fix.Sentence);

    /// <summary>The document, by its number.</summary>
    public (string File, int Document) Document => (Source.File, Source.Index);

    /// <summary>Everything that can be mended in what was checked.</summary>
    public static IReadOnlyList<WantedFix> In(CheckResult check, FixOptions options)
    {
        var wanted = check.Findings
            .Where(f => f is { Fix: not null, Source: not null } && options.Includes(f.Rule.Code))
            .Select(f => new WantedFix(f.Rule.Code, f.Fix!, f.Source!, f.Resource, f.Path, f.Position));
        return options.Codes is null ? [.. wanted, .. Defaults(check)] : wanted.ToList();
    }

    /// <summary>The line of a report.</summary>
    public FixReportLine Told(FixState outcome, string reason = "") => new(Code, Fix.Sentence, Resource, Path, Position, outcome, reason);

    private static IEnumerable<WantedFix> Defaults(CheckResult check)
    {
        var completions = WrittenDefaults.Of(check.World, check.Judged).ToList();
        var places = Locator.Locate(completions.Select(c => (c.Resource.Source, c.Path)));
        return completions.Select((c, i) => new WantedFix(null, c.Fix, c.Resource.Source!, c.Resource.Id, c.Path, places[i]));
    }
}
