using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshProxyPatch as Kuma does.</summary>
internal static class MeshProxyPatchValidator
{
    public static void Validate(Resource<MeshProxyPatchSpec> resource, FindingList findings)
    {
    }
}
