using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a Workload as Kuma does (pkg/core/resources/apis/workload/api/v1alpha1/validator.go): its name alone.</summary>
internal static class WorkloadValidator
{
    private const int LongestName = 253;

    public static void Validate(Resource<WorkloadSpec> resource, FindingList findings) =>
        DisplayName.ValidateLength(resource, LongestName, findings);
}
