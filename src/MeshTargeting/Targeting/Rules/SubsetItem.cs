using MeshTargeting.Resources;

namespace MeshTargeting.Targeting.Rules;

/// <summary>An item of a policy as rules by tags see it.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Index">Its index in the list that it stands in, or in the list that was made of that one.</param>
/// <param name="Subset">The tags that it is for, by key and value.</param>
/// <param name="Conf">What it sets.</param>
internal sealed record SubsetItem(Resource Policy, int Index, IReadOnlyList<SubsetTag> Subset, ConfValue Conf);
