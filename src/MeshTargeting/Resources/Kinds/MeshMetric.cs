using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Metrics of proxies and workloads (pkg/plugins/policies/meshmetric).</summary>
public sealed record MeshMetricSpec : IPolicySpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshMetricSpec> Descriptor =
        new(static () => ModelJson.Default.MeshMetricSpec, static () => ModelJson.Default.PolicyStatus)
        {
            Name = "MeshMetric",
            Plural = "meshmetrics",
            ShortName = "mm",
            IsPolicy = true,
            Description = "MeshMetric says which metrics of proxies and workloads are made, and who gets them.",
            PrinterColumns = PrinterColumn.OfTargetRef,
        };

    /// <inheritdoc />
    [Doc("The proxies that this policy is for; all proxies of the mesh when absent.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>What is measured, and the backends that get it.</summary>
    [Doc("What is measured, and the backends that get it.")]
    public MeshMetricConf? Default { get; init; }
}

/// <summary>What is measured, and who gets it.</summary>
public sealed record MeshMetricConf
{
    /// <summary>Metrics of the proxy.</summary>
    [Doc("Metrics of the proxy.")]
    public MeshMetricSidecar? Sidecar { get; init; }

    /// <summary>Metrics of the workload, which the proxy collects.</summary>
    [Doc("Endpoints of the workload whose metrics the proxy collects. Proxies without a workload pass them over.")]
    public IReadOnlyList<MeshMetricApplication>? Applications { get; init; }

    /// <summary>Who gets the metrics.</summary>
    [Doc("Backends that get the metrics.")]
    public IReadOnlyList<MeshMetricBackend>? Backends { get; init; }
}

/// <summary>Which metrics of a proxy are made.</summary>
public sealed record MeshMetricSidecar
{
    /// <summary>Which metrics are picked; absent is all.</summary>
    [Doc("Which metrics are picked.")]
    public MeshMetricProfiles? Profiles { get; init; }

    /// <summary>Whether metrics that never changed are made as well; absent is false.</summary>
    [Doc("Whether metrics that never changed are made as well; false when absent.")]
    public bool? IncludeUnused { get; init; }
}

/// <summary>Which metrics are picked: those of the profiles, without the excluded, and the included in any case.</summary>
public sealed record MeshMetricProfiles
{
    /// <summary>Ready-made choices, added up.</summary>
    [Doc("Ready-made choices of metrics, which add up.")]
    public IReadOnlyList<MeshMetricProfile>? AppendProfiles { get; init; }

    /// <summary>Metrics that are left out.</summary>
    [Doc("Metrics that are left out of what the profiles pick.")]
    public IReadOnlyList<MeshMetricSelector>? Exclude { get; init; }

    /// <summary>Metrics that are made in any case.</summary>
    [Doc("Metrics that are made in any case, even where excluded.")]
    public IReadOnlyList<MeshMetricSelector>? Include { get; init; }
}

/// <summary>A ready-made choice of metrics.</summary>
public sealed record MeshMetricProfile
{
    /// <summary><c>All</c>, <c>Basic</c> or <c>None</c>.</summary>
    [Required]
    [OneOf("All", "Basic", "None")]
    [Doc("Name of the profile.")]
    public string? Name { get; init; }
}

/// <summary>Metrics by their names.</summary>
public sealed record MeshMetricSelector
{
    /// <summary>How <see cref="Match"/> is read: <c>Prefix</c>, <c>Regex</c>, <c>Exact</c> or <c>Contains</c>.</summary>
    [Required]
    [OneOf("Prefix", "Regex", "Exact", "Contains")]
    [Doc("How match is read.")]
    public string? Type { get; init; }

    /// <summary>The name, a part of it, or a regular expression of Go's.</summary>
    [Required]
    [Doc("Name of the metric, a part of it, or a regular expression, as type has it.")]
    public string? Match { get; init; }
}

/// <summary>An endpoint of the workload that shows metrics in Prometheus' form.</summary>
public sealed record MeshMetricApplication
{
    /// <summary>A name for it.</summary>
    [Doc("Name of the application.")]
    public string? Name { get; init; }

    /// <summary>The path of the endpoint; absent is <c>/metrics</c>.</summary>
    [Default("/metrics")]
    [Doc("Path of the endpoint.")]
    public string? Path { get; init; }

    /// <summary>The address that the workload listens on; absent is that of the proxy's inbounds.</summary>
    [Doc("Address that the application listens on; that of the proxy when absent.")]
    public string? Address { get; init; }

    /// <summary>The port of the endpoint.</summary>
    [Required]
    [Doc("Port of the endpoint.")]
    public uint? Port { get; init; }
}
