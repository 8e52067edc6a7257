using System.Text.Json.Nodes;
using MeshTargeting.Resources;
using MeshTargeting.Server.Admission;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.State;
using MeshTargeting.Server.Tests.Harness;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Tests.Admission;

/// <summary>What Kuma's permission checks refuse, in both webhooks.</summary>
public class PermissionTests
{
    private const string ControlPlane = "system:serviceaccount:kuma-system:kuma-control-plane";
    private const string NeedsOrigin = "Operation not allowed. Applying policies on Zone CP on a system namespace requires 'kuma.io/origin' label to be set to 'zone'.";
    private const string Mixed = """{"to":[{"targetRef":{"kind":"MeshService","name":"a"},"default":{"idleTimeout":"1h"}},{"targetRef":{"kind":"Mesh"},"default":{"idleTimeout":"1h"}}]}""";

    private static readonly ServerOptions Zone = new() { From = "." };
    private static readonly ServerOptions Federated = Zone with { World = new WorldOptions { Mode = ControlPlaneMode.FederatedZone, Zone = "east" } };

    [Fact]
    public void a_forbidden_object_is_refused_by_both_webhooks_with_kumas_cause()
    {
        var request = Create(Policy("kuma-system"));

        foreach (var answer in new[] { Validate(Federated, request), Mutate(Federated, request) })
        {
            Assert.False(answer.Allowed);
            Assert.Equal((403, "Forbidden", NeedsOrigin), (answer.Status!.Code, answer.Status.Reason, answer.Status.Message));
            Assert.Equal(new StatusCause("FieldValueInvalid", "cannot be empty", "metadata.labels[kuma.io/origin]"), Assert.Single(answer.Status.Details!.Causes));
            Assert.Equal((null, null), (answer.Status.Details.Name, answer.Status.Details.Kind));
            Assert.Equal("MS120", answer.AuditAnnotations!["codes"]);
            Assert.Null(answer.Warnings);
            Assert.Null(answer.Patch);
        }
    }

    [Fact]
    public void a_refusal_without_a_cause_has_no_details() =>
        Assert.Null(Validate(Federated, Create(Policy("shop", """{"kuma.io/origin":"zone","kuma.io/zone":"west"}"""))).Status!.Details);

    [Fact]
    public void deletions_are_judged_by_the_object_that_is_there()
    {
        var deletion = Create(Policy("kuma-system")) with { Operation = "DELETE", OldObject = Create(Policy("kuma-system")).Object, Object = null };

        Assert.Equal(403, Validate(Federated, deletion).Status?.Code);
        Assert.True(Validate(Federated, deletion with { UserInfo = new UserInfo { Username = ServerOptions.GarbageCollector } }).Allowed);
        Assert.True(Validate(Zone, deletion).Allowed);
        Assert.True(Validate(Federated, deletion with { OldObject = null }).Allowed);
    }

    [Fact]
    public void an_invalid_object_can_be_deleted()
    {
        var request = Create(Policy("shop", spec: "{}"));

        Assert.False(Validate(Zone, request).Allowed);
        Assert.True(Validate(Zone, request with { Operation = "DELETE", OldObject = request.Object, Object = null }).Allowed);
    }

    [Fact]
    public void an_update_that_changes_nothing_of_kumas_is_admitted()
    {
        var before = Policy("kuma-system");
        var after = Policy("kuma-system");
        after["metadata"]!["finalizers"] = new JsonArray("example.com/a");
        var update = Create(after) with { Operation = "UPDATE", OldObject = Create(before).Object };

        Assert.True(Validate(Federated, update).Allowed);
        Assert.True(Mutate(Federated, update).Allowed);
    }

    [Fact]
    public void users_of_kuma_are_exempt_from_permissions_and_from_nothing_that_kuma_rejects()
    {
        Assert.True(Validate(Federated, Create(Policy("kuma-system")) with { UserInfo = new UserInfo { Username = ControlPlane } }).Allowed);
        Assert.Equal(422, Validate(Federated, Create(Policy("kuma-system", spec: "{}")) with { UserInfo = new UserInfo { Username = ControlPlane } }).Status?.Code);
        Assert.False(Validate(Federated with { PrivilegedUsers = ["bob"] }, Create(Policy("kuma-system")) with { UserInfo = new UserInfo { Username = ControlPlane } }).Allowed);
    }

