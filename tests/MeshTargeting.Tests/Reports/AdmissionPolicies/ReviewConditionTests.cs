using System.Text.Json.Nodes;
using Cel;
using MeshTargeting.Reports.ValidatingAdmissionPolicies;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reports.AdmissionPolicies;

/// <summary>The webhooks under <c>deploy/</c> are called where the policies judge, and for labels that other objects select by.</summary>
public class ReviewConditionTests
{
    private static readonly string Component =
        File.ReadAllText(Path.Combine(Repository.Root, "deploy", "components", "match-conditions", "kustomization.yaml"));

    [Fact]
    public void the_webhooks_have_the_condition_of_the_policies_and_every_change_of_labels() =>
        Assert.Contains($"- name: something-changes\n            expression: '{ReviewConditions.SomethingChangesForOthers}'\n", Component, StringComparison.Ordinal);

    [Fact]
    public void a_label_that_others_select_by_is_sent_to_the_webhooks_and_no_matter_of_the_policies()
    {
        var request = Request("update-of-labels-that-others-select-by");
        Assert.True(Holds(ReviewConditions.SomethingChangesForOthers, request));
        Assert.False(Holds(ReviewConditions.SomethingChanges, request));
    }

    [Fact]
    public void an_update_that_changes_nothing_that_is_judged_is_not_sent()
    {
        var request = Request("update-of-labels-that-others-select-by");
        request["object"] = request["oldObject"]!.DeepClone();
        request["object"]!["status"] = new JsonObject { ["changed"] = true };
        Assert.False(Holds(ReviewConditions.SomethingChangesForOthers, request));

        request["object"]!["metadata"]!.AsObject().Remove("labels");
        Assert.True(Holds(ReviewConditions.SomethingChangesForOthers, request));
    }

    [Fact]
    public void the_webhooks_leave_alone_what_the_privileged_users_write() => Assert.All(
        ControlPlane.Default.PrivilegedUsers,
        user => Assert.Contains($"expression: 'request.userInfo.username != \"{user}\"'\n", Component, StringComparison.Ordinal));

    private static JsonNode Request(string reviewed)
    {
        var path = Path.Combine(Repository.Root, "tests", "MeshTargeting.Server.Tests", "Cases", "validate", reviewed, "request.json");
        return JsonNode.Parse(File.ReadAllText(path))!["request"]!;
    }

    private static bool Holds(string condition, JsonNode request) =>
        (bool)new CelEnvironment(null, null).Compile(condition).Invoke(new Dictionary<string, object?>
        {
            ["object"] = EvaluatedPolicy.Plain(request["object"]),
            ["oldObject"] = EvaluatedPolicy.Plain(request["oldObject"]),
            ["request"] = new Dictionary<string, object?> { ["operation"] = request["operation"]!.GetValue<string>() },
        })!;
}
