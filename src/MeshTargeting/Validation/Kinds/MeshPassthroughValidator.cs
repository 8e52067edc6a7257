using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshPassthrough as Kuma does.</summary>
internal static class MeshPassthroughValidator
{
    public static void Validate(Resource<MeshPassthroughSpec> resource, FindingList findings)
    {
    }
}
