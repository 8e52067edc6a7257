using System.Text.Json.Serialization;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds.Kubernetes;

/// <summary>A Kubernetes Pod, as far as Kuma reads it (pkg/plugins/runtime/k8s/controllers/pod_converter.go).</summary>
public sealed record PodSpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<PodSpec> Descriptor =
        new(static () => ModelJson.Default.PodSpec, static () => ModelJson.Default.PodStatus)
        {
            Name = "Pod",
            Plural = "pods",
            ShortName = "po",
            Group = "",
            Version = "v1",
            Scope = KindScope.Kubernetes,
            Partial = true,
            Description = "A Kubernetes Pod: Kuma makes a Dataplane of it where its proxy is injected.",
        };

    /// <summary>Its containers.</summary>
    [Doc("Containers of the Pod.")]
    public IReadOnlyList<Container>? Containers { get; init; }

    /// <summary>Containers that run before, or with restartPolicy Always beside, the others.</summary>
    [Doc("Containers that start before the others.")]
    public IReadOnlyList<Container>? InitContainers { get; init; }

    /// <summary>Its service account; absent is <c>default</c>.</summary>
    [Doc("Service account of the Pod.")]
    public string? ServiceAccountName { get; init; }

    /// <summary>The node on which it runs; absent where none has been found yet.</summary>
    [Doc("Node on which the Pod runs.")]
    public string? NodeName { get; init; }

    /// <summary>Its host name; absent is the Pod's name.</summary>
    [Doc("Host name of the Pod.")]
    public string? Hostname { get; init; }

    /// <summary>The headless Service under whose name it has a DNS entry.</summary>
    [Doc("Headless Service under whose name the Pod has a DNS entry.")]
    public string? Subdomain { get; init; }
}

/// <summary>A container of a Pod.</summary>
public sealed record Container
{
    /// <summary>Its name.</summary>
    [Doc("Name of the container.")]
    public string? Name { get; init; }

    /// <summary>Ports that it says it serves.</summary>
    [Doc("Ports of the container.")]
    public IReadOnlyList<ContainerPort>? Ports { get; init; }

    /// <summary><c>Always</c> makes an init container a sidecar; absent otherwise.</summary>
    [Doc("Always makes an init container a sidecar.")]
    public string? RestartPolicy { get; init; }
}

/// <summary>A port of a container.</summary>
public sealed record ContainerPort
{
    /// <summary>Its name, for a Service's targetPort.</summary>
    [Doc("Name of the port.")]
    public string? Name { get; init; }

    /// <summary>Its number.</summary>
    [Doc("Number of the port.")]
    [JsonPropertyName("containerPort")]
    public int? Number { get; init; }

    /// <summary>TCP (when absent), UDP or SCTP.</summary>
    [Doc("Protocol of the transport.")]
    public string? Protocol { get; init; }
}

/// <summary>What the cluster says of a Pod.</summary>
public sealed record PodStatus
{
    /// <summary>Its address.</summary>
    [Doc("Address of the Pod.")]
    public string? PodIP { get; init; }

    /// <summary>How its containers are.</summary>
    [Doc("States of the containers.")]
    public IReadOnlyList<ContainerStatus>? ContainerStatuses { get; init; }

    /// <summary>How its init containers are.</summary>
    [Doc("States of the init containers.")]
    public IReadOnlyList<ContainerStatus>? InitContainerStatuses { get; init; }
}

/// <summary>How a container is.</summary>
public sealed record ContainerStatus
{
    /// <summary>Its name.</summary>
    [Doc("Name of the container.")]
    public string? Name { get; init; }

    /// <summary>Whether it passes its readiness probe.</summary>
    [Doc("Whether the container is ready.")]
    public bool? Ready { get; init; }
}
