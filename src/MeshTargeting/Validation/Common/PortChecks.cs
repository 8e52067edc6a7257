using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Common;

/// <summary>Checks of port numbers that several of Kuma's validators share (ValidatePort in pkg/core/validators/common_validators.go).</summary>
internal static class PortChecks
{
    /// <summary>A port that must be there; Kuma reads an absent one as 0.</summary>
    public static void Validate(int? port, Place place, FindingList findings)
    {
        if (port is null or < 1 or > 65535)
        {
            findings.Add(KumaRules.OutOfBounds, place, "port must be a valid (1-65535)");
        }
    }
}
