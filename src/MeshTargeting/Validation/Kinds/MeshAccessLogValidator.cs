using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshAccessLog as Kuma does.</summary>
internal static class MeshAccessLogValidator
{
    public static void Validate(Resource<MeshAccessLogSpec> resource, FindingList findings)
    {
    }
}
