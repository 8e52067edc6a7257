using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshIdentity as Kuma does.</summary>
internal static class MeshIdentityValidator
{
    public static void Validate(Resource<MeshIdentitySpec> resource, FindingList findings)
    {
    }
}
