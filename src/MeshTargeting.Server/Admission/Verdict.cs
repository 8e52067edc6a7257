using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Server.Admission.Enforcement;
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
    /// <param name="weighed">The findings, and what they come to.</param>
    public static AdmissionResponse Of(AdmissionRequest request, KindDescriptor kind, Resource? resource, Weighed weighed)
    {
        // Kuma has not got to its own warnings where it denies.
        var warnings = WarningTexts.Of(weighed.Denying.Any(f => f.Rule.IsKumaRejection) ? weighed.Said.Where(f => !f.Rule.IsKumaWarning) : weighed.Said);
        return new AdmissionResponse
        {
            Uid = request.Uid!,
            Allowed = weighed.Denying.Count == 0,
            Status = weighed.Denying.Count == 0 ? null : Denial.Of(kind.Name, request.Name ?? resource?.Metadata.Name ?? "", weighed.Denying),
            Warnings = warnings.Count == 0 ? null : warnings,
            AuditAnnotations = Audit(weighed.Noted.Select(f => f.Rule.Code)),
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
