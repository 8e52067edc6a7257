using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges one change of a MeshProxyPatch: its operation, what it puts in place, and whether what it is for is named.</summary>
internal static class EnvoyModificationValidator
{
    private static readonly string[] OfResources = ["Add", "Patch", "Remove"];
    private static readonly string[] OfFilters = ["AddFirst", "AddLast", "AddBefore", "AddAfter", "Patch", "Remove"];

    /// <summary>Judges a change of clusters, listeners or virtual hosts.</summary>
    /// <param name="modification">The change.</param>
    /// <param name="subject">What is changed.</param>
    /// <param name="match">What names something that is there, which has no sense where something is added; null where nothing does.</param>
    /// <param name="place">Where the change stands.</param>
    /// <param name="findings">Gets what is wrong.</param>
    public static void OfResource(IEnvoyModification modification, Subject subject, string? match, Place place, FindingList findings)
    {
        place = place.At(subject.Field);
        switch (modification.Operation)
        {
            case "Add":
                if (match is not null)
                {
                    findings.Add(KumaRules.NotAllowedHere, place.At(match), KumaText.MustNotBeDefined);
                }

                ValidateWhole(modification.Value, subject, place.At("value"), findings);
                break;
            case "Patch":
                ValidatePatch(modification, subject, place, findings);
                break;
            case "Remove":
                ValidateRemoval(modification, place, findings);
                break;
            default:
                RefuseOperation(OfResources, place, findings);
                break;
        }
    }

    /// <summary>Judges a change of filters.</summary>
    /// <param name="modification">The change.</param>
    /// <param name="subject">What is changed.</param>
    /// <param name="isNamed">Whether a filter that is there is named.</param>
    /// <param name="place">Where the change stands.</param>
    /// <param name="findings">Gets what is wrong.</param>
    public static void OfFilter(IEnvoyModification modification, Subject subject, bool isNamed, Place place, FindingList findings)
    {
        place = place.At(subject.Field);
        var needsName = modification.Operation switch
        {
            "AddBefore" => $"{KumaText.MustBeDefined}. You need to pick a filter before which this one will be added",
            "AddAfter" => $"{KumaText.MustBeDefined}. You need to pick a filter after which this one will be added",
            "Patch" => KumaText.MustBeDefined,
            _ => null,
        };
        if (needsName is not null && !isNamed)
        {
            findings.Add(KumaRules.ValueMissing, place.At("match.name"), needsName);
        }

        switch (modification.Operation)
        {
            case "AddFirst" or "AddLast" or "AddBefore" or "AddAfter":
                ValidateWhole(modification.Value, subject, place.At("value"), findings);
                break;
            case "Patch":
                ValidatePatch(modification, subject, place, findings);
                break;
            case "Remove":
                ValidateRemoval(modification, place, findings);
                break;
            default:
                RefuseOperation(OfFilters, place, findings);
                break;
        }
    }

    private static void ValidateWhole(string? value, Subject subject, Place place, FindingList findings)
    {
        if (value is null)
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustBeDefined);
        }
        else
        {
            ValidateValue(value, subject, isWhole: true, place, findings);
        }
    }

    private static void ValidatePatch(IEnvoyModification modification, Subject subject, Place place, FindingList findings)
    {
        switch (modification)
        {
            case { Value: not null, JsonPatches.Count: > 0 }:
                findings.Add(KumaRules.Combination, place, KumaText.MustHaveOnlyOne(subject.Field, "value", "jsonPatches"));
                break;
            case { Value: { } value }:
                ValidateValue(value, subject, isWhole: false, place.At("value"), findings);
                break;
            case { JsonPatches: { Count: > 0 } patches }:
                JsonPatchValidator.Validate(patches, place.At("jsonPatches"), findings);
                break;
            default:
                findings.Add(KumaRules.Combination, place, KumaText.MustHaveExactlyOneOf(subject.Field, "value", "jsonPatches"));
                break;
        }
    }

    private static void ValidateRemoval(IEnvoyModification modification, Place place, FindingList findings)
    {
        if (modification.Value is not null)
        {
            findings.Add(KumaRules.NotAllowedHere, place.At("value"), KumaText.MustNotBeDefined);
        }
    }

    private static void ValidateValue(string value, Subject subject, bool isWhole, Place place, FindingList findings)
    {
        if (EnvoyValue.Problem(value, subject.Message, isWhole) is { } problem)
        {
            findings.Add(KumaRules.Malformed, place, $"native Envoy resource is not valid: {problem}");
        }
    }

    private static void RefuseOperation(string[] operations, Place place, FindingList findings) => findings.Add(
        KumaRules.NotSupported,
        place.At("operation"),
        $"invalid operation. Available operations: {string.Join(", ", operations.Select(o => $"\"{o}\""))}");

    /// <summary>What a change is of.</summary>
    /// <param name="Field">The field of the manifest.</param>
    /// <param name="Message">The name of Envoy's message in Go.</param>
    public readonly record struct Subject(string Field, string Message);
}
