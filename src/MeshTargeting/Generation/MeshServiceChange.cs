using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Generation;

/// <summary>What is to be done with a MeshService so that what is stored becomes what is wanted.</summary>
/// <param name="Service">The MeshService: as it is to be, or the one that is to go.</param>
public abstract record MeshServiceChange(Resource<MeshServiceSpec> Service)
{
    /// <summary>It is new.</summary>
    /// <param name="Service">The MeshService as it is to be.</param>
    public sealed record Creation(Resource<MeshServiceSpec> Service) : MeshServiceChange(Service);

    /// <summary>It is there, and is to be another.</summary>
    /// <param name="Service">The MeshService as it is to be.</param>
    /// <param name="Reason">What changes, for a log.</param>
    public sealed record Update(Resource<MeshServiceSpec> Service, string Reason) : MeshServiceChange(Service);

    /// <summary>It is to go.</summary>
    /// <param name="Service">The MeshService as it is.</param>
    /// <param name="Reason">Why, for a log.</param>
    public sealed record Deletion(Resource<MeshServiceSpec> Service, string Reason) : MeshServiceChange(Service);
}
