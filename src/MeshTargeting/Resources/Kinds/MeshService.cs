using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>A destination of traffic in the mesh: which proxies serve it and at which ports (pkg/core/resources/apis/meshservice).</summary>
public sealed record MeshServiceSpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshServiceSpec> Descriptor =
        new(static () => ModelJson.Default.MeshServiceSpec, static () => ModelJson.Default.MeshServiceStatus)
        {
            Name = "MeshService",
            Plural = "meshservices",
            Kds = Synchronisation.ZoneToGlobal | Synchronisation.SyncedAcrossZones,
            ShortName = "msvc",
            IsDestination = true,
            Description = "MeshService is a destination of traffic in the mesh: which data plane proxies serve it, and at which ports.",
            PrinterColumns = [new("Hostname", ".status.addresses[0].hostname")],
        };

    /// <summary>Whether it has a healthy endpoint; kept by the control plane.</summary>
    [Default("Unavailable")]
    [OneOf("Available", "Unavailable")]
    [Doc("Available when the service has at least one healthy endpoint, otherwise Unavailable. Kept by the control plane.")]
    public string? State { get; init; }

    /// <summary>Which proxies serve it; exactly one of its members is meant to be set.</summary>
    [Doc("Selects the data plane proxies that serve this service; exactly one of dataplaneTags, dataplaneRef and dataplaneLabels.")]
    public MeshServiceSelector? Selector { get; init; }

    /// <summary>Its ports.</summary>
    [ListMapKeys("port", "appProtocol")]
    [Doc("Ports of this service.")]
    public IReadOnlyList<MeshServicePort>? Ports { get; init; }

    /// <summary>The identities of the proxies that serve it; kept by the control plane.</summary>
    [Doc("Identities of the proxies that serve this service. Kept by the control plane.")]
    public IReadOnlyList<MeshServiceIdentity>? Identities { get; init; }
}

/// <summary>Which proxies serve a MeshService.</summary>
public sealed record MeshServiceSelector
{
    /// <summary>Proxies with an inbound that carries all of these tags; present and empty matches none.</summary>
    [Until("3.0")]
    [Doc("Selects proxies with an inbound that carries all of these tags.")]
    public IReadOnlyDictionary<string, string>? DataplaneTags { get; init; }

    /// <summary>One proxy by name.</summary>
    [Doc("Selects one proxy by its name.")]
    public DataplaneRef? DataplaneRef { get; init; }

    /// <summary>Proxies by the labels of their Dataplane; present and empty matches every proxy of the mesh.</summary>
    [Doc("Selects proxies by the labels of their Dataplane.")]
    public LabelSelector? DataplaneLabels { get; init; }
}

/// <summary>A proxy by name.</summary>
public sealed record DataplaneRef
{
    /// <summary>The Dataplane's name; on Kubernetes Kuma knows it as <c>name.namespace</c>.</summary>
    [Doc("Name of the Dataplane; on Kubernetes as name.namespace.")]
    public string? Name { get; init; }
}

/// <summary>A port of a MeshService.</summary>
public sealed record MeshServicePort
{
    /// <summary>The port's name, for sectionName; absent means that the number stands for it.</summary>
    [Doc("Name of the port, for use in sectionName. The port number stands in for an absent name.")]
    public string? Name { get; init; }

    /// <summary>The number that clients use; null where the manifest leaves it out (Kuma then reads 0).</summary>
    [Required]
    [Doc("Port number that clients use.")]
    public int? Port { get; init; }

    /// <summary>The proxy's inbound, by port number or name; Kuma 2.14 reads an absent one as 0, which no inbound has.</summary>
    [Doc("Inbound of the proxy, by port number or by name. The MeshService reference says that it defaults to port; Kuma 2.14 leaves it empty.")]
    public IntOrString? TargetPort { get; init; }

    /// <summary>The protocol: <c>tcp</c>, <c>http</c>, <c>http2</c>, <c>grpc</c> (and <c>kafka</c> before 3.0); absent is <c>tcp</c>.</summary>
    [Default("tcp")]
    [Doc("Protocol of the port: tcp, http, http2 or grpc.")]
    public string? AppProtocol { get; init; }

    /// <summary>The name that sectionName means: <see cref="Name"/>, else the number (MeshService's GetName in helpers.go).</summary>
    public string SectionName() => Name ?? (Port ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>An identity of the proxies behind a MeshService.</summary>
public sealed record MeshServiceIdentity
{
    /// <summary>ServiceTag or SpiffeID.</summary>
    [Required]
    [OneOf("ServiceTag", "SpiffeID")]
    [Until("3.0", "ServiceTag")]
    [Doc("Kind of identity.")]
    public string? Type { get; init; }

    /// <summary>The tag's value or the SPIFFE id.</summary>
    [Required]
    [Doc("Value of the identity.")]
    public string? Value { get; init; }
}
