using System.Text.Json.Nodes;
using CsCheck;

namespace MeshTargeting.Tests.Reports.AdmissionPolicies;

/// <summary>The policy on MeshServices and our validator, held against each other on generated services.</summary>
public class MeshServicePolicyTests
{
    private static readonly EvaluatedPolicy Policy = EvaluatedPolicy.Of("MeshService");

    [Fact]
    public void a_new_service_is_denied_with_the_codes_of_the_validator() => AnyMeshService.New.Sample(
        service => Assert.True(AnyMeshService.DeniedWith(service).SequenceEqual(Codes(service)), service.ToJsonString()), iter: 1000);

    [Fact]
    public void an_update_is_denied_for_what_it_brings_alone() => AnyMeshService.Updated.Sample(
        update => Assert.True(
            AnyMeshService.DeniedWith(update.After, update.Before).SequenceEqual(Codes(update.After, update.Before)),
            $"{update.Before.ToJsonString()}\n{update.After.ToJsonString()}\nvalidator: {string.Join(' ', AnyMeshService.DeniedWith(update.After, update.Before))}\npolicy: {string.Join(' ', Codes(update.After, update.Before))}"),
        iter: 1000);

    [Fact]
    public void a_write_of_the_status_is_never_denied()
    {
        var stored = AnyMeshService.Of("1a", null, new JsonObject { ["ports"] = new JsonArray(new JsonObject { ["port"] = 0 }) });
        var written = (JsonObject)stored.DeepClone();
        written["status"] = new JsonObject { ["vips"] = new JsonArray() };
        ((JsonObject)written["metadata"]!)["labels"] = new JsonObject { ["team"] = "a" };

        Assert.NotEmpty(Policy.Violated(stored));
        Assert.Empty(Policy.Violated(written, stored));
    }

    [Fact]
    public void a_label_of_kumas_is_a_change()
    {
        var stored = AnyMeshService.Of("backend", null, new JsonObject { ["selector"] = Any.Json("""{"dataplaneTags":{},"dataplaneRef":{"name":"a.b"}}""") });
        var written = (JsonObject)stored.DeepClone();
        ((JsonObject)written["metadata"]!)["labels"] = new JsonObject { ["kuma.io/mesh"] = "other" };

        Assert.Equal(["MS111"], Codes(written, stored));
    }

    [Theory]
    [InlineData("system:serviceaccount:kuma-system:kuma-control-plane", false)]
    [InlineData("kubernetes-admin", true)]
    public void kuma_itself_is_never_stopped_by_the_reference(string user, bool managed)
    {
        var service = AnyMeshService.Of("backend", null, new JsonObject { ["ports"] = new JsonArray(new JsonObject { ["port"] = 0 }) });
        if (managed)
        {
            ((JsonObject)service["metadata"]!)["labels"] = new JsonObject { ["kuma.io/managed-by"] = "k8s-controller" };
        }

        Assert.NotEmpty(Policy.Violated(AnyMeshService.Of("backend", null, (JsonObject)service["spec"]!)));
        Assert.Empty(Policy.Violated(service, user: user));
    }

    private static IReadOnlyList<string> Codes(JsonObject service, JsonObject? before = null) =>
        [.. Policy.Violated(service, before).Select(r => r.Rule.Code).Distinct().Order(StringComparer.Ordinal)];
}
