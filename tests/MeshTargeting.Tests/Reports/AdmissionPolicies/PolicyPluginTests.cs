using System.Text.Json.Nodes;
using CsCheck;
using MeshTargeting.Reports.ValidatingAdmissionPolicies;

namespace MeshTargeting.Tests.Reports.AdmissionPolicies;

/// <summary>The policies in Kubernetes' own plugin, held against our validators on generated objects.</summary>
public class PolicyPluginTests
{
    private const int Objects = 300;

    [PolicyPluginFact]
    public void new_services_are_denied_when_our_webhook_denies_them() => AnyMeshService.New.Array[Objects].Sample(
        services =>
        {
            var denials = PolicyPlugin.Denials([.. services.Select(service => new PolicyPlugin.Request("meshservices", service))]);
            Assert.All(services.Zip(denials), pair => AssertSame(AnyMeshService.DeniedWith(pair.First), pair.Second, pair.First));
        },
        iter: 1);

    [PolicyPluginFact]
    public void updates_of_services_are_denied_when_our_webhook_denies_them() => AnyMeshService.Updated.Array[Objects].Sample(
        updates =>
        {
            var denials = PolicyPlugin.Denials([.. updates.Select(update => new PolicyPlugin.Request("meshservices", update.After, update.Before))]);
            Assert.All(
                updates.Zip(denials),
                pair => AssertSame(AnyMeshService.DeniedWith(pair.First.After, pair.First.Before), pair.Second, pair.First.After));
        },
        iter: 1);

    [PolicyPluginFact]
    public void policies_are_denied_when_our_validators_reject_their_references() => Assert.All(
        PolicyShapes.All,
        shape => AnyPolicy.Of(shape).Array[Objects].Sample(
            policies =>
            {
                var denials = PolicyPlugin.Denials([.. policies.Select(policy => new PolicyPlugin.Request(shape.Kind.Plural, policy))]);
                Assert.All(policies.Zip(denials), pair => AssertSame(
                    [.. AnyPolicy.Rejections(pair.First).Select(f => f.Rule.Code)], pair.Second, pair.First, whateverCode: true));
            },
            iter: 1));

    [PolicyPluginFact]
    public void kuma_itself_is_not_stopped_and_a_status_is_written()
    {
        var service = AnyMeshService.Of("backend", null, new JsonObject { ["ports"] = new JsonArray(new JsonObject { ["port"] = 0 }) });
        var written = (JsonObject)service.DeepClone();
        written["status"] = new JsonObject();

        var denials = PolicyPlugin.Denials(
        [
            new PolicyPlugin.Request("meshservices", service),
            new PolicyPlugin.Request("meshservices", service, User: "system:serviceaccount:kuma-system:kuma-control-plane"),
            new PolicyPlugin.Request("meshservices", written, service),
        ]);

        Assert.Contains("MS2", denials[0], StringComparison.Ordinal);
        Assert.Equal(["", ""], denials.Skip(1));
    }

    [PolicyPluginFact]
    public void warns_with_the_code_where_it_is_not_to_deny()
    {
        var service = AnyMeshService.Of("backend", null, (JsonObject)Any.Json("""{"selector":{"dataplaneTags":{"app":"a"}},"ports":[{"port":0}]}""")!);

        var answer = Assert.Single(PolicyPlugin.Answers([new PolicyPlugin.Request("meshservices", service)], warnOnly: true));

        Assert.True(answer["allowed"]!.GetValue<bool>());
        Assert.Contains("spec.ports[].port: a port lies between 1 and 65535 (MS204)", $"{answer["warnings"]![0]}", StringComparison.Ordinal);
    }

    private static void AssertSame(IReadOnlyList<string> expected, string denial, JsonObject value, bool whateverCode = false)
    {
        var isSame = expected.Count == 0
            ? denial.Length == 0
            : denial.Length > 0 && (whateverCode || expected.Any(code => denial.Contains($"({code})", StringComparison.Ordinal)));
        Assert.True(isSame, $"{value.ToJsonString()}\nvalidator: {string.Join(", ", expected)}\nplugin: {denial}");
    }
}
