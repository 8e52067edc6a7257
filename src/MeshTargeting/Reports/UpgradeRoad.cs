using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Validation;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Reports;

/// <summary>What stands between manifests and Kuma 3.0: the findings of a check under 3.0 that there would not be under 2.14.</summary>
/// <param name="Milestones">The findings by what is behind them, in the order of codes; what is merely good to know is left out.</param>
public sealed record UpgradeRoad(IReadOnlyList<Milestone> Milestones)
{
    private const string First = "MS803";
    private const string Last = "MS849";

    /// <summary>How many of a sort there are.</summary>
    public int Count(UpgradeEffect effect) => Milestones.Sum(m => m.Findings.Count(f => EffectOf(f) == effect));

    /// <summary>How many can be rewritten mechanically.</summary>
    public int Rewritable => Milestones.Sum(m => m.Rewritable);

    /// <summary>How many need a person.</summary>
    public int ByHand => Milestones.Sum(m => m.ByHand);

    /// <summary>The road of a check; null where the check was not for 3.0.</summary>
    public static UpgradeRoad? Of(CheckResult result)
    {
        if (result.World.Options.Semantics != KumaSemantics.V3_0)
        {
            return null;
        }

        var resources = result.Judged.Where(resource => resource.Source is not null).GroupBy(resource => resource.Source!).ToDictionary(g => g.Key, g => g.First());
        var earlier = result.World.Options with { Semantics = KumaSemantics.V2_14 };
        var before = new Dictionary<SourceDocument, HashSet<(string Code, string Path)>>();
        return new UpgradeRoad(result.Findings.Where(f => f.Severity != Severity.Info && IsNew(f))
            .GroupBy(f => f.Because ?? f.Rule)
            .OrderBy(g => g.Key.Code, StringComparer.Ordinal)
            .Select(g => new Milestone(g.Key, [.. g]))
            .ToList());

        bool IsNew(Finding finding)
        {
            if (finding.Because is not null || finding.Rule == DeprecationRules.LegacyPolicy || IsOfUpgrade(finding.Rule))
            {
                return true;
            }

            if (!finding.Rule.IsKumaRejection || finding.Source is not { } source || !resources.TryGetValue(source, out var resource))
            {
                return false;
            }

            if (!before.TryGetValue(source, out var known))
            {
                before[source] = known = Validator.Validate(resource, earlier).Select(f => (f.Rule.Code, f.Path)).ToHashSet();
            }

            // What the schema refuses, validation of the resource does not know: of that only what is explained counts.
            return ValidationRules.All.Contains(finding.Rule) && !known.Contains((finding.Rule.Code, finding.Path));
        }
    }

    /// <summary>What becomes of what a finding is about.</summary>
    internal static UpgradeEffect EffectOf(Finding finding) =>
        finding.Rule.IsKumaRejection || finding.Rule == DeprecationRules.LegacyPolicy ? UpgradeEffect.Rejected
        : finding.Severity == Severity.Error ? UpgradeEffect.Changed
        : UpgradeEffect.Lost;

    private static bool IsOfUpgrade(RuleDescriptor rule) =>
        string.CompareOrdinal(rule.Code, First) >= 0 && string.CompareOrdinal(rule.Code, Last) <= 0;
}

/// <summary>What becomes of something under Kuma 3.0.</summary>
public enum UpgradeEffect
{
    /// <summary>It is refused.</summary>
    Rejected,

    /// <summary>It is taken, and means something else: more proxies, no protection, failing requests.</summary>
    Changed,

    /// <summary>It is taken, and does nothing any more.</summary>
    Lost,
}

/// <summary>The findings behind which there is one change of Kuma's.</summary>
/// <param name="Rule">The change.</param>
/// <param name="Findings">The findings, at least one.</param>
public sealed record Milestone(RuleDescriptor Rule, IReadOnlyList<Finding> Findings)
{
    /// <summary>How many can be rewritten mechanically.</summary>
    public int Rewritable => Findings.Count(f => f.Fix is not null);

    /// <summary>How many need a person.</summary>
    public int ByHand => Findings.Count - Rewritable;
}
