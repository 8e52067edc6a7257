using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a Zone as Kuma does.</summary>
internal static class ZoneValidator
{
    public static void Validate(Resource<ZoneSpec> resource, FindingList findings)
    {
    }
}
