using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>What the control plane says of a MeshService.</summary>
public sealed record MeshServiceStatus
{
    /// <summary>Hostnames by which it is reached.</summary>
    [Doc("Hostnames of this service.")]
    public IReadOnlyList<MeshServiceAddress>? Addresses { get; init; }

    /// <summary>Virtual addresses.</summary>
    [Doc("Virtual addresses of this service.")]
    public IReadOnlyList<MeshServiceVip>? Vips { get; init; }

    /// <summary>Whether all its proxies speak mutual TLS.</summary>
    [Doc("Whether all proxies of this service speak mutual TLS.")]
    public MeshServiceTls? Tls { get; init; }

    /// <summary>What became of each HostnameGenerator that selects it.</summary>
    [Doc("Conditions of the HostnameGenerators that select this service.")]
    public IReadOnlyList<HostnameGeneratorStatus>? HostnameGenerators { get; init; }

    /// <summary>How many proxies it has.</summary>
    [Doc("Numbers of the data plane proxies that this service selects.")]
    public DataplaneProxies? DataplaneProxies { get; init; }
}

/// <summary>A hostname.</summary>
public sealed record MeshServiceAddress
{
    /// <summary>The hostname.</summary>
    [Doc("The hostname.")]
    public string? Hostname { get; init; }

    /// <summary>Where it comes from; Kuma writes HostnameGenerator.</summary>
    [Doc("Where the hostname comes from.")]
    public string? Origin { get; init; }

    /// <summary>The generator that made it.</summary>
    [Doc("The HostnameGenerator that made it.")]
    public HostnameGeneratorRef? HostnameGeneratorRef { get; init; }
}

/// <summary>A HostnameGenerator by name.</summary>
public sealed record HostnameGeneratorRef
{
    /// <summary>The name under which the control plane keeps it.</summary>
    [Required]
    [Doc("Name under which the control plane keeps the generator.")]
    public string? CoreName { get; init; }
}

/// <summary>A virtual address.</summary>
public sealed record MeshServiceVip
{
    /// <summary>The address.</summary>
    [Doc("The IP address.")]
    public string? Ip { get; init; }
}

/// <summary>Whether a service speaks mutual TLS.</summary>
public sealed record MeshServiceTls
{
    /// <summary>Ready or NotReady.</summary>
    [OneOf("Ready", "NotReady")]
    [Doc("Ready when every proxy of the service can be spoken to with mutual TLS.")]
    public string? Status { get; init; }
}

/// <summary>What became of a HostnameGenerator.</summary>
public sealed record HostnameGeneratorStatus
{
    /// <summary>The generator.</summary>
    [Required]
    [Doc("The HostnameGenerator.")]
    public HostnameGeneratorRef? HostnameGeneratorRef { get; init; }

    /// <summary>Its conditions, one of a type.</summary>
    [ListMapKeys("type")]
    [Doc("Conditions of the generator for this service.")]
    public IReadOnlyList<Condition>? Conditions { get; init; }
}

/// <summary>How many proxies a service has.</summary>
public sealed record DataplaneProxies
{
    /// <summary>How many are connected to the control plane.</summary>
    [Doc("Number of proxies that are connected to the control plane of the zone.")]
    public long? Connected { get; init; }

    /// <summary>How many have a healthy inbound for every port of the service.</summary>
    [Doc("Number of proxies with a healthy inbound for every port of the service.")]
    public long? Healthy { get; init; }

    /// <summary>How many there are.</summary>
    [Doc("Number of proxies that the selector matches.")]
    public long? Total { get; init; }
}
