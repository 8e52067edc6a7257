using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;

namespace MeshTargeting.Validation.Kinds;

/// <summary>
/// Judges a Zone as Kuma does: 2.14 takes every name and tells that some will be refused (pkg/core/resources/apis/system), 3.0
/// refuses them.
/// </summary>
internal static class ZoneValidator
{
    public static void Validate(Resource<ZoneSpec> resource, FindingList findings)
    {
        if (findings.Semantics.ServiceNamesAreDnsLabels)
        {
            DisplayName.ValidateDnsLabel(resource, findings);
        }
        else
        {
            DestinationValidator.DeprecateName(resource, findings);
        }
    }
}
