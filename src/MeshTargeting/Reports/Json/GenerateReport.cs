using System.Text.Json.Nodes;
using MeshTargeting.Reports.Generation;

namespace MeshTargeting.Reports.Json;

/// <summary>The report of <c>generate</c>.</summary>
public sealed record GenerateReport
{
    /// <summary>The version of this shape.</summary>
    public string ApiVersion { get; init; } = ReportJson.ApiVersion;

    /// <summary>The shape.</summary>
    public string Kind { get; init; } = "GenerateReport";

    /// <summary>The version of Kuma whose behaviour is told.</summary>
    public required string KumaVersion { get; init; }

    /// <summary>The MeshServices as manifests.</summary>
    public required IReadOnlyList<JsonObject> MeshServices { get; init; }

    /// <summary>Kuma's default HostnameGenerators as manifests, where they were asked for.</summary>
    public required IReadOnlyList<JsonObject> HostnameGenerators { get; init; }

    /// <summary>What gets none, or not the one that is expected, and why.</summary>
    public required IReadOnlyList<ReportedNote> Notes { get; init; }

    /// <summary>Makes the report of a result.</summary>
    public static GenerateReport Of(GenerateResult result) => new()
    {
        KumaVersion = result.Options.Semantics.Version,
        MeshServices = result.Services.Select(Manifest.Of).ToList(),
        HostnameGenerators = result.HostnameGenerators.Select(Manifest.Of).ToList(),
        Notes = result.Notes.Select((note, i) => new ReportedNote(
            ResourceName.Of(note.Resource.Id), note.Text, note.Resource.Source?.File, result.Positions[i]?.Line, result.Positions[i]?.Column)).ToList(),
    };
}

/// <summary>A note on what becomes of a resource.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Message">What is so, without a full stop.</param>
/// <param name="File">Its file; null for what comes from no text.</param>
/// <param name="Line">The line of its name, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record ReportedNote(ResourceName Resource, string Message, string? File, int? Line, int? Column);
