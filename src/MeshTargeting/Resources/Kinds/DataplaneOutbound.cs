using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>A service that a workload reaches through its proxy at an address and port of its own.</summary>
public sealed record DataplaneOutbound
{
    /// <summary>The address at which the workload finds it; absent is 127.0.0.1.</summary>
    [Doc("Address at which the workload finds the service.")]
    public string? Address { get; init; }

    /// <summary>The port at which the workload finds it.</summary>
    [Doc("Port at which the workload finds the service.")]
    public uint? Port { get; init; }

    /// <summary>The service by tags, kuma.io/service among them; excludes <see cref="BackendRef"/>.</summary>
    [Until("3.0")]
    [Doc("Tags of the service, kuma.io/service among them. Excludes backendRef.")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>The service as a resource; excludes <see cref="Tags"/>.</summary>
    [Doc("The service as a resource. Excludes tags.")]
    public DataplaneOutboundBackendRef? BackendRef { get; init; }
}

/// <summary>The service of an outbound.</summary>
public sealed record DataplaneOutboundBackendRef
{
    /// <summary>MeshService, MeshExternalService or MeshMultiZoneService.</summary>
    [Doc("Kind of the service: MeshService, MeshExternalService or MeshMultiZoneService.")]
    public string? Kind { get; init; }

    /// <summary>Its name; excludes <see cref="Labels"/>.</summary>
    [Doc("Name of the service. Excludes labels.")]
    public string? Name { get; init; }

    /// <summary>Its port, by number.</summary>
    [Doc("Port of the service.")]
    public uint? Port { get; init; }

    /// <summary>Labels that select it; excludes <see cref="Name"/>.</summary>
    [Doc("Labels that select the service in place of a name.")]
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}

/// <summary>What makes a proxy a gateway's.</summary>
public sealed record DataplaneGateway
{
    /// <summary>Tags, kuma.io/service among them.</summary>
    [Doc("Tags of the gateway, kuma.io/service among them.")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>DELEGATED (when absent) or BUILTIN.</summary>
    [ProtobufEnum("DELEGATED", "BUILTIN")]
    [Until("3.0", "BUILTIN")]
    [Doc("DELEGATED for a gateway of another maker behind the proxy, BUILTIN for Kuma's own.")]
    public string? Type { get; init; }
}

/// <summary>Redirection of a workload's traffic into its proxy.</summary>
public sealed record DataplaneTransparentProxying
{
    /// <summary>The port to which inbound traffic is redirected.</summary>
    [Alias("redirect_port_inbound")]
    [Doc("Port to which inbound traffic is redirected.")]
    public uint? RedirectPortInbound { get; init; }

    /// <summary>The port to which outbound traffic is redirected.</summary>
    [Alias("redirect_port_outbound")]
    [Doc("Port to which outbound traffic is redirected.")]
    public uint? RedirectPortOutbound { get; init; }

    /// <summary>Services that are reached without load balancing, <c>*</c> for all.</summary>
    [Alias("direct_access_services")]
    [Doc("Services whose instances are reached directly, by their addresses; * for all.")]
    public IReadOnlyList<string>? DirectAccessServices { get; init; }

    /// <summary>The services by tag that the proxy is told of; null for all.</summary>
    [Until("3.0")]
    [Alias("reachable_services")]
    [Doc("Values of kuma.io/service that the proxy is told of; all when absent.")]
    public IReadOnlyList<string>? ReachableServices { get; init; }

    /// <summary>Which IP families are redirected.</summary>
    [Alias("ip_family_mode")]
    [ProtobufEnum("UnSpecified", "DualStack", "IPv4", "IPv6")]
    [Doc("IP families whose traffic is redirected.")]
    public string? IpFamilyMode { get; init; }

    /// <summary>The services as resources that the proxy is told of; null for all, without <c>refs</c> none.</summary>
    [Alias("reachable_backends")]
    [Doc("Services that the proxy is told of; all when absent.")]
    public DataplaneReachableBackends? ReachableBackends { get; init; }
}

/// <summary>The services that a proxy is told of.</summary>
public sealed record DataplaneReachableBackends
{
    /// <summary>References to them.</summary>
    [Doc("References to the services.")]
    public IReadOnlyList<DataplaneReachableBackendRef>? Refs { get; init; }
}

/// <summary>A service that a proxy is told of.</summary>
public sealed record DataplaneReachableBackendRef
{
    /// <summary>MeshService, MeshExternalService or MeshMultiZoneService.</summary>
    [Doc("Kind of the service: MeshService, MeshExternalService or MeshMultiZoneService.")]
    public string? Kind { get; init; }

    /// <summary>Its name; excludes <see cref="Labels"/>.</summary>
    [Doc("Name of the service. Excludes labels.")]
    public string? Name { get; init; }

    /// <summary>Its namespace; absent is the proxy's own.</summary>
    [Doc("Namespace of the service. Kubernetes only.")]
    public string? Namespace { get; init; }

    /// <summary>Its port; absent is all its ports.</summary>
    [Doc("Port of the service; all its ports when absent.")]
    public uint? Port { get; init; }

    /// <summary>Labels that select services; excludes <see cref="Name"/>.</summary>
    [Doc("Labels that select services in place of a name.")]
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}
