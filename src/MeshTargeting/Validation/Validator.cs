using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Validation;

/// <summary>Judges one resource alone: what Kuma rejects (MS1xx), and what the MeshService reference forbids (MS2xx).</summary>
public static class Validator
{
    /// <summary>
    /// Everything that is wrong, never only the first: Kuma's own violations first and in Kuma's order, then ours in the order of
    /// the fields. Kinds without a validator give nothing. Positions are not filled in.
    /// </summary>
    public static IReadOnlyList<Finding> Validate(Resource resource, ValidationContext context) => resource switch
    {
        Resource<MeshServiceSpec> service => MeshServiceValidator.Validate(service, context),
        _ => [],
    };
}
