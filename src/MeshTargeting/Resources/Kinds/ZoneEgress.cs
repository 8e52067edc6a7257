using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>The proxy through which traffic leaves a zone (api/mesh/v1alpha1/zoneegress.proto); gone in Kuma 3.0, where listeners of a Dataplane do the same.</summary>
public sealed record ZoneEgressSpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<ZoneEgressSpec> Descriptor = new(static () => ModelJson.Default.ZoneEgressSpec)
    {
        Name = "ZoneEgress",
        Until = KumaSemantics.V3_0,
        Plural = "zoneegresses",
        ShortName = "ze",
        Scope = KindScope.Global,
        Kds = Synchronisation.ZoneToGlobal,
        SpecInlineOnUniversal = true,
        Description = "ZoneEgress is the proxy through which traffic leaves a zone.",
        PrinterColumns = [new("zone", ".spec.zone", Description: "Zone name")],
    };

    /// <summary>The zone; absent is that of the control plane, which fills it in.</summary>
    [Doc("Zone of the proxy; that of the control plane when absent.")]
    public string? Zone { get; init; }

    /// <summary>Addresses and ports.</summary>
    [Doc("Addresses and ports of the proxy.")]
    public ZoneEgressNetworking? Networking { get; init; }
}

/// <summary>Addresses and ports of a ZoneEgress.</summary>
public sealed record ZoneEgressNetworking
{
    /// <summary>The address at which it listens: an IP address or a DNS name.</summary>
    [Doc("IP address or DNS name at which the proxy listens.")]
    public string? Address { get; init; }

    /// <summary>The port at which it listens.</summary>
    [Doc("Port at which the proxy listens.")]
    public uint? Port { get; init; }

    /// <summary>Envoy's administration interface.</summary>
    [Doc("Envoy's administration interface.")]
    public DataplaneAdmin? Admin { get; init; }
}
