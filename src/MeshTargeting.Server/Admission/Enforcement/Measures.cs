using MeshTargeting.Findings;
using MeshTargeting.Judging;

namespace MeshTargeting.Server.Admission.Enforcement;

/// <summary>What findings come to: denials, warnings, or a note in the audit log.</summary>
/// <param name="Denying">Those that deny the request.</param>
/// <param name="Said">Those that it is warned about.</param>
/// <param name="Noted">All whose codes go into the audit log.</param>
internal sealed record Weighed(IReadOnlyList<Finding> Denying, IReadOnlyList<Finding> Said, IReadOnlyList<Finding> Noted);

/// <summary>
/// Decides what findings come to: by the annotations of the namespace, else by the configuration, else by <see cref="Denial.IsDue"/>.
/// Error denies, warning warns, info only leaves a note, off leaves nothing.
/// </summary>
/// <param name="ofNamespace">What the namespace settles.</param>
/// <param name="ofServer">What the configuration settles.</param>
internal sealed class Measures(CheckSettings ofNamespace, CheckSettings ofServer)
{
    /// <summary>Whether somebody asked that findings of a code deny.</summary>
    public bool Enforces(string code) => IsSettled(code, out var severity) && severity == Severity.Error;

    /// <summary>Weighs findings.</summary>
    /// <param name="findings">What was found.</param>
    /// <param name="isNew">Whether what was found is new with the request.</param>
    /// <param name="isExempt">Whether Kuma itself writes the object, or will make it anew.</param>
    /// <param name="ignored">
    /// Codes that the object's own annotation suppresses. That counts for what is warned about, and for what is denied unless somebody
    /// asked for it; what Kuma rejects it cannot change.
    /// </param>
    public Weighed Weigh(IReadOnlyList<Finding> findings, Func<Finding, bool> isNew, bool isExempt, IReadOnlySet<string> ignored)
    {
        var denying = new List<Finding>();
        var said = new List<Finding>();
        var noted = new List<Finding>(findings.Count);
        foreach (var found in findings)
        {
            var settled = IsSettled(found.Rule.Code, out var severity);
            if (settled && severity is null)
            {
                continue;
            }

            noted.Add(found);
            var finding = settled ? found with { Severity = severity!.Value } : found;
            var enforced = settled && severity == Severity.Error;

            // What could not be found out for certain denies nothing, however much it would matter.
            var isDue = Denial.IsDue(finding, isNew(found), isExempt)
                || (enforced && !isExempt && found.Severity >= found.Rule.Severity && isNew(found));
            if (!enforced && !found.Rule.IsKumaRejection && ignored.Contains(found.Rule.Code))
            {
                continue;
            }

            if (isDue)
            {
                denying.Add(finding);
            }
            else if (settled ? severity > Severity.Info : found.Rule.IsKumaWarning || found.Rule.Severity > Severity.Info)
            {
                said.Add(finding);
            }
        }

        return new Weighed(denying, said, noted);
    }

    private bool IsSettled(string code, out Severity? severity) => ofNamespace.IsSettled(code, out severity) || ofServer.IsSettled(code, out severity);
}
