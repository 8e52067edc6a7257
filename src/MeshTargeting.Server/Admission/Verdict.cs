using MeshTargeting.Findings;
using MeshTargeting.Resources;

namespace MeshTargeting.Server.Admission;

/// <summary>Makes answers of findings.</summary>
internal static class Verdict
{
    /// <summary>The engine and its version, for the audit log.</summary>
    private static readonly string Engine = $"meshservice/{typeof(Finding).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>Nothing to say.</summary>
    public static AdmissionResponse Allow(AdmissionRequest request) => new() { Uid = request.Uid!, Allowed = true };

    /// <summary>The answer to findings.</summary>
    /// <param name="request">The question.</param>
    /// <param name="kind">The object's kind.</param>
    /// <param name="resource">The object; null where it could not be read.</param>
    /// <param name="denying">Those of the findings that deny it.</param>
    /// <param name="all">All findings.</param>
    public static AdmissionResponse Of(
        AdmissionRequest request, KindDescriptor kind, Resource? resource, IReadOnlyList<Finding> denying, IReadOnlyList<Finding> all)
    {
        var warnings = WarningTexts.Of(all.Except(denying, ReferenceEqualityComparer.Instance).Cast<Finding>());
        return new AdmissionResponse
        {
            Uid = request.Uid!,
            Allowed = denying.Count == 0,
            Status = denying.Count == 0 ? null : Denial.Of(kind.Name, request.Name ?? resource?.Metadata.Name ?? "", denying),
            Warnings = warnings.Count == 0 ? null : warnings,
            AuditAnnotations = all.Count == 0 ? null : new Dictionary<string, string>
            {
                ["codes"] = string.Join(',', all.Select(f => f.Rule.Code).Distinct().Order(StringComparer.Ordinal)),
                ["engine"] = Engine,
            },
        };
    }
}
