namespace MeshTargeting.Resources;

/// <summary>A Kubernetes object with which a resource goes: once every owner is gone, Kubernetes deletes the resource (<c>metadata.ownerReferences</c>).</summary>
/// <param name="ApiVersion">The owner's group and version, for example <c>v1</c>.</param>
/// <param name="Kind">Its kind, for example <c>Service</c>.</param>
/// <param name="Name">Its name; it lies in the namespace of the resource, or in none.</param>
/// <param name="Uid">What tells it from one of the same name that came later; null where it is no UUID.</param>
/// <param name="IsController">Whether it manages the resource, which of all owners at most one does.</param>
/// <param name="BlocksDeletion">Whether the owner stays until the resource is gone, where it is deleted in the foreground.</param>
public sealed record OwnerReference(string ApiVersion, string Kind, string Name, Guid? Uid, bool IsController = false, bool BlocksDeletion = false);
