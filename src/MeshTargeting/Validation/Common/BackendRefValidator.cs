using MeshTargeting.Resources;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Common;

/// <summary>Judges what a backendRef has beyond a targetRef (ValidateBackendRef in pkg/core/validators/common_validators.go).</summary>
internal static class BackendRefValidator
{
    /// <summary>The name that Kuma gives what its conversion from Gateway API could not find.</summary>
    public const string UnresolvedName = "kuma.io/unresolved-backend";

    /// <summary>Judges its port.</summary>
    public static void Validate(BackendRef backend, Place place, FindingList findings)
    {
        if (backend is { Kind: "MeshMultiZoneService", Port: null })
        {
            findings.Add(KumaRules.ValueMissing, place.At("port"), $"{KumaText.MustBeDefined} with kind MeshMultiZoneService");
        }
    }
}
