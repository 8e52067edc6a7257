using System.Text.Json;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Changes to the configuration of Envoy (pkg/plugins/policies/meshproxypatch).</summary>
public sealed record MeshProxyPatchSpec : IPolicySpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshProxyPatchSpec> Descriptor = new(static () => ModelJson.Default.MeshProxyPatchSpec)
    {
        Name = "MeshProxyPatch",
        Plural = "meshproxypatches",
        ShortName = "mpp",
        IsPolicy = true,
        Description = "MeshProxyPatch changes the configuration that Envoy gets.",
        PrinterColumns = PrinterColumn.OfTargetRef,
    };

    /// <inheritdoc />
    [Doc("The proxies that this policy is for; all proxies of the mesh when absent.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>The changes.</summary>
    [Required]
    [Doc("The changes.")]
    public JsonElement? Default { get; init; }
}
