using MeshTargeting.Resources;

namespace MeshTargeting.Generation;

/// <summary>What someone should know who expects MeshServices of a resource.</summary>
/// <param name="Resource">The Service or Dataplane, or the MeshService that is in the way.</param>
/// <param name="Text">What is so, without a full stop.</param>
public sealed record GenerationNote(Resource Resource, string Text);
