using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges an inbound of a proxy (validateInbound in pkg/core/resources/apis/mesh/dataplane_validator.go).</summary>
internal static class DataplaneInboundValidator
{
    private static readonly TagRules Tags = new() { All = KnownProtocol };

    /// <summary>Judges an inbound.</summary>
    /// <param name="inbound">The inbound.</param>
    /// <param name="proxy">The address of the proxy, networking.address.</param>
    /// <param name="place">Where the inbound stands.</param>
    /// <param name="findings">Gets what is wrong.</param>
    public static void Validate(DataplaneInbound inbound, string? proxy, Place place, FindingList findings)
    {
        ProxyChecks.Port(inbound.Port, place.At("port"), findings);
        if (inbound.ServicePort is not (null or 0))
        {
            ProxyChecks.Port(inbound.ServicePort, place.At("servicePort"), findings);
        }

        ServiceAddress(inbound, proxy, place.At("serviceAddress"), findings);
        Address(inbound, place, findings);
        if (findings.Semantics.ProxyTags)
        {
            TagsValidator.ValidateTags(inbound.Tags, place.At("tags"), Tags, findings);
        }

        if (!string.IsNullOrEmpty(inbound.Protocol) && !Protocols.Knows(inbound.Protocol, findings.Semantics))
        {
            findings.Add(
                KumaRules.NotSupported,
                place.At("protocol"),
                $"has an invalid value {GoQuote.Of(inbound.Protocol)}. {Protocols.Hint(findings.Semantics)}");
        }

        Probe(inbound.ServiceProbe, place.At("serviceProbe"), findings);
        if (findings.Semantics.ProxyTags && inbound.Tags is { Count: > 0 } tags && !tags.ContainsKey(KumaLabels.ServiceTag))
        {
            findings.Add(KumaRules.ValueMissing, place.At("tags").Key(KumaLabels.ServiceTag), "tag has to exist");
        }
    }

    private static void ServiceAddress(DataplaneInbound inbound, string? proxy, Place place, FindingList findings)
    {
        if (string.IsNullOrEmpty(inbound.ServiceAddress))
        {
            return;
        }

        if (!Addresses.IsIp(inbound.ServiceAddress))
        {
            findings.Add(KumaRules.Malformed, place, "serviceAddress has to be valid IP address");
        }

        if (inbound.ServiceAddress == proxy)
        {
            OtherPort(inbound, place, findings);
        }
    }

    private static void Address(DataplaneInbound inbound, Place place, FindingList findings)
    {
        if (string.IsNullOrEmpty(inbound.Address))
        {
            return;
        }

        if (!Addresses.IsIp(inbound.Address))
        {
            findings.Add(KumaRules.Malformed, place.At("address"), "address has to be valid IP address");
        }

        if (inbound.Address == inbound.ServiceAddress)
        {
            OtherPort(inbound, place.At("serviceAddress"), findings);
        }
    }

    // At one address, proxy and workload cannot have the same port.
    private static void OtherPort(DataplaneInbound inbound, Place place, FindingList findings)
    {
        if (inbound.ServicePort is null or 0 || inbound.ServicePort == (inbound.Port ?? 0))
        {
            findings.Add(KumaRules.Combination, place, "serviceAddress and servicePort has to differ from address and port");
        }
    }

    private static void KnownProtocol(IReadOnlyDictionary<string, string> tags, Place place, FindingList findings)
    {
        if (tags.TryGetValue(KumaLabels.ProtocolTag, out var protocol) && !Protocols.Knows(protocol, findings.Semantics))
        {
            findings.Add(
                KumaRules.NotSupported,
                place.Key(KumaLabels.ProtocolTag),
                $"tag \"{KumaLabels.ProtocolTag}\" has an invalid value {GoQuote.Of(protocol)}. {Protocols.Hint(findings.Semantics)}");
        }
    }

    private static void Probe(DataplaneServiceProbe? probe, Place place, FindingList findings)
    {
        if (probe is null)
        {
            return;
        }

        ProxyChecks.Duration(probe.Interval, place.At("interval"), findings);
        ProxyChecks.Duration(probe.Timeout, place.At("timeout"), findings);
        ProxyChecks.Threshold(probe.UnhealthyThreshold, place.At("unhealthyThreshold"), findings);
        ProxyChecks.Threshold(probe.HealthyThreshold, place.At("healthyThreshold"), findings);
    }
}
