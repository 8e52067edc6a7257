using MeshTargeting.Resources;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Common;

/// <summary>What Kuma asks of the names of MeshService, MeshExternalService and MeshMultiZoneService, of which hostnames are made.</summary>
internal static class DestinationValidator
{
    /// <summary>The length of the longest name, in bytes.</summary>
    public const int LongestName = 63;

    /// <summary>Judges the name: up to 2.14 by its length alone, and of a MeshMultiZoneService not even that.</summary>
    public static void ValidateName(Resource service, FindingList findings)
    {
        if (findings.Semantics.ServiceNamesAreDnsLabels)
        {
            DisplayName.ValidateDnsLabel(service, findings);
        }
        else if (service.Kind.Name != "MeshMultiZoneService")
        {
            DisplayName.ValidateLength(service, LongestName, findings);
        }
    }

    /// <summary>
    /// Gives Kuma's notices of a name that it will refuse, and of ports whose server name is none (deprecated.go of the three kinds).
    /// A name that is refused already is not told of again.
    /// </summary>
    /// <param name="service">The service.</param>
    /// <param name="sections">The names of its ports, or the numbers that stand in for them.</param>
    /// <param name="placeOf">The place of the port of that index.</param>
    /// <param name="findings">Takes the notices.</param>
    public static void Deprecate(Resource service, IReadOnlyList<string> sections, Func<int, Place> placeOf, FindingList findings)
    {
        var rejected = IsNameRejected(service, findings.Semantics);
        if (!rejected)
        {
            DeprecateName(service, findings);
        }

        var names = new ServerName(service, findings.ControlPlane, tellsOfName: !rejected);
        for (var i = 0; i < sections.Count; i++)
        {
            foreach (var problem in names.ProblemsOf(sections[i]))
            {
                findings.Deprecate(placeOf(i), $"Invalid {service.Kind.Name} SNI (port {GoQuote.Of(sections[i])}): {problem}. This is deprecated.");
            }
        }
    }

    /// <summary>Gives Kuma's notice of a name of which no hostname can be made (deprecated.go of the services, of Mesh and of Zone).</summary>
    public static void DeprecateName(Resource service, FindingList findings)
    {
        var name = DisplayName.Of(service);
        if (KubernetesNames.Dns1035Label(name.Text).ToList() is { Count: > 0 } problems)
        {
            findings.Add(
                DeprecationRules.Deprecated,
                name.Path,
                $"Invalid {service.Kind.Name} resource name: '{name.Text}'. It does not conform to the DNS format (RFC 1035). This is deprecated. Errors: {string.Join("; ", problems)}");
        }
    }

    private static bool IsNameRejected(Resource service, KumaSemantics semantics)
    {
        var name = DisplayName.Of(service).Text;
        return semantics.ServiceNamesAreDnsLabels
            ? KubernetesNames.Dns1035Label(name).Any()
            : service.Kind.Name != "MeshMultiZoneService" && System.Text.Encoding.UTF8.GetByteCount(name) > LongestName;
    }
}
