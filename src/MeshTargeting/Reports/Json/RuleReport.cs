using MeshTargeting.Findings;

namespace MeshTargeting.Reports.Json;

/// <summary>The catalogue of rules as scripts read it.</summary>
public sealed record RuleReport
{
    /// <summary>The version of this shape.</summary>
    public string ApiVersion { get; init; } = ReportJson.ApiVersion;

    /// <summary>Tells this report from others.</summary>
    public string Kind { get; init; } = "RuleReport";

    /// <summary>The rules, sorted by code.</summary>
    public required IReadOnlyList<ReportedRule> Rules { get; init; }

    /// <summary>Makes the report of some rules.</summary>
    public static RuleReport Of(IEnumerable<RuleDescriptor> rules) => new()
    {
        Rules = rules.Select(r => new ReportedRule(
            r.Code, ReportedFinding.NameOf(r.Severity), r.Title, r.Remediation, r.Documentation, r.Help)).ToList(),
    };
}

/// <summary>A rule as scripts read it.</summary>
/// <param name="Code">The code.</param>
/// <param name="Severity"><c>error</c>, <c>warning</c> or <c>info</c>.</param>
/// <param name="Title">What it is about, in a few words.</param>
/// <param name="Remediation">What to do about it.</param>
/// <param name="Documentation">The body of its page, Markdown.</param>
/// <param name="Help">Its page, relative to the root of this project.</param>
public sealed record ReportedRule(string Code, string Severity, string Title, string Remediation, string Documentation, string Help);
