using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshExternalService as Kuma does.</summary>
internal static class MeshExternalServiceValidator
{
    public static void Validate(Resource<MeshExternalServiceSpec> resource, FindingList findings)
    {
    }
}
