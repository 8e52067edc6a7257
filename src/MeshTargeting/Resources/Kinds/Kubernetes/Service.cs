using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds.Kubernetes;

/// <summary>A Kubernetes Service, as far as Kuma reads it (pkg/plugins/runtime/k8s/controllers/meshservice_controller.go).</summary>
public sealed record ServiceSpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<ServiceSpec> Descriptor = new(static () => ModelJson.Default.ServiceSpec)
    {
        Name = "Service",
        Plural = "services",
        ShortName = "svc",
        Group = "",
        Version = "v1",
        Scope = KindScope.Kubernetes,
        Partial = true,
        Description = "A Kubernetes Service: Kuma makes a MeshService of it.",
    };

    /// <summary>ClusterIP (when absent), NodePort, LoadBalancer or ExternalName.</summary>
    [Doc("Type of the Service.")]
    public string? Type { get; init; }

    /// <summary>The address; <c>None</c> makes it headless; a manifest mostly leaves it to Kubernetes.</summary>
    [Doc("Address of the Service; None makes it headless.")]
    public string? ClusterIP { get; init; }

    /// <summary>Labels of the Pods behind it; null or empty means that something else keeps its endpoints.</summary>
    [Doc("Labels of the Pods behind the Service.")]
    public IReadOnlyDictionary<string, string>? Selector { get; init; }

    /// <summary>Its ports.</summary>
    [Doc("Ports of the Service.")]
    public IReadOnlyList<ServicePort>? Ports { get; init; }
}

/// <summary>A port of a Service.</summary>
public sealed record ServicePort
{
    /// <summary>Its name; may be absent where there is one port only.</summary>
    [Doc("Name of the port.")]
    public string? Name { get; init; }

    /// <summary>The number that clients use.</summary>
    [Doc("Port number that clients use.")]
    public int? Port { get; init; }

    /// <summary>TCP (when absent), UDP or SCTP.</summary>
    [Doc("Protocol of the transport.")]
    public string? Protocol { get; init; }

    /// <summary>The container's port, by number or name; Kubernetes fills in <see cref="Port"/> where it is absent.</summary>
    [Doc("Port of the containers, by number or name.")]
    public IntOrString? TargetPort { get; init; }

    /// <summary>The protocol above the transport; Kuma copies it as it stands.</summary>
    [Doc("Protocol of the application.")]
    public string? AppProtocol { get; init; }
}
