using MeshTargeting.Resources;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Common;

/// <summary>Judges a targetRef as Kuma does (ValidateTargetRef in pkg/core/resources/apis/mesh/validators.go).</summary>
internal static class TargetRefValidator
{
    private static readonly string[] TopWithoutNames = ["Mesh", "Dataplane"];

    /// <summary>Judges a targetRef.</summary>
    /// <param name="reference">The reference; null where the manifest leaves it out, which counts as one without a kind.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="rules">What the policy allows.</param>
    /// <param name="findings">Gets what is wrong.</param>
    public static void Validate(TargetRef? reference, Place place, TargetRefRules rules, FindingList findings)
    {
        if (string.IsNullOrEmpty(reference?.Kind))
        {
            findings.Add(KumaRules.ValueMissing, place.At("kind"), KumaText.MustBeDefined);
            return;
        }

        if (!rules.Kinds.Contains(reference.Kind) || !TargetRefChecks.IsKnown(reference.Kind, findings.Semantics))
        {
            findings.Add(
                KumaRules.NotSupported,
                place.At("kind"),
                rules.KindError ?? $"value '{reference.Kind}' is not supported",
                Advice.OneOf(reference.Kind, [.. rules.Kinds.Where(kind => TargetRefChecks.IsKnown(kind, findings.Semantics))]));
            return;
        }

        foreach (var check in TargetRefChecks.Of(reference.Kind, findings.Semantics))
        {
            check.Apply(reference, place, rules, findings);
        }
    }

    /// <summary>Judges the targetRef of a policy: one that is left out is right. Kuma 3.0 allows the same kinds in every policy.</summary>
    public static void ValidateTop(TargetRef? reference, TargetRefRules rules, FindingList findings)
    {
        if (reference is not null)
        {
            Validate(reference, Place.Spec.At("targetRef"), findings.Semantics.NamesInReferences ? rules : rules.Only(TopWithoutNames), findings);
        }
    }
}
