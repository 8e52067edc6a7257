using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshTrace as Kuma does.</summary>
internal static class MeshTraceValidator
{
    public static void Validate(Resource<MeshTraceSpec> resource, FindingList findings)
    {
    }
}
