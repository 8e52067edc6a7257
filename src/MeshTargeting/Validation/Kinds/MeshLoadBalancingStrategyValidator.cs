using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshLoadBalancingStrategy as Kuma does.</summary>
internal static class MeshLoadBalancingStrategyValidator
{
    public static void Validate(Resource<MeshLoadBalancingStrategySpec> resource, FindingList findings)
    {
    }
}
