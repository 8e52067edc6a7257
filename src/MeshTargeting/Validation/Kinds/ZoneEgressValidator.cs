using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a ZoneEgress as Kuma does.</summary>
internal static class ZoneEgressValidator
{
    public static void Validate(Resource<ZoneEgressSpec> resource, FindingList findings)
    {
    }
}
