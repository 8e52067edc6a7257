using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Common;

/// <summary>Judges JSON patches (ValidateJsonPatchBlock in pkg/plugins/policies/core/jsonpatch/validators/validator.go).</summary>
internal static class JsonPatchValidator
{
    private const string AllowedOnly = "is allowed only";

    private static readonly string[] Operations = ["add", "remove", "replace", "move", "copy"];
    private static readonly string[] WithFrom = ["move", "copy"];
    private static readonly string[] WithValue = ["add", "replace"];

    /// <summary>Judges the operations of a patch, of which there must be at least one.</summary>
    public static void Validate(IReadOnlyList<JsonPatchBlock>? patch, Place place, FindingList findings)
    {
        if (patch is null or { Count: 0 })
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustNotBeEmpty);
            return;
        }

        for (var i = 0; i < patch.Count; i++)
        {
            var operation = patch[i];
            if (!Operations.Contains(operation.Op))
            {
                findings.Add(KumaRules.NotSupported, place.At(i).At("op"), KumaText.FieldMustBeOneOf("op", Operations));
            }

            ValidateCompanion("from", operation.From is not null, WithFrom, operation.Op, place.At(i), findings);
            ValidateCompanion("value", operation.Value is not null, WithValue, operation.Op, place.At(i), findings);
            ValidatePath(operation, place.At(i).At("path"), findings);
        }
    }

    /// <summary>A field that some operations need and the others must not have.</summary>
    private static void ValidateCompanion(
        string field, bool isSet, string[] operations, string? operation, Place place, FindingList findings)
    {
        var isNeeded = operations.Contains(operation);
        if (isNeeded && !isSet)
        {
            findings.Add(KumaRules.ValueMissing, place.At(field), KumaText.WhenOneOf(field, KumaText.MustNotBeEmpty, "op", operations));
        }
        else if (isSet && !isNeeded)
        {
            findings.Add(KumaRules.NotAllowedHere, place.At(field), KumaText.WhenOneOf(field, AllowedOnly, "op", operations));
        }
    }

    private static void ValidatePath(JsonPatchBlock operation, Place place, FindingList findings)
    {
        if (operation.Path is null)
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustBeDefined);
        }
        else if (operation is { Path: "" or "/", Op: "remove" })
        {
            findings.Add(KumaRules.NotSupported, place, "root path cannot be removed");
        }
    }
}
