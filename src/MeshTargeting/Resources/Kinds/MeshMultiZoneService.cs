using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>One destination made of the MeshServices of several zones (pkg/core/resources/apis/meshmultizoneservice).</summary>
public sealed record MeshMultiZoneServiceSpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshMultiZoneServiceSpec> Descriptor =
        new(static () => ModelJson.Default.MeshMultiZoneServiceSpec, static () => ModelJson.Default.MeshMultiZoneServiceStatus)
        {
            Name = "MeshMultiZoneService",
            Plural = "meshmultizoneservices",
            Kds = Synchronisation.GlobalToZones,
            ShortName = "mzsvc",
            IsDestination = true,
            Description = "MeshMultiZoneService is one destination made of MeshServices of any zone.",
            PrinterColumns = [new("Hostname", ".status.addresses[0].hostname")],
        };

    /// <summary>The MeshServices behind it.</summary>
    [Required]
    [Doc("The MeshServices behind this service.")]
    public MeshMultiZoneServiceSelector? Selector { get; init; }

    /// <summary>Its ports; traffic joins a MeshService by the port's number.</summary>
    [Required]
    [MinItems(1)]
    [Doc("Ports of this service.")]
    public IReadOnlyList<MeshMultiZoneServicePort>? Ports { get; init; }
}

/// <summary>The MeshServices behind a MeshMultiZoneService.</summary>
public sealed record MeshMultiZoneServiceSelector
{
    /// <summary>MeshServices by their labels.</summary>
    [Required]
    [Doc("Selects MeshServices by their labels.")]
    public LabelSelector? MeshService { get; init; }
}

/// <summary>A port of a MeshMultiZoneService.</summary>
public sealed record MeshMultiZoneServicePort
{
    /// <summary>Its name, for sectionName; absent means that the number stands for it.</summary>
    [Doc("Name of the port, for use in sectionName. The port number stands in for an absent name.")]
    public string? Name { get; init; }

    /// <summary>The number that clients use.</summary>
    [Required]
    [Doc("Port number that clients use.")]
    public int? Port { get; init; }

    /// <summary>The protocol; absent is <c>tcp</c>.</summary>
    [Default("tcp")]
    [Doc("Protocol of the port: tcp, http, http2, grpc or kafka.")]
    public string? AppProtocol { get; init; }

    /// <summary>
    /// The name that sectionName means: <see cref="Name"/>, else the number (GetName in helpers.go). Unlike a MeshService's, a name that
    /// is present and empty counts as none.
    /// </summary>
    public string SectionName() =>
        string.IsNullOrEmpty(Name) ? (Port ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture) : Name;
}

/// <summary>What the control plane says of a MeshMultiZoneService.</summary>
public sealed record MeshMultiZoneServiceStatus
{
    /// <summary>Hostnames by which it is reached.</summary>
    [Doc("Hostnames of this service.")]
    public IReadOnlyList<MeshServiceAddress>? Addresses { get; init; }

    /// <summary>Virtual addresses.</summary>
    [Doc("Virtual addresses of this service.")]
    public IReadOnlyList<MeshServiceVip>? Vips { get; init; }

    /// <summary>The MeshServices that the selector matches.</summary>
    [Doc("MeshServices that the selector matches.")]
    public IReadOnlyList<MatchedMeshService>? MeshServices { get; init; }

    /// <summary>What became of each HostnameGenerator that selects it.</summary>
    [Doc("Conditions of the HostnameGenerators that select this service.")]
    public IReadOnlyList<HostnameGeneratorStatus>? HostnameGenerators { get; init; }

    /// <summary>Conditions.</summary>
    [Doc("Conditions of this service.")]
    public IReadOnlyList<Condition>? Conditions { get; init; }
}

/// <summary>A MeshService that a MeshMultiZoneService selects.</summary>
public sealed record MatchedMeshService
{
    /// <summary>Its name.</summary>
    [Required]
    [Doc("Name of the MeshService.")]
    public string? Name { get; init; }

    /// <summary>Its namespace.</summary>
    [Required]
    [Doc("Namespace of the MeshService.")]
    public string? Namespace { get; init; }

    /// <summary>Its zone.</summary>
    [Required]
    [Doc("Zone of the MeshService.")]
    public string? Zone { get; init; }

    /// <summary>Its mesh.</summary>
    [Required]
    [Doc("Mesh of the MeshService.")]
    public string? Mesh { get; init; }
}
