using System.Text.Json.Serialization;

namespace MeshTargeting.Reports.Sarif;

/// <summary>A log of SARIF 2.1.0, as far as it is written here. The names are those of the standard.</summary>
/// <param name="Schema">The schema, by which editors check the file.</param>
/// <param name="Version">The version of the standard.</param>
/// <param name="Runs">What was run.</param>
internal sealed record SarifLog([property: JsonPropertyName("$schema")] string Schema, string Version, IReadOnlyList<SarifRun> Runs);

internal sealed record SarifRun(
    SarifTool Tool,
    IReadOnlyList<SarifInvocation> Invocations,
    IReadOnlyDictionary<string, SarifBase> OriginalUriBaseIds,
    string ColumnKind,
    IReadOnlyList<SarifResult> Results);

internal sealed record SarifTool(SarifDriver Driver);

internal sealed record SarifDriver(string Name, string SemanticVersion, IReadOnlyList<SarifRule> Rules);

internal sealed record SarifInvocation(bool ExecutionSuccessful);

internal sealed record SarifBase(SarifMessage Description);

internal sealed record SarifRule(
    string Id,
    SarifText ShortDescription,
    SarifText FullDescription,
    SarifText Help,
    SarifConfiguration DefaultConfiguration,
    SarifRuleProperties Properties);

/// <summary>A text for people, and the same in Markdown where there is such a one.</summary>
internal sealed record SarifText(string Text, string? Markdown = null);

internal sealed record SarifConfiguration(string Level);

internal sealed record SarifRuleProperties(
    IReadOnlyList<string> Tags, string Precision, [property: JsonPropertyName("problem.severity")] string ProblemSeverity);

internal sealed record SarifResult(
    string RuleId,
    int RuleIndex,
    string Level,
    SarifMessage Message,
    IReadOnlyList<SarifLocation> Locations,
    IReadOnlyDictionary<string, string> PartialFingerprints,
    string? BaselineState,
    IReadOnlyList<SarifSuppression>? Suppressions);

internal sealed record SarifMessage(string Text);

internal sealed record SarifLocation(SarifPhysicalLocation? PhysicalLocation, IReadOnlyList<SarifLogicalLocation>? LogicalLocations);

internal sealed record SarifPhysicalLocation(SarifArtifact ArtifactLocation, SarifRegion? Region);

internal sealed record SarifArtifact(string Uri, string? UriBaseId);

internal sealed record SarifRegion(int StartLine, int StartColumn, int EndLine, int EndColumn);

internal sealed record SarifLogicalLocation(string FullyQualifiedName, string Kind);

internal sealed record SarifSuppression(string Kind, string Status, string? Justification);

/// <summary>How such logs are written.</summary>
[JsonSerializable(typeof(SarifLog))]
internal sealed partial class SarifJson : JsonSerializerContext;
