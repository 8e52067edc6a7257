using System.Text.RegularExpressions;
using MeshTargeting.Resources;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Common;

/// <summary>What Kuma looks at in a targetRef, kind by kind: the one table for what judges references here and for the policies that make
/// API servers judge them (ValidateTargetRef in pkg/core/resources/apis/mesh/validators.go).</summary>
internal static partial class TargetRefChecks
{
    /// <summary>The characters of a name.</summary>
    public const string NamePattern = @"^[0-9a-z.\-_]*\z";

    public static readonly TargetRefCheck NoNameOfMesh =
        new(KumaRules.NotAllowedHere, "name", kind => $"using name with kind {kind} is not yet supported", (r, _) => HasName(r));

    public static readonly TargetRefCheck NoName = None("name", HasName);
    public static readonly TargetRefCheck NoMesh = None("mesh", r => !string.IsNullOrEmpty(r.Mesh));
    public static readonly TargetRefCheck NoNamespace = None("namespace", HasNamespace);
    public static readonly TargetRefCheck NoSectionName = None("sectionName", HasSectionName);
    public static readonly TargetRefCheck NoTags = None("tags", r => r.Tags is { Count: > 0 });
    public static readonly TargetRefCheck NoLabels = None("labels", HasLabels);
    public static readonly TargetRefCheck NoProxyTypes = None("proxyTypes", r => r.ProxyTypes is { Count: > 0 });

    public static readonly TargetRefCheck NoGatewayTags =
        new(KumaRules.NotAllowedHere, "tags", NotWith, (r, rules) => r.Tags is { Count: > 0 } && !rules.GatewayTags);

    public static readonly TargetRefCheck SomeProxyTypes =
        new(KumaRules.ValueMissing, "proxyTypes", _ => "must be undefined or have at least one element", (r, _) => r.ProxyTypes is { Count: 0 });

    public static readonly TargetRefCheck Name = Some("name", HasName);
    public static readonly TargetRefCheck Labels = Some("labels", HasLabels);

    public static readonly TargetRefCheck ProperName = new(
        KumaRules.Malformed,
        "name",
        _ => "invalid characters: must consist of lower case alphanumeric characters, '-', '.' and '_'.",
        (r, rules) => r.Name is { } name && name != rules.AllowedName && !NameCharacters().IsMatch(name));

    public static readonly TargetRefCheck NameOrLabels =
        new(KumaRules.ValueMissing, "", kind => $"name or labels must be set when kind is {kind}", (r, _) => !HasName(r) && !HasLabels(r));

    public static readonly TargetRefCheck LabelsOrNameAndNamespace = Either("either labels or name and namespace must be specified");
    public static readonly TargetRefCheck LabelsOrName = Either("either labels or name must be specified");

    public static readonly TargetRefCheck SectionOfInbound = new(
        KumaRules.NotAllowedHere, "sectionName", _ => "can only be used with inbound policies", (r, rules) => HasSectionName(r) && !rules.Inbound);

    public static readonly TargetRefCheck ProperTags = TargetRefCheck.OfParts(
        KumaRules.Malformed, "tags", (r, place, findings) => TagsValidator.ValidateTags(r.Tags, place, new TagRules(), findings));

    public static readonly TargetRefCheck ProperSelector = TargetRefCheck.OfParts(
        KumaRules.Malformed, "tags", (r, place, findings) => TagsValidator.ValidateSelector(r.Tags, place, new TagRules(), findings));

    // In Kuma's order. Of a MeshMultiZoneService Kuma looks at nothing.
    private static readonly Dictionary<string, TargetRefCheck[]> WithNames = new(StringComparer.Ordinal)
    {
        ["Mesh"] = [NoNameOfMesh, NoMesh, NoTags, NoLabels, NoNamespace, NoSectionName, SomeProxyTypes],
        ["Dataplane"] = [NoTags, NoMesh, NoProxyTypes, LabelsOrNameAndNamespace, SectionOfInbound],
        ["MeshSubset"] = [NoName, NoMesh, ProperTags, NoLabels, NoNamespace, NoSectionName, SomeProxyTypes],
        ["MeshService"] = [ProperName, NoMesh, NoTags, NoProxyTypes, NameOrLabels, LabelsOrNameAndNamespace],
        ["MeshHTTPRoute"] = [ProperName, NoMesh, NoTags, NoProxyTypes, NoSectionName, NameOrLabels, LabelsOrNameAndNamespace],
        ["MeshServiceSubset"] = [Name, ProperName, NoMesh, NoProxyTypes, ProperSelector, NoLabels, NoNamespace, NoSectionName],
        ["MeshGateway"] = [Name, ProperName, NoMesh, NoProxyTypes, ProperSelector, NoGatewayTags, NoLabels, NoNamespace, NoSectionName],
        ["MeshExternalService"] = [ProperName, NoMesh, NoTags, NoProxyTypes, NameOrLabels, LabelsOrName, NoSectionName],
    };

    // The same for Kuma 3.0, whose references have labels and a section and nothing else.
    private static readonly Dictionary<string, TargetRefCheck[]> WithoutNames = new(StringComparer.Ordinal)
    {
        ["Mesh"] = [NoLabels, NoSectionName],
        ["Dataplane"] = [SectionOfInbound],
        ["MeshService"] = [Labels],
        ["MeshHTTPRoute"] = [NoSectionName, Labels],
        ["MeshExternalService"] = [NoSectionName, Labels],
        ["MeshMultiZoneService"] = [Labels],
    };

    /// <summary>What is looked at in references to a kind, in Kuma's order.</summary>
    public static IReadOnlyList<TargetRefCheck> Of(string kind, KumaSemantics semantics) =>
        (semantics.NamesInReferences ? WithNames : WithoutNames).GetValueOrDefault(kind) ?? [];

    /// <summary>Whether a version of Kuma knows references to a kind.</summary>
    public static bool IsKnown(string kind, KumaSemantics semantics) => semantics.NamesInReferences || WithoutNames.ContainsKey(kind);

    private static TargetRefCheck None(string field, Func<TargetRef, bool> isSet) =>
        new(KumaRules.NotAllowedHere, field, NotWith, (r, _) => isSet(r));

    private static TargetRefCheck Some(string field, Func<TargetRef, bool> isSet) =>
        new(KumaRules.ValueMissing, field, kind => $"{KumaText.MustBeSet} when kind is {kind}", (r, _) => !isSet(r));

    private static TargetRefCheck Either(string message) =>
        new(KumaRules.Combination, "labels", _ => message, (r, _) => HasLabels(r) && (HasName(r) || HasNamespace(r)));

    private static string NotWith(string kind) => $"{KumaText.MustNotBeSet} with kind {kind}";

    private static bool HasName(TargetRef reference) => !string.IsNullOrEmpty(reference.Name);

    private static bool HasNamespace(TargetRef reference) => !string.IsNullOrEmpty(reference.Namespace);

    private static bool HasSectionName(TargetRef reference) => !string.IsNullOrEmpty(reference.SectionName);

    private static bool HasLabels(TargetRef reference) => reference.Labels is { Count: > 0 };

    [GeneratedRegex(NamePattern, RegexOptions.CultureInvariant)]
    private static partial Regex NameCharacters();
}
