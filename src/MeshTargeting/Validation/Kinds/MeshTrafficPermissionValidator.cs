using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshTrafficPermission as Kuma does.</summary>
internal static class MeshTrafficPermissionValidator
{
    public static void Validate(Resource<MeshTrafficPermissionSpec> resource, FindingList findings)
    {
    }
}
