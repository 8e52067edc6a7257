using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshMetric as Kuma does.</summary>
internal static class MeshMetricValidator
{
    public static void Validate(Resource<MeshMetricSpec> resource, FindingList findings)
    {
    }
}
