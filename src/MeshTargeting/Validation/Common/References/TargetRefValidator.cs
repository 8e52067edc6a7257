using System.Text.RegularExpressions;
using MeshTargeting.Resources;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Common;

/// <summary>Judges a targetRef as Kuma does (ValidateTargetRef in pkg/core/resources/apis/mesh/validators.go).</summary>
internal static partial class TargetRefValidator
{
    private const string NameAndNamespace = "either labels or name and namespace must be specified";

    // What is looked at for each kind, in Kuma's order. Of a MeshMultiZoneService Kuma looks at nothing.
    private static readonly Dictionary<string, Check[]> Checks = new(StringComparer.Ordinal)
    {
        ["Mesh"] = [NoNameOfMesh, NoMesh, NoTags, NoLabels, NoNamespace, NoSectionName, SomeProxyTypes],
        ["Dataplane"] = [NoTags, NoMesh, NoProxyTypes, LabelsOrName(NameAndNamespace), SectionOfInbound],
        ["MeshSubset"] = [NoName, NoMesh, ProperTags, NoLabels, NoNamespace, NoSectionName, SomeProxyTypes],
        ["MeshService"] = [ProperName, NoMesh, NoTags, NoProxyTypes, NameOrLabels, LabelsOrName(NameAndNamespace)],
        ["MeshHTTPRoute"] = [ProperName, NoMesh, NoTags, NoProxyTypes, NoSectionName, NameOrLabels, LabelsOrName(NameAndNamespace)],
        ["MeshServiceSubset"] = [Name, ProperName, NoMesh, NoProxyTypes, ProperSelector, NoLabels, NoNamespace, NoSectionName],
        ["MeshGateway"] = [Name, ProperName, NoMesh, NoProxyTypes, ProperSelector, NoGatewayTags, NoLabels, NoNamespace, NoSectionName],
        ["MeshExternalService"] =
            [ProperName, NoMesh, NoTags, NoProxyTypes, NameOrLabels, LabelsOrName("either labels or name must be specified"), NoSectionName],
    };

    // The same for Kuma 3.0, whose references have labels and a section and nothing else.
    private static readonly Dictionary<string, Check[]> ChecksWithoutNames = new(StringComparer.Ordinal)
    {
        ["Mesh"] = [NoLabels, NoSectionName],
        ["Dataplane"] = [SectionOfInbound],
        ["MeshService"] = [Labels],
        ["MeshHTTPRoute"] = [NoSectionName, Labels],
        ["MeshExternalService"] = [NoSectionName, Labels],
        ["MeshMultiZoneService"] = [Labels],
    };

    private static readonly string[] TopWithoutNames = ["Mesh", "Dataplane"];

    private delegate void Check(TargetRef reference, Place place, TargetRefRules rules, FindingList findings);

    /// <summary>Judges a targetRef.</summary>
    /// <param name="reference">The reference; null where the manifest leaves it out, which counts as one without a kind.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="rules">What the policy allows.</param>
    /// <param name="findings">Gets what is wrong.</param>
    public static void Validate(TargetRef? reference, Place place, TargetRefRules rules, FindingList findings)
    {
        var checksByKind = findings.Semantics.NamesInReferences ? Checks : ChecksWithoutNames;
        if (string.IsNullOrEmpty(reference?.Kind))
        {
            findings.Add(KumaRules.ValueMissing, place.At("kind"), KumaText.MustBeDefined);
        }
        else if (!rules.Kinds.Contains(reference.Kind) || !IsKnown(reference.Kind, findings))
        {
            findings.Add(
                KumaRules.NotSupported,
                place.At("kind"),
                rules.KindError ?? $"value '{reference.Kind}' is not supported",
                Advice.OneOf(reference.Kind, [.. rules.Kinds.Where(kind => IsKnown(kind, findings))]));
        }
        else if (checksByKind.TryGetValue(reference.Kind, out var checks))
        {
            foreach (var check in checks)
            {
                check(reference, place, rules, findings);
            }
        }
    }

    /// <summary>Judges the targetRef of a policy: one that is left out is right. Kuma 3.0 allows the same kinds in every policy.</summary>
    public static void ValidateTop(TargetRef? reference, TargetRefRules rules, FindingList findings)
    {
        if (reference is not null)
        {
            Validate(reference, Place.Spec.At("targetRef"), findings.Semantics.NamesInReferences ? rules : rules.Only(TopWithoutNames), findings);
        }
    }

    private static bool IsKnown(string kind, FindingList findings) => findings.Semantics.NamesInReferences || ChecksWithoutNames.ContainsKey(kind);

    private static void NoNameOfMesh(TargetRef reference, Place place, TargetRefRules rules, FindingList findings)
    {
        if (!string.IsNullOrEmpty(reference.Name))
        {
            findings.Add(KumaRules.NotAllowedHere, place.At("name"), $"using name with kind {reference.Kind} is not yet supported");
        }
    }

