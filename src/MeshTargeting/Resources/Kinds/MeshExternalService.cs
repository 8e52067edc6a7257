using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>A destination outside the mesh (pkg/core/resources/apis/meshexternalservice).</summary>
public sealed record MeshExternalServiceSpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshExternalServiceSpec> Descriptor =
        new(static () => ModelJson.Default.MeshExternalServiceSpec, static () => ModelJson.Default.MeshExternalServiceStatus)
        {
            Name = "MeshExternalService",
            Plural = "meshexternalservices",
            Kds = Synchronisation.GlobalToZones | Synchronisation.ZoneToGlobal,
            SystemNamespaceOnly = true,
            ShortName = "extsvc",
            IsDestination = true,
            Description = "MeshExternalService is a destination outside the mesh that proxies reach like a service of the mesh.",
            PrinterColumns = [new("Hostname", ".status.addresses[0].hostname")],
        };

    /// <summary>How clients address it.</summary>
    [Required]
    [Doc("How clients address this service.")]
    public ExternalServiceMatch? Match { get; init; }

    /// <summary>What finds its endpoints in place of <see cref="Endpoints"/>.</summary>
    [Doc("Plugin that finds the endpoints, in place of endpoints.")]
    public Extension? Extension { get; init; }

    /// <summary>Where it is.</summary>
    [Doc("Where the service is.")]
    public IReadOnlyList<ExternalServiceEndpoint>? Endpoints { get; init; }

    /// <summary>TLS towards it.</summary>
    [Doc("TLS towards the service.")]
    public ExternalServiceTls? Tls { get; init; }
}

/// <summary>How clients address a MeshExternalService.</summary>
public sealed record ExternalServiceMatch
{
    /// <summary>HostnameGenerator.</summary>
    [Default("HostnameGenerator")]
    [OneOf("HostnameGenerator")]
    [Doc("How the service gets its hostname: only HostnameGenerator.")]
    public string? Type { get; init; }

    /// <summary>The port that clients use.</summary>
    [Required]
    [Minimum(1)]
    [Maximum(65535)]
    [Doc("Port number that clients use.")]
    public int? Port { get; init; }

    /// <summary>The protocol; absent is tcp.</summary>
    [Default("tcp")]
    [OneOf("tcp", "grpc", "http", "http2")]
    [Doc("Protocol of the service.")]
    public string? Protocol { get; init; }
}

/// <summary>An endpoint outside the mesh.</summary>
public sealed record ExternalServiceEndpoint
{
    /// <summary>An IP address or a hostname.</summary>
    [Required]
    [MinLength(1)]
    [Doc("IP address or hostname of the endpoint.")]
    public string? Address { get; init; }

    /// <summary>Its port.</summary>
    [Required]
    [Minimum(1)]
    [Maximum(65535)]
    [Doc("Port of the endpoint.")]
    public int? Port { get; init; }

    /// <summary>Its priority: a greater number is used when endpoints of smaller ones fail; absent is 0.</summary>
    [Minimum(0)]
    [Maximum(128)]
    [Doc("Priority of the endpoint; those with a greater number are used when those with smaller ones fail.")]
    public int? Priority { get; init; }
}

/// <summary>What the control plane says of a MeshExternalService.</summary>
public sealed record MeshExternalServiceStatus
{
    /// <summary>Its virtual address.</summary>
    [Doc("Virtual address of this service.")]
    public MeshServiceVip? Vip { get; init; }

    /// <summary>Hostnames by which it is reached.</summary>
    [Doc("Hostnames of this service.")]
    public IReadOnlyList<MeshServiceAddress>? Addresses { get; init; }

    /// <summary>What became of each HostnameGenerator that selects it.</summary>
    [Doc("Conditions of the HostnameGenerators that select this service.")]
    public IReadOnlyList<HostnameGeneratorStatus>? HostnameGenerators { get; init; }
}
