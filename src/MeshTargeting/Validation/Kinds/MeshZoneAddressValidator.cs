using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshZoneAddress as Kuma does.</summary>
internal static class MeshZoneAddressValidator
{
    public static void Validate(Resource<MeshZoneAddressSpec> resource, FindingList findings)
    {
    }
}
