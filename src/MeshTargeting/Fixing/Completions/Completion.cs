using MeshTargeting.Findings;
using MeshTargeting.Resources;

namespace MeshTargeting.Fixing.Completions;

/// <summary>A default that can be written out: nothing is wrong without it, and whoever reads the manifest knows more with it.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Path">The place that is completed.</param>
/// <param name="Fix">How.</param>
public sealed record Completion(Resource Resource, string Path, Fix Fix);
