using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshTCPRoute as Kuma does.</summary>
internal static class MeshTCPRouteValidator
{
    public static void Validate(Resource<MeshTCPRouteSpec> resource, FindingList findings)
    {
    }
}
