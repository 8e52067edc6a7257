using MeshTargeting.Resources;

namespace MeshTargeting.Targeting.Rules;

/// <summary>What contributed to a rule.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="RuleIndex">The index of the item in its <c>to</c>, <c>from</c> or <c>rules</c>.</param>
public sealed record ItemOrigin(Resource Policy, int RuleIndex);
