namespace MeshTargeting.Resources.Kinds;

/// <summary>A workload, and how many of its proxies are connected and healthy (pkg/core/resources/apis/workload).</summary>
public sealed record WorkloadSpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<WorkloadSpec> Descriptor = new(static () => ModelJson.Default.WorkloadSpec)
    {
        Name = "Workload",
        Plural = "workloads",
        Kds = Synchronisation.ZoneToGlobal,
        ShortName = "wl",
        Description = "Workload is a workload, and how many of its proxies are connected and healthy.",
    };
}