    [Fact]
    public void origins_are_not_asked_for_where_that_is_turned_off() => Assert.True(
        Validate(Federated with { World = Federated.World with { DisableOriginLabelValidation = true } }, Create(Policy("kuma-system"))).Allowed);

    [Fact]
    public void a_policy_of_several_roles_is_forbidden_or_invalid()
    {
        var request = Create(Policy("shop", spec: Mixed));

        Assert.Equal(403, Validate(Federated, request).Status?.Code);
        Assert.Equal(403, Mutate(Federated, request).Status?.Code);
        Assert.Equal(
            (422, "it's not allowed to mix producer and consumer items in the same policy"),
            (Mutate(Zone, request).Status!.Code, Mutate(Zone, request).Status!.Message));
        Assert.Contains(Validate(Zone, request).Warnings!, w => w.StartsWith("MS119 ", StringComparison.Ordinal));
    }

    [Fact]
    public void labels_that_kuma_forces_are_set_anew_and_taken_away()
    {
        var policy = Policy("shop", """{"kuma.io/policy-role":"system"}""");
        var proxy = JsonNode.Parse(
            """
            {"apiVersion":"kuma.io/v1alpha1","kind":"Dataplane","mesh":"default","metadata":{"name":"d","namespace":"shop",
            "labels":{"kuma.io/proxy-type":"gateway","kuma.io/listener-zoneingress":"enabled","team":"a"} },"spec":{"networking":{"address":"10.0.0.1"} } }
            """)!.AsObject();

        Assert.Equal("consumer", Label(policy, "kuma.io/policy-role"));
        Assert.Equal("sidecar", Label(proxy, "kuma.io/proxy-type"));
        Assert.Null(Label(proxy, "kuma.io/listener-zoneingress"));
        Assert.Equal("a", Label(proxy, "team"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"metadata\":null")]
    [InlineData(",\"metadata\":{\"name\":\"t\",\"creationTimestamp\":null}")]
    public void bare_metadata_are_filled_in(string metadata)
    {
        var bare = JsonNode.Parse($$"""{"apiVersion":"kuma.io/v1alpha1","kind":"MeshTimeout"{{metadata}},"spec":{} }""")!.AsObject();

        var once = AddPatch.Apply(bare, Mutate(Zone, Requests.Create(bare) with { Name = "t" }).Patch);

        Assert.Equal("default", once["metadata"]!["labels"]!["kuma.io/mesh"]!.GetValue<string>());
        Assert.False(once["metadata"]!.AsObject().ContainsKey("creationTimestamp"));
    }

    private static string? Label(JsonObject value, string label)
    {
        var once = AddPatch.Apply(value, Mutate(Zone, Create(value)).Patch);
        Assert.Null(Mutate(Zone, Create(once)).Patch);
        return once["metadata"]!["labels"]![label]?.GetValue<string>();
    }

    private static AdmissionResponse Validate(ServerOptions options, AdmissionRequest request) => Judge.Review(options, new WorldState(), request);

    private static AdmissionResponse Mutate(ServerOptions options, AdmissionRequest request) => new Mutator(options).Review(request);

    private static AdmissionRequest Create(JsonObject value) =>
        Requests.Create(value) with { Namespace = value["metadata"]!["namespace"]!.GetValue<string>() };

    private static JsonObject Policy(
        string ns, string labels = "{}", string spec = """{"to":[{"targetRef":{"kind":"Mesh"},"default":{"idleTimeout":"1h"}}]}""") => JsonNode.Parse(
        $$"""{"apiVersion":"kuma.io/v1alpha1","kind":"MeshTimeout","metadata":{"name":"t","namespace":"{{ns}}","labels":{{labels}}},"spec":{{spec}}}""")!.AsObject();
}
