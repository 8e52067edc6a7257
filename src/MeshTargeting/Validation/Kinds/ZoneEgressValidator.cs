using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a ZoneEgress as Kuma does (pkg/core/resources/apis/mesh/zone_egress_validator.go); 3.0 has no such kind.</summary>
internal static class ZoneEgressValidator
{
    public static void Validate(Resource<ZoneEgressSpec> resource, FindingList findings)
    {
        if (!findings.Semantics.ZoneProxyKinds)
        {
            return;
        }

        var networking = resource.Spec.Networking ?? new ZoneEgressNetworking();
        var place = findings.Spec.At("networking");
        if (networking.Admin is { } admin && (admin.Port ?? 0) == (networking.Port ?? 0) && ProxyChecks.IsOnLoopback(networking.Address))
        {
            findings.Add(KumaRules.Combination, place.At("admin.port"), "must differ from port");
        }

        if (!string.IsNullOrEmpty(networking.Address))
        {
            // In Kuma's path the address is twice.
            ProxyChecks.Address(networking.Address, place.At("address").AtInKuma("address"), findings);
        }

        ProxyChecks.Port(networking.Port, place.At("port"), findings);
    }
}
