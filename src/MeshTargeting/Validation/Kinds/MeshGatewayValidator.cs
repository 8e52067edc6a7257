using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshGateway as Kuma does.</summary>
internal static class MeshGatewayValidator
{
    public static void Validate(Resource<MeshGatewaySpec> resource, FindingList findings)
    {
    }
}
