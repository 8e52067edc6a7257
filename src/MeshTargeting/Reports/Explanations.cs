using MeshTargeting.Findings;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Reports;

/// <summary>
/// Brings what Kuma refuses and what the rules explain of it together: one mistake is one finding. Kuma's words stay, and get the advice
/// and the fix of the explanation; Kuma's mere warnings give way to it.
/// </summary>
internal static class Explanations
{
    /// <summary>All findings, each mistake once.</summary>
    /// <param name="validation">What reading and validation found, in Kuma's words.</param>
    /// <param name="analysis">What the rules found in the same resources.</param>
    public static IEnumerable<Finding> Join(IReadOnlyList<Finding> validation, IReadOnlyList<Finding> analysis)
    {
        var explanations = analysis.Where(finding => finding.Explains is not null).ToLookup(finding => (finding.Source, finding.Resource, finding.Explains!));
        if (explanations.Count == 0)
        {
            return validation.Concat(analysis);
        }

        var joined = new List<Finding>(validation.Count + analysis.Count);
        var told = new HashSet<Finding>(ReferenceEqualityComparer.Instance);
        foreach (var finding in validation)
        {
            var explanation = explanations[(finding.Source, finding.Resource, finding.Path)].FirstOrDefault(e => !told.Contains(e));
            if (explanation is null)
            {
                joined.Add(finding);
            }
            else if (finding.Rule.IsKumaRejection)
            {
                told.Add(explanation);
                joined.Add(finding with
                {
                    Because = explanation.Rule,
                    Fix = explanation.Fix,
                    Remediation = AdviceOf(explanation),
                });
            }
            else if (finding.Rule != DeprecationRules.Deprecated)
            {
                joined.Add(finding);
            }
        }

        joined.AddRange(analysis.Where(finding => !told.Contains(finding)));
        return joined;
    }

    /// <summary>What to do where a person has to do it; else what it is about, for the fix says the rest.</summary>
    private static string AdviceOf(Finding explanation) => explanation.Fix is null
        ? $"{explanation.Remediation} ({explanation.Rule.Code})"
        : $"{explanation.Message} ({explanation.Rule.Code}).";
}
