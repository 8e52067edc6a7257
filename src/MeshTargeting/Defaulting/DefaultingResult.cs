using MeshTargeting.Resources;

namespace MeshTargeting.Defaulting;

/// <summary>A resource with its defaults, and which of its fields they are.</summary>
/// <param name="Resource">The resource with its defaults; the very same object where nothing was left out.</param>
/// <param name="FilledIn">Every field that was absent or null and now has a value, from the outside in; never one that had a value.</param>
public sealed record DefaultingResult(Resource Resource, IReadOnlyList<DefaultedField> FilledIn);
