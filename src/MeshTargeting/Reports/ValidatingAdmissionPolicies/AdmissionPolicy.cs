using MeshTargeting.Findings;
using MeshTargeting.Resources;

namespace MeshTargeting.Reports.ValidatingAdmissionPolicies;

/// <summary>What an API server demands of the objects of a kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Variables">Names and expressions, each of which may use those before it.</param>
/// <param name="Rules">What is demanded.</param>
internal sealed record AdmissionPolicy(
    KindDescriptor Kind, IReadOnlyList<(string Name, string Expression)> Variables, IReadOnlyList<AdmissionRule> Rules);

/// <summary>One demand.</summary>
/// <param name="Rule">The code of what does not meet it.</param>
/// <param name="Field">The field that is wrong then; <c>[]</c> stands for any item of a list.</param>
/// <param name="Words">What is wrong then.</param>
/// <param name="Expression">True where the object meets it.</param>
internal sealed record AdmissionRule(RuleDescriptor Rule, string Field, string Words, string Expression)
{
    /// <summary>What kubectl shows.</summary>
    public string Message => $"{Field}: {Words} ({Rule.Code})";
}
