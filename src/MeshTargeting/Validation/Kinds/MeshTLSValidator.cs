using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshTLS as Kuma does.</summary>
internal static class MeshTLSValidator
{
    public static void Validate(Resource<MeshTLSSpec> resource, FindingList findings)
    {
    }
}
