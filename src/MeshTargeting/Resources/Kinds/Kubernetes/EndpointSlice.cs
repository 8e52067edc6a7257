using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds.Kubernetes;

/// <summary>A Kubernetes EndpointSlice, as far as Kuma reads it: which Pods are behind a headless Service.</summary>
public sealed record EndpointSliceSpec
{
    /// <summary>The label that names the Service of a slice.</summary>
    public const string ServiceNameLabel = "kubernetes.io/service-name";

    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<EndpointSliceSpec> Descriptor = new(static () => ModelJson.Default.EndpointSliceSpec)
    {
        Name = "EndpointSlice",
        Plural = "endpointslices",
        Group = "discovery.k8s.io",
        Version = "v1",
        Scope = KindScope.Kubernetes,
        SpecInlineOnKubernetes = true,
        Partial = true,
        Description = "A Kubernetes EndpointSlice: the Pods behind a Service.",
    };

    /// <summary>IPv4, IPv6 or FQDN.</summary>
    [Doc("Type of the addresses.")]
    public string? AddressType { get; init; }

    /// <summary>The endpoints.</summary>
    [Doc("Endpoints of the Service.")]
    public IReadOnlyList<SliceEndpoint>? Endpoints { get; init; }

    /// <summary>The ports of every endpoint.</summary>
    [Doc("Ports of every endpoint.")]
    public IReadOnlyList<SlicePort>? Ports { get; init; }
}

/// <summary>An endpoint of a Service.</summary>
public sealed record SliceEndpoint
{
    /// <summary>Its addresses.</summary>
    [Doc("Addresses of the endpoint.")]
    public IReadOnlyList<string>? Addresses { get; init; }

    /// <summary>How it is.</summary>
    [Doc("State of the endpoint.")]
    public SliceConditions? Conditions { get; init; }

    /// <summary>What is behind it, mostly a Pod.</summary>
    [Doc("Object behind the endpoint.")]
    public SliceTargetRef? TargetRef { get; init; }
}

/// <summary>How an endpoint is.</summary>
public sealed record SliceConditions
{
    /// <summary>Whether it takes traffic; absent is unknown and counts as true.</summary>
    [Doc("Whether the endpoint takes traffic.")]
    public bool? Ready { get; init; }
}

/// <summary>What is behind an endpoint.</summary>
public sealed record SliceTargetRef
{
    /// <summary>Its API version; absent or <c>v1</c> for Pods.</summary>
    [Doc("API version of the object.")]
    public string? ApiVersion { get; init; }

    /// <summary>Its kind.</summary>
    [Doc("Kind of the object.")]
    public string? Kind { get; init; }

    /// <summary>Its name.</summary>
    [Doc("Name of the object.")]
    public string? Name { get; init; }

    /// <summary>Its namespace.</summary>
    [Doc("Namespace of the object.")]
    public string? Namespace { get; init; }
}

/// <summary>A port of every endpoint of a slice.</summary>
public sealed record SlicePort
{
    /// <summary>The name of the Service's port.</summary>
    [Doc("Name of the port.")]
    public string? Name { get; init; }

    /// <summary>The endpoint's port.</summary>
    [Doc("Number of the port.")]
    public int? Port { get; init; }

    /// <summary>TCP (when absent), UDP or SCTP.</summary>
    [Doc("Protocol of the transport.")]
    public string? Protocol { get; init; }
}