    private static void NoName(TargetRef reference, Place place, TargetRefRules rules, FindingList findings) =>
        Disallow("name", !string.IsNullOrEmpty(reference.Name), reference, place, findings);

    private static void NoMesh(TargetRef reference, Place place, TargetRefRules rules, FindingList findings) =>
        Disallow("mesh", !string.IsNullOrEmpty(reference.Mesh), reference, place, findings);

    private static void NoNamespace(TargetRef reference, Place place, TargetRefRules rules, FindingList findings) =>
        Disallow("namespace", !string.IsNullOrEmpty(reference.Namespace), reference, place, findings);

    private static void NoSectionName(TargetRef reference, Place place, TargetRefRules rules, FindingList findings) =>
        Disallow("sectionName", !string.IsNullOrEmpty(reference.SectionName), reference, place, findings);

    private static void NoTags(TargetRef reference, Place place, TargetRefRules rules, FindingList findings) =>
        Disallow("tags", reference.Tags is { Count: > 0 }, reference, place, findings);

    private static void NoLabels(TargetRef reference, Place place, TargetRefRules rules, FindingList findings) =>
        Disallow("labels", reference.Labels is { Count: > 0 }, reference, place, findings);

    private static void NoProxyTypes(TargetRef reference, Place place, TargetRefRules rules, FindingList findings) =>
        Disallow("proxyTypes", reference.ProxyTypes is { Count: > 0 }, reference, place, findings);

    private static void NoGatewayTags(TargetRef reference, Place place, TargetRefRules rules, FindingList findings)
    {
        if (!rules.GatewayTags)
        {
            NoTags(reference, place, rules, findings);
        }
    }

    private static void Disallow(string field, bool isSet, TargetRef reference, Place place, FindingList findings)
    {
        if (isSet)
        {
            findings.Add(KumaRules.NotAllowedHere, place.At(field), $"{KumaText.MustNotBeSet} with kind {reference.Kind}");
        }
    }

    private static void SomeProxyTypes(TargetRef reference, Place place, TargetRefRules rules, FindingList findings)
    {
        if (reference.ProxyTypes is { Count: 0 })
        {
            findings.Add(KumaRules.ValueMissing, place.At("proxyTypes"), "must be undefined or have at least one element");
        }
    }

    private static void Name(TargetRef reference, Place place, TargetRefRules rules, FindingList findings)
    {
        if (string.IsNullOrEmpty(reference.Name))
        {
            findings.Add(KumaRules.ValueMissing, place.At("name"), $"{KumaText.MustBeSet} when kind is {reference.Kind}");
        }
    }

    private static void Labels(TargetRef reference, Place place, TargetRefRules rules, FindingList findings)
    {
        if (reference.Labels is null or { Count: 0 })
        {
            findings.Add(KumaRules.ValueMissing, place.At("labels"), $"{KumaText.MustBeSet} when kind is {reference.Kind}");
        }
    }

    private static void ProperName(TargetRef reference, Place place, TargetRefRules rules, FindingList findings)
    {
        if (reference.Name is { } name && name != rules.AllowedName && !NameCharacters().IsMatch(name))
        {
            findings.Add(
                KumaRules.Malformed, place.At("name"), "invalid characters: must consist of lower case alphanumeric characters, '-', '.' and '_'.");
        }
    }

    private static void NameOrLabels(TargetRef reference, Place place, TargetRefRules rules, FindingList findings)
    {
        if (string.IsNullOrEmpty(reference.Name) && reference.Labels is null or { Count: 0 })
        {
            findings.Add(KumaRules.ValueMissing, place, $"name or labels must be set when kind is {reference.Kind}");
        }
    }

    private static Check LabelsOrName(string message) => (reference, place, _, findings) =>
    {
        if (reference.Labels is { Count: > 0 } && (!string.IsNullOrEmpty(reference.Name) || !string.IsNullOrEmpty(reference.Namespace)))
        {
            findings.Add(KumaRules.Combination, place.At("labels"), message);
        }
    };

    private static void SectionOfInbound(TargetRef reference, Place place, TargetRefRules rules, FindingList findings)
    {
        if (!rules.Inbound && !string.IsNullOrEmpty(reference.SectionName))
        {
            findings.Add(KumaRules.NotAllowedHere, place.At("sectionName"), "can only be used with inbound policies");
        }
    }

    private static void ProperTags(TargetRef reference, Place place, TargetRefRules rules, FindingList findings) =>
        TagsValidator.ValidateTags(reference.Tags, place.At("tags"), new TagRules(), findings);

    private static void ProperSelector(TargetRef reference, Place place, TargetRefRules rules, FindingList findings) =>
        TagsValidator.ValidateSelector(reference.Tags, place.At("tags"), new TagRules(), findings);

    [GeneratedRegex(@"^[0-9a-z.\-_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameCharacters();
}
