using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Generation.Universal;

/// <summary>What is to become of the generated MeshServices of a mesh.</summary>
/// <param name="Changes">What is to be written, by name; empty where all is as it should be.</param>
/// <param name="Desired">The generated MeshServices once that is done, those that wait for their end left out; by name.</param>
/// <param name="Notes">What keeps Dataplanes from having the MeshService that is expected of them.</param>
public sealed record UniversalPlan(
    IReadOnlyList<ServiceChange> Changes, IReadOnlyList<Resource<MeshServiceSpec>> Desired, IReadOnlyList<GenerationNote> Notes);
