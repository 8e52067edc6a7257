using MeshTargeting.Findings;
using MeshTargeting.Reading;

namespace MeshTargeting.Server.Admission;

/// <summary>What is denied, and in which words.</summary>
internal static class Denial
{
    /// <summary>Whether a finding denies an object.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="isNew">Whether the object is new, or its offending field is.</param>
    /// <remarks>
    /// What Kuma rejects is always denied. What the reference forbids, and what is of a wrong type, is denied where it is new: an
    /// object that exists can always be changed elsewhere. Everything else is a warning.
    /// </remarks>
    public static bool IsDue(Finding finding, bool isNew) => finding.Severity == Severity.Error
        && (finding.Rule.IsKumaRejection
            || (isNew && (finding.Rule == ReadingRules.WrongType || finding.Rule.Code.StartsWith("MS2", StringComparison.Ordinal))));

    /// <summary>The status of a denial: Kuma's own violations first, in Kuma's words and order, then ours with their codes.</summary>
    public static Status Of(string kind, string name, IReadOnlyList<Finding> denying)
    {
        var causes = denying.Where(f => f.Rule.IsKumaRejection)
            .Concat(denying.Where(f => !f.Rule.IsKumaRejection))
            .Select(f => new StatusCause("FieldValueInvalid", Words(f), f.Field))
            .ToList();
        return new Status
        {
            Message = string.Join("; ", causes.Select(c => $"{c.Field}: {c.Message}")),
            Reason = "Invalid",
            Code = StatusCodes.Status422UnprocessableEntity,
            Details = new StatusDetails(name, kind, causes),
        };
    }

    private static string Words(Finding finding) => finding.Rule.IsKumaRejection ? finding.Message : $"{finding.Message} ({finding.Rule.Code})";
}
