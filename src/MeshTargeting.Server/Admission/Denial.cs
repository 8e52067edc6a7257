using MeshTargeting.Findings;
using MeshTargeting.Reading;
using MeshTargeting.Validation.Permissions;

namespace MeshTargeting.Server.Admission;

/// <summary>What is denied, and in which words.</summary>
internal static class Denial
{
    private const string FieldValueInvalid = "FieldValueInvalid";

    /// <summary>Whether a finding denies an object.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="isNew">Whether the object is new, or its offending field is.</param>
    /// <param name="isExempt">Whether Kuma itself writes the object, or will make it anew.</param>
    /// <remarks>
    /// What Kuma's validators reject is denied to everybody, as Kuma denies it to itself. What its schemas reject has passed the API
    /// server's: Kuma is not held up by a definition of ours that differs from the one that is installed. What the reference forbids,
    /// and what is of a wrong type, is denied where it is new: an object that exists can always be changed elsewhere. Everything else
    /// is a warning.
    /// </remarks>
    public static bool IsDue(Finding finding, bool isNew, bool isExempt) => finding.Severity == Severity.Error
        && (finding.Rule.IsKumaRejection
            ? !isExempt || !SchemaRules.All.Contains(finding.Rule)
            : isNew && !isExempt && (finding.Rule == ReadingRules.WrongType || finding.Rule.Code.StartsWith("MS2", StringComparison.Ordinal)));

    /// <summary>The status of a request that Kuma's permission checks refuse.</summary>
    public static Status Of(Forbidden forbidden) => new()
    {
        Message = forbidden.Message,
        Reason = "Forbidden",
        Code = StatusCodes.Status403Forbidden,
        Details = forbidden.Cause is { } cause ? new StatusDetails(null, null, [new StatusCause(FieldValueInvalid, cause.Message, cause.Field)]) : null,
    };

    /// <summary>The status of a denial: Kuma's own violations first, in Kuma's words and order, then ours with their codes.</summary>
    public static Status Of(string kind, string name, IReadOnlyList<Finding> denying)
    {
        var causes = denying.Where(f => f.Rule.IsKumaRejection)
            .Concat(denying.Where(f => !f.Rule.IsKumaRejection))
            .Select(f => new StatusCause(FieldValueInvalid, Words(f), f.Field))
            .ToList();
        return new Status
        {
            Message = string.Join("; ", causes.Select(c => c.Field.Length == 0 ? c.Message : $"{c.Field}: {c.Message}")),
            Reason = "Invalid",
            Code = StatusCodes.Status422UnprocessableEntity,
            Details = new StatusDetails(name, kind, causes),
        };
    }

    private static string Words(Finding finding) => finding.Rule.IsKumaRejection ? finding.Message : $"{finding.Message} ({finding.Rule.Code})";
}
