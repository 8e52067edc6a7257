using MeshTargeting.Resources;

namespace MeshTargeting.Generation;

/// <summary>What is to be done with a resource so that what is stored becomes what is wanted.</summary>
/// <param name="Stored">The resource as it is stored; null where it is new.</param>
/// <param name="Desired">The resource as it is to be; null where it is to go. Not both are null.</param>
/// <param name="Reason">What changes, for a log; without a full stop.</param>
public sealed record ServiceChange(Resource? Stored, Resource? Desired, string Reason)
{
    /// <summary>Which resource it is.</summary>
    public ResourceId Id => (Desired ?? Stored)!.Id;

    /// <summary>It is new.</summary>
    public static ServiceChange Create(Resource desired, string reason = "it is new") => new(null, desired, reason);

    /// <summary>It is there, and is to be another.</summary>
    public static ServiceChange Update(Resource stored, Resource desired, string reason) => new(stored, desired, reason);

    /// <summary>It is to go.</summary>
    public static ServiceChange Delete(Resource stored, string reason) => new(stored, null, reason);
}
