using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a ZoneIngress as Kuma does.</summary>
internal static class ZoneIngressValidator
{
    public static void Validate(Resource<ZoneIngressSpec> resource, FindingList findings)
    {
    }
}
