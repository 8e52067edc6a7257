using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Generation;

/// <summary>What someone should know who expects MeshServices of a resource.</summary>
/// <param name="Resource">The Service or Dataplane, or the MeshService that is in the way.</param>
/// <param name="Text">What is so, without a full stop.</param>
public sealed record GenerationNote(Resource Resource, string Text)
{
    /// <summary>The reason in a word, as Kuma's Events have it.</summary>
    public string Reason { get; init; } = "FailedToGenerateMeshService";

    /// <summary>A Service has ports that a MeshService cannot have; null where it has none.</summary>
    internal static GenerationNote? OfUnsupportedPorts(Resource<ServiceSpec> service) => ServiceMeshServices.UnsupportedPorts(service).ToList() is { Count: > 0 } ports
        ? new(service, $"Ignored unsupported ports: {string.Join(", ", ports)}") { Reason = "IgnoredUnsupportedPort" }
        : null;

    /// <summary>Somebody else has written a MeshService of the name that a generated one is to have.</summary>
    /// <param name="about">The Service, or the MeshService that is in the way.</param>
    /// <param name="generated">What would be made.</param>
    internal static GenerationNote OfForeignOwner(Resource about, Resource<MeshServiceSpec> generated)
    {
        var owner = generated.Spec.Selector?.DataplaneRef is null ? "Service" : "Pod";
        var name = about is Resource<MeshServiceSpec> ? "" : $" {generated.Metadata.Name}";
        return new(about, $"MeshService{name} already exists and isn't owned by {owner}");
    }
}
