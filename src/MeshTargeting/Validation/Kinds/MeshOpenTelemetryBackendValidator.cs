using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshOpenTelemetryBackend as Kuma does.</summary>
internal static class MeshOpenTelemetryBackendValidator
{
    public static void Validate(Resource<MeshOpenTelemetryBackendSpec> resource, FindingList findings)
    {
    }
}
