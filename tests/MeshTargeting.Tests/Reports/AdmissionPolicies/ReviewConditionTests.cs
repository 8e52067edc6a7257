using MeshTargeting.Reports.ValidatingAdmissionPolicies;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reports.AdmissionPolicies;

/// <summary>The webhooks under <c>deploy/</c> are called under the very condition under which the policies judge.</summary>
public class ReviewConditionTests
{
    private static readonly string Component =
        File.ReadAllText(Path.Combine(Repository.Root, "deploy", "components", "match-conditions", "kustomization.yaml"));

    [Fact]
    public void the_webhooks_have_the_condition_of_the_policies() =>
        Assert.Contains($"- name: something-changes\n            expression: '{ReviewConditions.SomethingChanges}'\n", Component, StringComparison.Ordinal);

    [Fact]
    public void the_webhooks_leave_alone_what_the_privileged_users_write() => Assert.All(
        ControlPlane.Default.PrivilegedUsers,
        user => Assert.Contains($"expression: 'request.userInfo.username != \"{user}\"'\n", Component, StringComparison.Ordinal));
}
