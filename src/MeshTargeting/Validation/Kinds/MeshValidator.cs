using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a Mesh as Kuma does.</summary>
internal static class MeshValidator
{
    public static void Validate(Resource<MeshSpec> resource, FindingList findings)
    {
    }
}
