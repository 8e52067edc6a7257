using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a ZoneIngress as Kuma does (pkg/core/resources/apis/mesh/zone_ingress_validator.go); 3.0 has no such kind.</summary>
internal static class ZoneIngressValidator
{
    private static readonly TagRules Tags = new() { RequiresService = true };

    public static void Validate(Resource<ZoneIngressSpec> resource, FindingList findings)
    {
        if (!findings.Semantics.ZoneProxyKinds)
        {
            return;
        }

        Networking(resource.Spec.Networking ?? new ZoneIngressNetworking(), findings.Spec.At("networking"), findings);
        var services = resource.Spec.AvailableServices;
        for (var i = 0; i < services?.Count; i++)
        {
            // Kuma's path has a letter less.
            var place = findings.Spec.AtInManifest("availableServices").AtInKuma("availableService").At(i);
            TagsValidator.ValidateTags(services[i].Tags, place.At("tags"), Tags, findings);
        }
    }

    private static void Networking(ZoneIngressNetworking networking, Place place, FindingList findings)
    {
        var advertisesAddress = !string.IsNullOrEmpty(networking.AdvertisedAddress);
        var advertisesPort = networking.AdvertisedPort is not (null or 0);
        if (networking.Admin is { } admin && Uses(networking, admin.Port ?? 0))
        {
            findings.Add(KumaRules.Combination, place.At("admin.port"), "must differ from port");
        }

        if (!advertisesAddress && advertisesPort)
        {
            findings.Add(KumaRules.ValueMissing, place.At("advertisedAddress"), "has to be defined with advertisedPort");
        }

        if (advertisesAddress && !advertisesPort)
        {
            findings.Add(KumaRules.ValueMissing, place.At("advertisedPort"), "has to be defined with advertisedAddress");
        }

        // In Kuma's paths an address is there twice.
        if (!string.IsNullOrEmpty(networking.Address))
        {
            ProxyChecks.Address(networking.Address, place.At("address").AtInKuma("address"), findings);
        }

        if (advertisesAddress)
        {
            ProxyChecks.Address(networking.AdvertisedAddress, place.At("advertisedAddress").AtInKuma("address"), findings);
        }

        ProxyChecks.Port(networking.Port, place.At("port"), findings);
        if (advertisesPort)
        {
            ProxyChecks.Port(networking.AdvertisedPort, place.At("advertisedPort"), findings);
        }
    }

    // Envoy's administration interface listens on the loopback interface.
    private static bool Uses(ZoneIngressNetworking networking, uint port) =>
        (port == (networking.Port ?? 0) && ProxyChecks.IsOnLoopback(networking.Address))
        || (port == (networking.AdvertisedPort ?? 0) && ProxyChecks.IsOnLoopback(networking.AdvertisedAddress));
}
