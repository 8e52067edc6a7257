using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshHealthCheck as Kuma does.</summary>
internal static class MeshHealthCheckValidator
{
    public static void Validate(Resource<MeshHealthCheckSpec> resource, FindingList findings)
    {
    }
}
