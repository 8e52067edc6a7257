using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a HostnameGenerator as Kuma does.</summary>
internal static class HostnameGeneratorValidator
{
    public static void Validate(Resource<HostnameGeneratorSpec> resource, FindingList findings)
    {
    }
}
