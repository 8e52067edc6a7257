using MeshTargeting.Resources;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Common;

/// <summary>Judges what a backendRef has beyond a targetRef (ValidateBackendRef in pkg/core/validators/common_validators.go).</summary>
internal static class BackendRefValidator
{
    /// <summary>The name that Kuma gives what its conversion from Gateway API could not find.</summary>
    public const string UnresolvedName = "kuma.io/unresolved-backend";

    /// <summary>Judges backends, each as a targetRef and beyond.</summary>
    public static void ValidateAll(IReadOnlyList<BackendRef>? backends, TargetRefRules rules, Place place, FindingList findings)
    {
        for (var i = 0; i < backends?.Count; i++)
        {
            Validate(backends[i], rules, place.At(i), findings);
        }
    }

    /// <summary>Judges a backend as a targetRef and beyond.</summary>
    /// <param name="backend">The backend; null where the manifest leaves it out, which counts as one without a kind.</param>
    /// <param name="rules">What the policy allows.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="findings">Gets what is wrong.</param>
    public static void Validate(BackendRef? backend, TargetRefRules rules, Place place, FindingList findings)
    {
        TargetRefValidator.Validate(backend, place, rules, findings);
        if (backend is not null)
        {
            Validate(backend, place, findings);
        }
    }

    /// <summary>Judges its port and, as Kuma 3.0 does, that its weight fits into 32 bits.</summary>
    public static void Validate(BackendRef backend, Place place, FindingList findings)
    {
        if (backend is { Kind: "MeshMultiZoneService", Port: null })
        {
            findings.Add(KumaRules.ValueMissing, place.At("port"), $"{KumaText.MustBeDefined} with kind MeshMultiZoneService");
        }

        if (backend.Weight > uint.MaxValue && findings.Semantics.BoundsWeights)
        {
            findings.Add(KumaRules.OutOfBounds, place.At("weight"), "must be in inclusive range [0, 4294967295]");
        }
    }
}
