using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshMultiZoneService as Kuma does.</summary>
internal static class MeshMultiZoneServiceValidator
{
    public static void Validate(Resource<MeshMultiZoneServiceSpec> resource, FindingList findings)
    {
    }
}
