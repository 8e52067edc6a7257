using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a Dataplane as Kuma does.</summary>
internal static class DataplaneValidator
{
    public static void Validate(Resource<DataplaneSpec> resource, FindingList findings)
    {
    }
}
