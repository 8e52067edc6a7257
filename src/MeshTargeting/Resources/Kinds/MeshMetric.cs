using System.Text.Json;
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
    public JsonElement? Default { get; init; }
}
