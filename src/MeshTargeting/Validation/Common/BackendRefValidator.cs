using MeshTargeting.Resources;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Common;

/// <summary>Judges what a backendRef has beyond a targetRef (ValidateBackendRef in pkg/core/validators/common_validators.go).</summary>
internal static class BackendRefValidator
{
    /// <summary>The name that Kuma gives what its conversion from Gateway API could not find.</summary>
    public const string UnresolvedName = "kuma.io/unresolved-backend";

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
