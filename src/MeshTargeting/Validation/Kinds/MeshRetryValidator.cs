using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshRetry as Kuma does.</summary>
internal static class MeshRetryValidator
{
    public static void Validate(Resource<MeshRetrySpec> resource, FindingList findings)
    {
    }
}
