using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a Workload as Kuma does.</summary>
internal static class WorkloadValidator
{
    public static void Validate(Resource<WorkloadSpec> resource, FindingList findings)
    {
    }
}
