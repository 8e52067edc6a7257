using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshCircuitBreaker as Kuma does.</summary>
internal static class MeshCircuitBreakerValidator
{
    public static void Validate(Resource<MeshCircuitBreakerSpec> resource, FindingList findings)
    {
    }
}
