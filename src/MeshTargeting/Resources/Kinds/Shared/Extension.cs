using System.Text.Json;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>A plugin of the control plane.</summary>
public sealed record Extension
{
    /// <summary>Which plugin.</summary>
    [Required]
    [Doc("Type of the plugin.")]
    public string? Type { get; init; }

    /// <summary>Its settings.</summary>
    [Doc("Settings of the plugin, in its own form.")]
    public JsonElement? Config { get; init; }
}
