using System.Text.Json;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Traces of requests (pkg/plugins/policies/meshtrace).</summary>
public sealed record MeshTraceSpec : IPolicySpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshTraceSpec> Descriptor =
        new(static () => ModelJson.Default.MeshTraceSpec, static () => ModelJson.Default.PolicyStatus)
        {
            Name = "MeshTrace",
            Plural = "meshtraces",
            ShortName = "mtr",
            IsPolicy = true,
            Description = "MeshTrace makes traces of requests.",
            PrinterColumns = PrinterColumn.OfTargetRef,
        };

    /// <inheritdoc />
    [Doc("The proxies that this policy is for; all proxies of the mesh when absent.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>What is traced, and the backends that get it.</summary>
    [Doc("What is traced, and the backends that get it.")]
    public JsonElement? Default { get; init; }
}
