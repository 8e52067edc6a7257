using MeshTargeting.Resources;
using MeshTargeting.Targeting;

namespace MeshTargeting.Server.Admission;

/// <summary>Asks where the World comes from for what it lacks, before it is called missing.</summary>
internal interface ILiveLookup
{
    /// <summary>Those of the resources that are there after all; what cannot be found out in time is not among them.</summary>
    /// <param name="missing">What is looked for.</param>
    /// <param name="deadline">Ends the search.</param>
    Task<IReadOnlyList<Resource>> FindAsync(IReadOnlyList<MissingTarget> missing, CancellationToken deadline);
}

/// <summary>A folder is all there is: nobody knows more.</summary>
internal sealed class NoLiveLookup : ILiveLookup
{
    public Task<IReadOnlyList<Resource>> FindAsync(IReadOnlyList<MissingTarget> missing, CancellationToken deadline) =>
        Task.FromResult<IReadOnlyList<Resource>>([]);
}
