using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>A workload, and how many of its proxies are connected and healthy (pkg/core/resources/apis/workload).</summary>
public sealed record WorkloadSpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<WorkloadSpec> Descriptor =
        new(static () => ModelJson.Default.WorkloadSpec, static () => ModelJson.Default.WorkloadStatus)
        {
            Name = "Workload",
            Plural = "workloads",
            Kds = Synchronisation.ZoneToGlobal,
            ShortName = "wl",
            Description = "Workload is a workload, and how many of its proxies are connected and healthy.",
        };
}

/// <summary>What the control plane says of a Workload.</summary>
public sealed record WorkloadStatus
{
    /// <summary>How many proxies it has.</summary>
    [Doc("Numbers of the data plane proxies of this workload.")]
    public WorkloadProxies? DataplaneProxies { get; init; }
}

/// <summary>How many proxies a workload has.</summary>
public sealed record WorkloadProxies
{
    /// <summary>How many are connected to the control plane.</summary>
    [Required]
    [Doc("Number of proxies that are connected to the control plane.")]
    public int? Connected { get; init; }

    /// <summary>How many are healthy.</summary>
    [Required]
    [Doc("Number of proxies that are healthy.")]
    public int? Healthy { get; init; }

    /// <summary>How many there are.</summary>
    [Required]
    [Doc("Number of all proxies.")]
    public int? Total { get; init; }
}
