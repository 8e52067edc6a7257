using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Validation.Permissions;

namespace MeshTargeting.Server.Admission;

/// <summary>Makes answers of findings.</summary>
internal static class Verdict
{
    /// <summary>The engine and its version, for the audit log.</summary>
    private static readonly string Engine = $"meshservice/{typeof(Finding).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>The audit annotation that has the codes of what was found, with commas between.</summary>
    public const string CodesKey = "codes";

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
        // Kuma has not got to its own warnings where it denies.
        var rest = all.Except(denying, ReferenceEqualityComparer.Instance).Cast<Finding>();
        var warnings = WarningTexts.Of(denying.Any(f => f.Rule.IsKumaRejection) ? rest.Where(f => !f.Rule.IsKumaWarning) : rest);
        return new AdmissionResponse
        {
            Uid = request.Uid!,
            Allowed = denying.Count == 0,
            Status = denying.Count == 0 ? null : Denial.Of(kind.Name, request.Name ?? resource?.Metadata.Name ?? "", denying),
            Warnings = warnings.Count == 0 ? null : warnings,
            AuditAnnotations = Audit(all.Select(f => f.Rule.Code)),
        };
    }

    /// <summary>The answer to a request that Kuma's permission checks refuse.</summary>
    public static AdmissionResponse Of(AdmissionRequest request, Forbidden forbidden) => new()
    {
        Uid = request.Uid!,
        Allowed = false,
        Status = Denial.Of(forbidden),
        AuditAnnotations = Audit([forbidden.Rule.Code]),
    };

    private static Dictionary<string, string>? Audit(IEnumerable<string> codes)
    {
        var distinct = string.Join(',', codes.Distinct().Order(StringComparer.Ordinal));
        return distinct.Length == 0 ? null : new Dictionary<string, string> { [CodesKey] = distinct, ["engine"] = Engine };
    }
}
