using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshHTTPRoute as Kuma does.</summary>
internal static class MeshHTTPRouteValidator
{
    public static void Validate(Resource<MeshHTTPRouteSpec> resource, FindingList findings)
    {
    }
}
