using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshFaultInjection as Kuma does.</summary>
internal static class MeshFaultInjectionValidator
{
    public static void Validate(Resource<MeshFaultInjectionSpec> resource, FindingList findings)
    {
    }
}
