using CsCheck;
using MeshTargeting.Reports.ValidatingAdmissionPolicies;

namespace MeshTargeting.Tests.Reports.AdmissionPolicies;

/// <summary>The policies on Kuma's policies and our validators, held against each other on generated references.</summary>
public class TargetRefPolicyTests
{
    public static TheoryData<string> Kinds => [.. PolicyShapes.All.Select(shape => shape.Kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void a_policy_is_denied_when_the_validator_rejects_its_references(string kind)
    {
        var shape = PolicyShapes.All.Single(s => s.Kind.Name == kind);
        var policy = EvaluatedPolicy.Of(kind);
        AnyPolicy.Of(shape).Sample(
            value =>
            {
                var rejections = AnyPolicy.Rejections(value);
                var violated = policy.Violated(value);

                Assert.True(
                    violated.Count > 0 == rejections.Count > 0,
                    $"{value.ToJsonString()}\nvalidator: {string.Join("; ", rejections.Select(r => r.Sentence))}\npolicy: {string.Join("; ", violated.Select(v => v.Message))}");
            },
            iter: 400);
    }

    [Fact]
    public void a_policy_from_elsewhere_is_the_operators_unless_its_label_says_otherwise()
    {
        var policy = EvaluatedPolicy.Of("MeshTimeout");
        var shape = PolicyShapes.All.Single(s => s.Kind.Name == "MeshTimeout");
        var gateway = Any.Members(("kind", "MeshGateway"), ("name", "edge"));
        foreach (var (origin, role) in new[] { ("global", null), ("global", "system"), ("global", "producer"), ("zone", "system"), (null, "system") })
        {
            var value = AnyPolicy.Of(shape, gateway, [Any.Members(("kind", "Mesh"))], null, null, hasRules: false, "app");
            value["metadata"]!["labels"] = Any.Members(("kuma.io/origin", origin), ("kuma.io/policy-role", role));

            var rejected = AnyPolicy.Rejections(value).Any(f => f.Path == "spec.targetRef.kind");

            Assert.Equal(rejected, policy.Violated(value).Count > 0);
        }
    }
}
