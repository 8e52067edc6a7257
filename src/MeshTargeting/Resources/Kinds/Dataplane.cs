using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>A data plane proxy: its inbounds, outbounds and what else it is told (api/mesh/v1alpha1/dataplane.proto).</summary>
public sealed record DataplaneSpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<DataplaneSpec> Descriptor = new(static () => ModelJson.Default.DataplaneSpec)
    {
        Name = "Dataplane",
        Plural = "dataplanes",
        Kds = Synchronisation.ZoneToGlobal,
        ShortName = "dp",
        SpecInlineOnUniversal = true,
        Description = "Dataplane is a data plane proxy: the workload's ports that it serves, and how it reaches others.",
        PrinterColumns =
        [
            ServiceTagColumn(0, "first", priority: 0),
            ServiceTagColumn(1, "second", priority: 0),
            ServiceTagColumn(2, "third", priority: 1),
            ServiceTagColumn(3, "fourth", priority: 1),
        ],
    };

    /// <summary>Addresses and ports.</summary>
    [Doc("Addresses and ports of the proxy.")]
    public DataplaneNetworking? Networking { get; init; }

    /// <summary>A metrics backend that stands in for the mesh's.</summary>
    [Until("3.0")]
    [Doc("Metrics backend of this proxy, in place of the mesh's.")]
    public MeshMetricsBackend? Metrics { get; init; }

    /// <summary>HTTP probes of the workload that the proxy serves without mutual TLS; gone in Kuma 3.0.</summary>
    [Until("3.0")]
    [Doc("HTTP probes of the workload that the proxy serves in the workload's stead.")]
    public DataplaneProbes? Probes { get; init; }

    private static PrinterColumn ServiceTagColumn(int index, string ordinal, int priority) =>
        new(KumaLabels.ServiceTag, $@".spec.networking.inbound[{index}].tags['kuma\.io/service']", Priority: priority)
        {
            Description = $"Service tag of the {ordinal} inbound",
        };
}

/// <summary>Addresses and ports of a proxy.</summary>
public sealed record DataplaneNetworking
{
    /// <summary>The address at which others reach the proxy: an IP address or a DNS name.</summary>
    [Doc("IP address or DNS name at which other proxies reach this one.")]
    public string? Address { get; init; }

    /// <summary>The address that others are told, where it differs from <see cref="Address"/> (NAT).</summary>
    [Until("3.0")]
    [Doc("Address that other proxies are told, where it differs from address.")]
    public string? AdvertisedAddress { get; init; }

    /// <summary>Ports of the workload that the proxy serves.</summary>
    [Doc("Ports of the workload that the proxy serves.")]
    public IReadOnlyList<DataplaneInbound>? Inbound { get; init; }

    /// <summary>Services that the workload reaches through the proxy, without transparent proxying.</summary>
    [Doc("Services that the workload reaches through the proxy. Not needed with transparent proxying.")]
    public IReadOnlyList<DataplaneOutbound>? Outbound { get; init; }

    /// <summary>Makes the proxy a gateway's; excludes <see cref="Inbound"/>.</summary>
    [Doc("Makes the proxy a gateway. Excludes inbound.")]
    public DataplaneGateway? Gateway { get; init; }

    /// <summary>Redirection of the workload's traffic.</summary>
    [Alias("transparent_proxying")]
    [Doc("Redirection of the workload's traffic into the proxy.")]
    public DataplaneTransparentProxying? TransparentProxying { get; init; }

    /// <summary>Envoy's administration interface.</summary>
    [Doc("Envoy's administration interface.")]
    public DataplaneAdmin? Admin { get; init; }

    /// <summary>Listeners of a zone proxy.</summary>
    [Doc("Listeners of a zone ingress or egress that this proxy embeds.")]
    public IReadOnlyList<DataplaneListener>? Listeners { get; init; }
}

/// <summary>Envoy's administration interface.</summary>
public sealed record DataplaneAdmin
{
    /// <summary>Its port; absent is the control plane's default.</summary>
    [Doc("Port of the administration interface.")]
    public uint? Port { get; init; }
}

/// <summary>A listener of a zone proxy.</summary>
public sealed record DataplaneListener
{
    /// <summary>ZoneIngress or ZoneEgress; Unspecified, which is refused, when absent.</summary>
    [ProtobufEnum("Unspecified", "ZoneIngress", "ZoneEgress")]
    [Doc("Type of zone proxy that listens.")]
    public string? Type { get; init; }

    /// <summary>Its address.</summary>
    [Doc("Address at which it listens.")]
    public string? Address { get; init; }

    /// <summary>Its port.</summary>
    [Doc("Port at which it listens.")]
    public uint? Port { get; init; }

    /// <summary>Its name, for sectionName; absent means that the number stands for it.</summary>
    [Doc("Name of the listener, for use in sectionName.")]
    public string? Name { get; init; }

    /// <summary>Ready (when absent) or NotReady.</summary>
    [ProtobufEnum("Ready", "NotReady")]
    [Doc("Whether it takes traffic; Ready when absent.")]
    public string? State { get; init; }
}

/// <summary>HTTP probes that a proxy serves in its workload's stead.</summary>
public sealed record DataplaneProbes
{
    /// <summary>The port at which the proxy serves them.</summary>
    [Doc("Port at which the proxy serves the probes.")]
    public uint? Port { get; init; }

    /// <summary>The probes.</summary>
    [Doc("The probes.")]
    public IReadOnlyList<DataplaneProbe>? Endpoints { get; init; }
}

/// <summary>An HTTP probe that a proxy serves in its workload's stead.</summary>
public sealed record DataplaneProbe
{
    /// <summary>The workload's port.</summary>
    [Alias("inbound_port")]
    [Doc("Port of the workload that is probed.")]
    public uint? InboundPort { get; init; }

    /// <summary>The path at the workload.</summary>
    [Alias("inbound_path")]
    [Doc("Path of the probe at the workload.")]
    public string? InboundPath { get; init; }

    /// <summary>The path at the proxy.</summary>
    [Doc("Path of the probe at the proxy.")]
    public string? Path { get; init; }
}
