using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshTrust as Kuma does.</summary>
internal static class MeshTrustValidator
{
    public static void Validate(Resource<MeshTrustSpec> resource, FindingList findings)
    {
    }
}
