using System.Text.Json;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>A port of a workload that its proxy serves.</summary>
public sealed record DataplaneInbound
{
    /// <summary>The proxy's port.</summary>
    [Doc("Port at which the proxy serves the workload.")]
    public uint? Port { get; init; }

    /// <summary>The workload's port; absent is <see cref="Port"/>.</summary>
    [Doc("Port of the workload; that of the proxy when absent.")]
    public uint? ServicePort { get; init; }

    /// <summary>The workload's address; absent is 127.0.0.1.</summary>
    [Doc("Address of the workload.")]
    public string? ServiceAddress { get; init; }

    /// <summary>The proxy's address; absent is networking.address.</summary>
    [Doc("Address of the proxy; networking.address when absent.")]
    public string? Address { get; init; }

    /// <summary>Tags, among them kuma.io/service; absent or empty where inbounds go without tags.</summary>
    [Until("3.0")]
    [Doc("Tags of the inbound, for example kuma.io/service.")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>What Kuma up to 2.5 knew of its health.</summary>
    [Doc("Health of the workload, as Kuma up to 2.5 kept it.")]
    public DataplaneHealth? Health { get; init; }

    /// <summary>How the proxy finds out whether the workload is up.</summary>
    [Doc("How the proxy finds out whether the workload is up.")]
    public DataplaneServiceProbe? ServiceProbe { get; init; }

    /// <summary>Ready (when absent), NotReady, or Ignored (no Service selects it any more).</summary>
    [ProtobufEnum("Ready", "NotReady", "Ignored")]
    [Doc("Whether the inbound takes traffic; Ready when absent.")]
    public string? State { get; init; }

    /// <summary>Its name, for targetPort and sectionName; absent means that the number stands for it.</summary>
    [Doc("Name of the inbound, for use in targetPort and sectionName.")]
    public string? Name { get; init; }

    /// <summary>The protocol; absent leaves it to the tag kuma.io/protocol.</summary>
    [Doc("Protocol of the workload: tcp, http, http2, grpc or kafka.")]
    public string? Protocol { get; init; }
}

/// <summary>The health of a workload, as Kuma up to 2.5 kept it.</summary>
public sealed record DataplaneHealth
{
    /// <summary>Whether it is ready; absent, inside a present <c>health</c>, is false.</summary>
    [Doc("Whether the workload is ready.")]
    public bool? Ready { get; init; }
}

/// <summary>How a proxy finds out whether its workload is up.</summary>
public sealed record DataplaneServiceProbe
{
    /// <summary>Time between two probes; must not be 0.</summary>
    [Duration]
    [Doc("Time between two probes.")]
    public string? Interval { get; init; }

    /// <summary>How long a probe may take; must not be 0.</summary>
    [Duration]
    [Doc("How long a probe may take.")]
    public string? Timeout { get; init; }

    /// <summary>How many failures in a row make it unhealthy.</summary>
    [Alias("unhealthy_threshold")]
    [Doc("How many failed probes in a row make the workload unhealthy.")]
    public uint? UnhealthyThreshold { get; init; }

    /// <summary>How many successes in a row make it healthy.</summary>
    [Alias("healthy_threshold")]
    [Doc("How many successful probes in a row make the workload healthy.")]
    public uint? HealthyThreshold { get; init; }

    /// <summary>Present where the probe is a TCP connection; it has no fields.</summary>
    [Doc("Probes by opening a TCP connection.")]
    public IReadOnlyDictionary<string, JsonElement>? Tcp { get; init; }
}
