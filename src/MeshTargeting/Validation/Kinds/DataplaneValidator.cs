using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>
/// Judges a Dataplane as Kuma does (pkg/core/resources/apis/mesh/dataplane_validator.go): what its sort of proxy may have here, the
/// parts in validators of their own.
/// </summary>
internal static class DataplaneValidator
{
    private const string Delegated = "DELEGATED";
    private const string Builtin = "BUILTIN";

    public static void Validate(Resource<DataplaneSpec> resource, FindingList findings)
    {
        var place = findings.Spec.At("networking");
        if (resource.Spec.Networking is not { } networking)
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustBeDefined);
            return;
        }

        var gateway = networking.Gateway is { } given ? given.Type ?? Delegated : null;
        if (gateway == Builtin && !findings.Semantics.BuiltinGateways)
        {
            // The name is gone from the enumeration: the proxy cannot be read, and nothing else is looked at.
            findings.Add(
                KumaRules.NotSupported,
                place.At("gateway.type").Path,
                "unknown value \"\\\"BUILTIN\\\"\" for enum kuma.mesh.v1alpha1.Dataplane.Networking.Gateway.GatewayType",
                kumaField: "");
            return;
        }

        AdminPort(networking, place.At("admin.port"), findings);
        switch (gateway)
        {
            case Delegated:
                Forbid(networking.Inbound is { Count: > 0 }, "inbound", "delegated", place.At("inbound"), findings);
                Forbid(networking.Listeners is { Count: > 0 }, "listeners", "delegated", place.At("listeners"), findings);
                Gateway(networking.Gateway!, place.At("gateway.tags"), findings);
                Networking(networking, place, findings);
                Probes(resource.Spec.Probes, findings);
                break;
            case Builtin:
                Forbid(networking.Inbound is { Count: > 0 }, "inbound", "builtin", place.At("inbound"), findings);
                Forbid(networking.Outbound is { Count: > 0 }, "outbound", "builtin", place.At("outbound"), findings);
                Forbid(networking.Listeners is { Count: > 0 }, "listeners", "builtin", place.At("listeners"), findings);
                Forbid(resource.Spec.Probes is not null, "probes", "builtin", findings.Spec.AtInKuma("networking").At("probes"), findings);
                Gateway(networking.Gateway!, place.At("gateway.tags"), findings);
                Networking(networking, place, findings);
                break;
            default:
                Networking(networking, place, findings);
                Probes(resource.Spec.Probes, findings);
                Metrics(resource.Spec.Metrics, findings);
                DataplaneListenersValidator.Validate(networking, place.At("listeners"), findings);
                break;
        }
    }

    private static void Forbid(bool isThere, string what, string gateway, Place place, FindingList findings)
    {
        if (isThere)
        {
            findings.Add(KumaRules.NotAllowedHere, place, $"{what} cannot be defined for {gateway} gateways");
        }
    }

    // Envoy's administration interface listens on the loopback interface.
    private static void AdminPort(DataplaneNetworking networking, Place place, FindingList findings)
    {
        if (networking.Admin is not { } admin)
        {
            return;
        }

        var port = admin.Port ?? 0;
        if (networking.Inbound?.Any(inbound => IsOnLoopback(networking, inbound, port)) == true)
        {
            findings.Add(KumaRules.Combination, place, "must differ from inbound");
        }

        if (networking.Outbound?.Any(o => port == (o.Port ?? 0) && (string.IsNullOrEmpty(o.Address) || ProxyChecks.IsOnLoopback(o.Address))) == true)
        {
            findings.Add(KumaRules.Combination, place, "must differ from outbound");
        }
    }

    private static bool IsOnLoopback(DataplaneNetworking networking, DataplaneInbound inbound, uint port)
    {
        var address = string.IsNullOrEmpty(inbound.Address) ? networking.Address : inbound.Address;
        var workload = string.IsNullOrEmpty(inbound.ServiceAddress) ? address : inbound.ServiceAddress;
        var workloadPort = inbound.ServicePort is null or 0 ? inbound.Port ?? 0 : inbound.ServicePort;
        return (port == (inbound.Port ?? 0) && ProxyChecks.IsOnLoopback(address)) || (port == workloadPort && ProxyChecks.IsOnLoopback(workload));
    }

    private static void Gateway(DataplaneGateway gateway, Place place, FindingList findings)
    {
        var rules = new TagRules { RequiresService = gateway.Tags is { Count: > 0 }, All = ProtocolIsTcp };
        TagsValidator.ValidateTags(gateway.Tags, place, rules, findings);
    }

    private static void ProtocolIsTcp(IReadOnlyDictionary<string, string> tags, Place place, FindingList findings)
    {
        if (tags.TryGetValue(KumaLabels.ProtocolTag, out var protocol) && !Protocols.Is(protocol, "tcp"))
        {
            findings.Add(
                KumaRules.NotSupported,
                place.Key(KumaLabels.ProtocolTag),
                $"other values than tcp are not allowed, provided value {GoQuote.Of(protocol)}");
        }
    }

    private static void Networking(DataplaneNetworking networking, Place place, FindingList findings)
    {
        ProxyChecks.Address(networking.Address, place.At("address"), findings);
        for (var i = 0; i < networking.Inbound?.Count; i++)
        {
            DataplaneInboundValidator.Validate(networking.Inbound[i], networking.Address, place.At("inbound").At(i), findings);
        }

        for (var i = 0; i < networking.Outbound?.Count; i++)
        {
            DataplaneOutboundValidator.Validate(networking.Outbound[i], place.At("outbound").At(i), findings);
        }

        if (networking.TransparentProxying?.ReachableBackends?.Refs is { } refs)
        {
            // Kuma's path has a letter less.
            var transparent = place.AtInManifest("transparentProxying").AtInKuma("transparentProxing");
            DataplaneOutboundValidator.ValidateReachable(refs, transparent.At("reachableBackends.refs"), findings);
        }
    }

    private static void Probes(DataplaneProbes? probes, FindingList findings)
    {
        if (probes is null || !findings.Semantics.ProxyProbesAndMetrics)
        {
            return;
        }

        var place = findings.Spec.At("probes");
        ProxyChecks.Port(probes.Port, place.At("port"), findings);
        for (var i = 0; i < probes.Endpoints?.Count; i++)
        {
            var probe = place.At("endpoints").At(i);
            ProxyChecks.Port(probes.Endpoints[i].InboundPort, probe.At("inboundPort"), findings);
            ProbePath(probes.Endpoints[i].InboundPath, probe.At("inboundPath"), findings);
            ProbePath(probes.Endpoints[i].Path, probe.At("path"), findings);
        }
    }

    private static void ProbePath(string? path, Place place, FindingList findings)
    {
        if (GoUrl.ParseRequest(path ?? "") is null)
        {
            findings.Add(string.IsNullOrEmpty(path) ? KumaRules.ValueMissing : KumaRules.Malformed, place, "should be a valid URL Path");
        }
    }

    private static void Metrics(MeshMetricsBackend? metrics, FindingList findings)
    {
        if (metrics is not null && findings.Semantics.ProxyProbesAndMetrics)
        {
            PrometheusValidator.ValidateTypeAndConf(metrics, findings.Spec.At("metrics"), findings);
        }
    }
}
