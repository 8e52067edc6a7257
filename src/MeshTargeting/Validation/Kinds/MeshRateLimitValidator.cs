using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshRateLimit as Kuma does.</summary>
internal static class MeshRateLimitValidator
{
    public static void Validate(Resource<MeshRateLimitSpec> resource, FindingList findings)
    {
    }
}
