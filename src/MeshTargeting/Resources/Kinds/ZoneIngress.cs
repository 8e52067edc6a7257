using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>The proxy through which traffic enters a zone (api/mesh/v1alpha1/zone_ingress.proto); gone in Kuma 3.0, where listeners of a Dataplane do the same.</summary>
public sealed record ZoneIngressSpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<ZoneIngressSpec> Descriptor = new(static () => ModelJson.Default.ZoneIngressSpec)
    {
        Name = "ZoneIngress",
        Until = KumaSemantics.V3_0,
        Plural = "zoneingresses",
        ShortName = "zi",
        Scope = KindScope.Global,
        Kds = Synchronisation.ZoneToGlobal | Synchronisation.SyncedAcrossZones,
        SpecInlineOnUniversal = true,
        Description = "ZoneIngress is the proxy through which traffic enters a zone.",
        PrinterColumns = [new("zone", ".spec.zone", Description: "Zone name")],
    };

    /// <summary>The zone; absent is that of the control plane, which fills it in.</summary>
    [Doc("Zone of the proxy; that of the control plane when absent.")]
    public string? Zone { get; init; }

    /// <summary>Addresses and ports.</summary>
    [Doc("Addresses and ports of the proxy.")]
    public ZoneIngressNetworking? Networking { get; init; }

    /// <summary>The services that it leads to; kept by the control plane.</summary>
    [Doc("Services that the proxy leads to; kept by the control plane.")]
    public IReadOnlyList<ZoneIngressService>? AvailableServices { get; init; }
}

/// <summary>Addresses and ports of a ZoneIngress.</summary>
public sealed record ZoneIngressNetworking
{
    /// <summary>The address at which it listens: an IP address or a DNS name.</summary>
    [Doc("IP address or DNS name at which the proxy listens.")]
    public string? Address { get; init; }

    /// <summary>The address that other zones are told; needs <see cref="AdvertisedPort"/>.</summary>
    [Doc("IP address or DNS name that other zones are told. Needs advertisedPort.")]
    public string? AdvertisedAddress { get; init; }

    /// <summary>The port at which it listens.</summary>
    [Doc("Port at which the proxy listens.")]
    public uint? Port { get; init; }

    /// <summary>The port that other zones are told; needs <see cref="AdvertisedAddress"/>.</summary>
    [Doc("Port that other zones are told. Needs advertisedAddress.")]
    public uint? AdvertisedPort { get; init; }

    /// <summary>Envoy's administration interface.</summary>
    [Doc("Envoy's administration interface.")]
    public DataplaneAdmin? Admin { get; init; }
}

/// <summary>A service that a ZoneIngress leads to.</summary>
public sealed record ZoneIngressService
{
    /// <summary>Its tags, kuma.io/service among them.</summary>
    [Doc("Tags of the service, kuma.io/service among them.")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>How many proxies serve it.</summary>
    [Doc("How many proxies serve the service.")]
    public uint? Instances { get; init; }

    /// <summary>Its mesh.</summary>
    [Doc("Mesh of the service.")]
    public string? Mesh { get; init; }

    /// <summary>Whether it lies outside of the mesh.</summary>
    [Doc("Whether the service lies outside of the mesh.")]
    public bool? ExternalService { get; init; }
}
